/** Answering a call: the telephone first, then who takes it on and when they come, and how it ended. */
import { Text, View } from '@tarojs/components'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Chips } from '../../../../components/choice'
import { EmptyState } from '../../../../components/empty-state'
import { Field } from '../../../../components/field'
import { drillWords, howItStands, whoCalls } from '../../../../components/help-watch/help-words'
import { ListRow } from '../../../../components/list-row'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { Answered } from '../../../../components/server-answer'
import { answererOutcomes, helpOutcomeNames } from '../../../../domain/help/help-call'
import type { AnsweredCall } from '../../../../protocol/help'
import { EventsCard } from '../../events-card'
import { useAnswer, type AnswerPageState } from './use-answer'
import './index.scss'

const minutesOffered = [5, 10, 20, 30] as const
const delaysOffered = [5, 10] as const

const outcomes = answererOutcomes.map((value) => ({ value, label: helpOutcomeNames[value] }))

export default function AnswerPage() {
  const page = useAnswer()
  return (
    <Page>
      <Notice text={page.problem} />
      <Answered asked={page.asked} rows={4}>
        {(call) =>
          call ? (
            <CallToAnswer call={call} page={page} />
          ) : (
            <EmptyState
              icon="lock"
              title="没有这次呼叫，或不在您这里"
              text="岗位变了，或这次呼叫不归您这一片。"
            />
          )
        }
      </Answered>
    </Page>
  )
}

interface CallProps {
  readonly call: AnsweredCall
  readonly page: AnswerPageState
}

function CallToAnswer({ call, page }: CallProps) {
  const { person } = call
  const more = drillWords(call)
  return (
    <View>
      <Text className="page__title">{whoCalls(call)}</Text>
      <Text className="answer__state">{howItStands(call)}</Text>
      {more !== '' && <Notice tone="amber" text={more} />}
      {person.note !== '' && <Notice tone="amber" text={person.note} />}
      {call.state !== 'ended' && <Acts call={call} page={page} />}
      <Card title="打电话" aside="打开这一页已记下">
        <ListRow title={call.name} detail={person.phone} onPress={() => page.dial(person.phone)} />
        {person.relatives.map(({ name, relation, phone }) => (
          <ListRow
            key={phone}
            title={`${relation} ${name}`}
            detail={phone}
            onPress={() => page.dial(phone)}
          />
        ))}
      </Card>
      <EventsCard events={call.events} />
    </View>
  )
}

function Acts({ call, page }: CallProps) {
  const { busy, words } = page
  if (page.ending)
    return (
      <Card title="是怎样结束的">
        <Chips
          options={outcomes}
          value={null}
          onChange={(outcome) => void page.act({ kind: 'end', outcome, words })}
        />
        <Field
          label="写几句（可以不写）"
          value={words}
          maxLength={200}
          lines
          onChange={page.setWords}
        />
        <Button kind="quiet" onPress={() => page.setEnding(false)}>
          还没有结束
        </Button>
      </Card>
    )
  const isMine = call.responder?.isSelf === true
  const delaysLeft = call.responder?.delaysLeft ?? 0
  return (
    <View>
      {call.state === 'calling' && (
        <Card title="我去，多久能到">
          <View className="answer__act">
            <ButtonRow>
              {minutesOffered.map((minutes) => (
                <Button
                  key={minutes}
                  kind="primary"
                  busy={busy}
                  onPress={() => void page.act({ kind: 'acknowledge', minutes, words: '' })}
                >
                  {`${minutes} 分钟`}
                </Button>
              ))}
            </ButtonRow>
          </View>
          {call.round > 1 && (
            <Button busy={busy} onPress={() => void page.act({ kind: 'arrive', words: '' })}>
              我已经到了
            </Button>
          )}
        </Card>
      )}
      {call.state === 'acknowledged' && isMine && (
        <View className="answer__act">
          <Button
            kind="primary"
            busy={busy}
            onPress={() => void page.act({ kind: 'arrive', words: '' })}
          >
            我到了
          </Button>
        </View>
      )}
      {call.state === 'acknowledged' && isMine && delaysLeft > 0 && (
        <Card title="还要几分钟" aside={`还能延 ${delaysLeft} 次`}>
          <ButtonRow>
            {delaysOffered.map((minutes) => (
              <Button
                key={minutes}
                busy={busy}
                onPress={() => void page.act({ kind: 'delay', minutes, words: '' })}
              >
                {`再 ${minutes} 分钟`}
              </Button>
            ))}
          </ButtonRow>
        </Card>
      )}
      {call.state === 'acknowledged' && isMine && (
        <View className="answer__act">
          <Button busy={busy} onPress={() => void page.act({ kind: 'pass-on', words: '' })}>
            去不了，转给别人
          </Button>
        </View>
      )}
      <View className="answer__act">
        <Button onPress={() => page.setEnding(true)}>结束这次呼叫</Button>
      </View>
    </View>
  )
}
