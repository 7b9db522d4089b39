/** The frame of an office page: for whom it is, in which of my regions it acts, what went wrong last. */
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Chips } from '../choice'
import { EmptyState } from '../empty-state'
import { Loading } from '../loading'
import { Notice } from '../notice'
import { Page } from '../page'
import type { OfficePlaces } from './use-office-places'
import './index.scss'

interface OfficePageProps {
  /** `access`: null until the phone's store has been read. */
  readonly office: OfficePlaces & { readonly access: object | null }
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
