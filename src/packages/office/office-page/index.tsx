/** The frame of an office page: for whom it is, in which of my regions it acts, what went wrong last. */
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Chips } from '../../../components/choice'
import { EmptyState } from '../../../components/empty-state'
import { Loading } from '../../../components/loading'
import { Notice } from '../../../components/notice'
import { Page } from '../../../components/page'
import type { Office } from '../use-office'
import './index.scss'

interface OfficePageProps {
  readonly office: Office
  readonly problem?: string
  readonly actions?: ReactNode
  readonly overlay?: ReactNode
  readonly children: ReactNode
}

export function OfficePage({ office, problem = '', actions, overlay, children }: OfficePageProps) {
  const { access, places, regionId, choose } = office
  if (!access)
    return (
      <Page>
        <Loading />
      </Page>
    )
  if (places.length === 0)
    return (
      <Page>
        <EmptyState
          icon="lock"
          title="您现在的岗位不办这件事"
          text="需要时请联系社区工作者或街道管理员。"
        />
      </Page>
    )
  return (
    <Page {...(actions ? { actions } : {})} {...(overlay ? { overlay } : {})}>
      {places.length > 1 && (
        <View className="office-page__places">
          <Chips
            options={places.map((place) => ({ value: place.id, label: place.name }))}
            value={regionId}
            onChange={choose}
          />
        </View>
      )}
      <Notice text={problem} />
      {children}
    </Page>
  )
}
