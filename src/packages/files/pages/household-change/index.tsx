/** 住户变动: first what happened, then only what that needs; one red button, and ten seconds to take it back. */
import { Text } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { DateField } from '../../../../components/date-field'
import { DraftNotice } from '../../../../components/draft-notice'
import { EmptyState } from '../../../../components/empty-state'
import { Field } from '../../../../components/field'
import { ListRow } from '../../../../components/list-row'
import { Loading } from '../../../../components/loading'
import { goBack } from '../../../../components/navigation/open-page'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { ReadOnly } from '../../when-known'
import { changeKinds } from './change-kinds'
import { PeopleChoice, TargetChoice } from './choices'
import { useHouseholdChange, type HouseholdChangeState } from './use-household-change'
import './index.scss'

export default function HouseholdChangePage() {
  const { householdId = '', houseId = '' } = useRouter().params
  const page = useHouseholdChange(householdId, houseId)
  if (!page.ready)
    return (
      <Page>
        <Loading rows={5} />
      </Page>
    )
  if (page.known && !page.mayWrite)
    return (
      <Page>
        <ReadOnly />
      </Page>
    )
  if (!page.known)
    return (
      <Page>
        <EmptyState
          title="这扇门不在手机上"
          text="可能已换了区域，请更新后再看。"
          act="返回"
          onAct={goBack}
        />
      </Page>
    )
  return (
    <Page
      {...(page.needs
        ? {
            actions: (
              <Button
                kind="primary"
                busy={page.busy}
                disabled={page.missing !== ''}
                onPress={() => void page.save()}
              >
                {page.missing === '' ? page.needs.act : page.missing}
              </Button>
            ),
          }
        : {})}
    >
      <Text className="page__title">{page.needs ? page.needs.title : '发生了什么'}</Text>
      <Text className="page__subtitle">{page.where}</Text>
      <DraftNotice restored={page.restored} onAfresh={page.startAfresh} />
      <Notice text={page.problem} />
      {page.needs ? <ChangeFields page={page} /> : <KindList page={page} />}
    </Page>
  )
}

function KindList({ page }: { readonly page: HouseholdChangeState }) {
  return (
    <Card>
      {page.kinds.map((kind) => (
        <ListRow
          key={kind}
          title={changeKinds[kind].title}
          detail={changeKinds[kind].hint}
          onPress={() => page.choose(kind)}
        />
      ))}
    </Card>
  )
}

function ChangeFields({ page }: { readonly page: HouseholdChangeState }) {
  const { needs } = page
  if (!needs) return null
  return (
    <>
      {needs.people !== 'none' && page.people.length > 0 && <PeopleChoice page={page} />}
      {needs.target !== 'none' && <TargetChoice page={page} />}
      {(needs.date !== '' || needs.line !== '') && (
        <Card title="知道的就写" aside="不知道就空着">
          {needs.date !== '' && (
            <DateField
              label={needs.date}
              value={page.on}
              latest={page.today}
              onChange={page.setOn}
            />
          )}
          {needs.line !== '' && (
            <Field label={needs.line} value={page.line} onChange={page.setLine} />
          )}
        </Card>
      )}
      <Notice tone="grey" text="原来的资料和走访记录都留着，时间线上看得到。" />
      {page.kinds.length > 1 && (
        <Button kind="quiet" onPress={() => page.choose(null)}>
          不是这件事，重选
        </Button>
      )}
    </>
  )
}
