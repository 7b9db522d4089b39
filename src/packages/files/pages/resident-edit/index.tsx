/** 居民资料: what the card says, how to reach, who needs care; the rest behind one tap. Only what changes is typed. */
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { MultiChips } from '../../../../components/choice'
import { wordOptions } from '../../../../components/choice/word-options'
import { DraftNotice } from '../../../../components/draft-notice'
import { ListRow } from '../../../../components/list-row'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { WhenKnown } from '../../when-known'
import { ContactCard } from './contact-card'
import { IdentityCard } from './identity-card'
import { MoreCard } from './more-card'
import {
  useResidentEdit,
  type ResidentEditParams,
  type ResidentEditState,
} from './use-resident-edit'
import './index.scss'

export default function ResidentEditPage() {
  const { residentId = '', householdId = '' } = useRouter().params
  const [kind, id] =
    residentId === '' ? (['household', householdId] as const) : (['resident', residentId] as const)
  return (
    <WhenKnown kind={kind} id={id}>
      <ResidentEdit residentId={residentId} householdId={householdId} />
    </WhenKnown>
  )
}

function ResidentEdit(params: ResidentEditParams) {
  const page = useResidentEdit(params)
  const [more, setMore] = useState(false)
  const { form, change } = page
  return (
    <Page
      actions={
        <Button kind="primary" busy={page.busy} onPress={() => void page.submit()}>
          存好
        </Button>
      }
    >
      <Text className="page__title">{page.adding ? '添一个人' : (page.resident?.name ?? '')}</Text>
      <Text className="page__subtitle">{page.where}</Text>
      <DraftNotice restored={page.restored} onAfresh={page.startAfresh} />
      <Notice text={page.problem} />
      <Duplicates page={page} />
      <IdentityCard page={page} />
      <ContactCard page={page} />
      <Card title="人群类别" aside="可以选几个">
        <MultiChips
          options={wordOptions(page.tagNames)}
          values={form.tags}
          onChange={(tags) => change({ tags: [...tags] })}
        />
        <Text className="resident-edit__foot" />
      </Card>
      {more ? (
        <MoreCard page={page} />
      ) : (
        <Card>
          <ListRow
            title="更多资料"
            detail="民族、政治面貌、工作单位、备注"
            onPress={() => setMore(true)}
          />
        </Card>
      )}
    </Page>
  )
}

/** Somebody very like this one is on file already: where, and why we think so. Nothing is blocked. */
function Duplicates({ page }: { readonly page: ResidentEditState }) {
  if (page.duplicates.length === 0) return null
  return (
    <Card title="◆ 可能已经有档案" aside="不是同一人就接着填">
      {page.duplicates.map((one) => (
        <ListRow
          key={one.id}
          title={`${one.name} · ${one.where}`}
          detail={one.reasons}
          onPress={() => openPage(routes.household, { householdId: one.householdId })}
          {...(page.mayMerge && page.resident
            ? { trailing: <MergeButton residentId={page.resident.id} otherId={one.id} /> }
            : {})}
        />
      ))}
    </Card>
  )
}

/** Beside the row, which leads to the household: a tap here must not lead there. */
function MergeButton(ids: { readonly residentId: string; readonly otherId: string }) {
  return (
    <View onClick={(event) => event.stopPropagation()}>
      <Button kind="quiet" compact onPress={() => openPage(routes.merge, { ...ids })}>
        合并
      </Button>
    </View>
  )
}
