/** 人民调解: what I mediate, what is arranged, what I promised to come back for; and opening one. */
import { View } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Chips } from '../../../../components/choice'
import { EmptyState } from '../../../../components/empty-state'
import { ListRow } from '../../../../components/list-row'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { OfficePage } from '../../../../components/office-page'
import { Rows } from '../../../../components/rows'
import { Answered } from '../../../../components/server-answer'
import { Tag } from '../../../../components/tag'
import type { MediationLine, MediationListName } from '../../../../protocol/mediation'
import { nextWords, stateTag, whoWords } from '../../mediation-words'
import { useMediations } from './use-mediations'
import './index.scss'

const lists: readonly { readonly value: MediationListName; readonly label: string }[] = [
  { value: 'mine', label: '我调解的' },
  { value: 'sessions', label: '约好的' },
  { value: 'revisits', label: '该回访' },
  { value: 'open', label: '在调的' },
  { value: 'ended', label: '办完的' },
]

const nothing: Readonly<Record<MediationListName, string>> = {
  mine: '没有等您调解的',
  sessions: '还没有约好的时间',
  revisits: '没有答应过还没做的回访',
  open: '这里没有在调的纠纷',
  ended: '还没有办完的',
}

export default function MediationsPage() {
  const { office, list, setList, asked, nowMs, remind } = useMediations()
  const { regionId } = office
  return (
    <OfficePage
      office={office}
      actions={
        <Button kind="primary" onPress={() => openPage(routes.mediationOpen, { regionId })}>
          受理一件调解
        </Button>
      }
    >
      <View className="mediations__lists">
        <Chips options={lists} value={list} onChange={setList} />
      </View>
      <Answered asked={asked}>
        {(lines) =>
          lines.length === 0 ? (
            <EmptyState
              icon="check"
              title={nothing[list]}
              text={list === 'mine' ? '居民提的诉求可以转过来，有人上门也可以直接受理。' : ''}
            />
          ) : (
            <Card aside={`${lines.length} 件`} title={listTitle(list)}>
              <Rows
                items={lines}
                keyOf={({ id }) => id}
                row={(line) => <Line line={line} nowMs={nowMs} />}
              />
            </Card>
          )
        }
      </Answered>
      {remind && (
        <Button kind="quiet" onPress={() => void remind()}>
          快到约好的时间、该回访了，提醒我
        </Button>
      )}
    </OfficePage>
  )
}

const listTitle = (list: MediationListName): string =>
  lists.find(({ value }) => value === list)?.label ?? ''

function Line({ line, nowMs }: { readonly line: MediationLine; readonly nowMs: number }) {
  const tag = stateTag(line.state)
  const mediators = line.isMine ? '' : ` · ${line.mediators.join('、')}`
  return (
    <ListRow
      title={`${line.kind}：${whoWords(line)}`}
      detail={
        <>
          <Tag tone={tag.tone}>{tag.words}</Tag>
          <View className="mediations__next">
            {`${nextWords(line, nowMs)} · ${line.regionName}${mediators}`}
          </View>
        </>
      }
      onPress={() => openPage(routes.mediation, { mediationId: line.id })}
    />
  )
}
