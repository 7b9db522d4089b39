/** 合并档案: two files of one person; for each difference one tap says which is right. It can be undone from the timeline. */
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Chips } from '../../../../components/choice'
import { EmptyState } from '../../../../components/empty-state'
import { Field } from '../../../../components/field'
import { ListRow } from '../../../../components/list-row'
import { Loading } from '../../../../components/loading'
import { goBack } from '../../../../components/navigation/open-page'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { Tag } from '../../../../components/tag'
import { useMerge, type MergeState } from './use-merge'
import './index.scss'

export default function MergePage() {
  const { residentId = '', otherId = '' } = useRouter().params
  const page = useMerge(residentId, otherId)
  if (!page.ready)
    return (
      <Page>
        <Loading rows={5} />
      </Page>
    )
  if (!page.left || !page.may)
    return (
      <Page>
        <EmptyState
          icon="lock"
          title={page.left ? '合并要由社区工作者来办' : '这份档案不在手机上'}
          text="看到重复的档案，请告诉社区工作者。"
          act="返回"
          onAct={goBack}
        />
      </Page>
    )
  if (!page.right) return <ChooseOther page={page} />
  return (
    <Page
      actions={
        <Button kind="primary" busy={page.busy} onPress={() => void page.merge()}>
          合并成一份
        </Button>
      }
    >
      <Text className="page__title">{`合并${page.left.name}的两份档案`}</Text>
      <Text className="page__subtitle">走访记录和标签两边都留下，不用选。</Text>
      <Notice text={page.problem} />
      <Card title="住在哪里" aside="留下这一份">
        <Chips
          options={[
            { value: 'left', label: page.leftDoor },
            { value: 'right', label: page.rightDoor },
          ]}
          value={page.keep}
          onChange={page.setKeep}
        />
        <Text className="merge__foot" />
      </Card>
      {page.differences.length === 0 ? (
        <Notice tone="green" text="其他资料两份都一样。" />
      ) : (
        <Card title="两份不一样的" aside={`${page.differences.length} 处`}>
          {page.differences.map(({ field, label, left, right, side }) => (
            <View key={field} className="merge__difference">
              <Text className="merge__label">{label}</Text>
              <Chips
                options={[
                  { value: 'left', label: left },
                  { value: 'right', label: right },
                ]}
                value={side}
                onChange={(chosen) => page.chooseSide(field, chosen)}
              />
            </View>
          ))}
        </Card>
      )}
      <View>
        {page.covers && (
          <Button kind="quiet" onPress={() => void page.uncover()}>
            显示号码（会记下是您看的）
          </Button>
        )}
      </View>
    </Page>
  )
}

function ChooseOther({ page }: { readonly page: MergeState }) {
  return (
    <Page>
      <Text className="page__title">{`和${page.left?.name ?? ''}是同一个人的`}</Text>
      <Text className="page__subtitle">{page.leftDoor}</Text>
      <Card title="是哪一份">
        <Field label="" value={page.query} onChange={page.setQuery} placeholder="换个姓名找" />
        {page.candidates.length === 0 && (
          <EmptyState icon="search" title="没有像是同一人的档案" text="可以按姓名再找。" />
        )}
        {page.candidates.map(({ resident, where, why }) => (
          <ListRow
            key={resident.id}
            title={`${resident.name} · ${where}`}
            detail={
              <>
                <Text>
                  {resident.birthDate === '' ? '出生日期未填' : `${resident.birthDate} 生`}
                </Text>
                {why !== '' && <Tag tone="amber">{`◆ ${why}`}</Tag>}
              </>
            }
            onPress={() => page.chooseOther(resident.id)}
          />
        ))}
      </Card>
    </Page>
  )
}
