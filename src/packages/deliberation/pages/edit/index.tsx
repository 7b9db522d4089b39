/** 开议题, 改议题: the words, the options, both dates, and what it takes to carry. */
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Chips } from '../../../../components/choice'
import { DateField } from '../../../../components/date-field'
import { EmptyState } from '../../../../components/empty-state'
import { Field, FieldFrame } from '../../../../components/field'
import { goBack } from '../../../../components/navigation/open-page'
import { Notice } from '../../../../components/notice'
import { OfficePage } from '../../../../components/office-page'
import { Answered } from '../../../../components/server-answer'
import { showToast } from '../../../../components/toast'
import { addDays } from '../../../../domain/calendar'
import { longestTopic, mostOptions } from '../../../../domain/deliberation/deliberation-commands'
import { majorities, majorityNames } from '../../../../domain/deliberation/topic-result'
import { useTopicForm, type TopicFormState } from './use-topic-form'

const quorums = ['0', '30', '50', '67'] as const
const quorumChoices = quorums.map((value) => ({
  value,
  label: value === '0' ? '不限' : `${value}% 的户`,
}))
const majorityChoices = majorities.map((value) => ({ value, label: majorityNames[value] }))

export default function TopicEditPage() {
  const page = useTopicForm((words) => {
    showToast({ text: words })
    goBack()
  })
  const { fields, change, isNew, isReady } = page
  return (
    <OfficePage
      // Of one that is there the region is known.
      office={isNew ? page : { ...page, places: page.places.slice(0, 1) }}
      problem={page.problem}
      {...(isReady
        ? {
            actions: (
              <Button kind="primary" busy={page.busy} onPress={() => void page.save()}>
                {page.isOpen ? '存好改动' : '开始征求意见'}
              </Button>
            ),
          }
        : {})}
    >
      {isReady ? (
        <>
          <Card title="议什么">
            <Field
              label="议题"
              value={fields.title}
              maxLength={40}
              onChange={(title) => change({ title })}
            />
            <Field
              label="说清楚是什么事"
              value={fields.text}
              maxLength={longestTopic}
              lines
              hint="大家都看得到，不要写谁提的。"
              onChange={(text) => change({ text })}
            />
          </Card>
          {!page.isOpen && <Options page={page} />}
          <Card title="什么时候">
            <DateField
              label="意见说到哪天"
              value={fields.collectUntil}
              earliest={page.today}
              onChange={(collectUntil) => change({ collectUntil })}
            />
            <DateField
              label="投票投到哪天"
              value={fields.voteUntil}
              earliest={addDays(fields.collectUntil, 1)}
              onChange={(voteUntil) => change({ voteUntil })}
            />
          </Card>
          {page.isOpen ? (
            <Notice text="大家已经在说意见，选项和怎么算通过不能再改。要改，请停办后重新开一个议题。" />
          ) : (
            <Rule page={page} />
          )}
        </>
      ) : (
        <Answered asked={page.asked} rows={6}>
          {(found) =>
            !found?.manages && <EmptyState title="没有这个议题" text="可能不在您这里办。" />
          }
        </Answered>
      )}
    </OfficePage>
  )
}

interface PartProps {
  readonly page: TopicFormState
}

function Options({ page }: PartProps) {
  const { fields } = page
  return (
    <Card title="投票的选项" aside="开始征求意见后不能改">
      {fields.options.map((option, at) => (
        <Field
          key={at}
          label={`选项 ${at + 1}`}
          value={option}
          maxLength={40}
          onChange={(text) => page.changeOption(at, text)}
        />
      ))}
      {fields.options.length < mostOptions && (
        <Button kind="quiet" onPress={page.addOption}>
          再加一个选项
        </Button>
      )}
    </Card>
  )
}

function Rule({ page }: PartProps) {
  const { fields, change } = page
  return (
    <Card title="怎么算通过">
      <FieldFrame label="至少多少户参加">
        <Chips
          options={quorumChoices}
          value={quorums.find((one) => Number(one) === fields.quorumPercent) ?? null}
          onChange={(percent) => change({ quorumPercent: Number(percent) })}
        />
      </FieldFrame>
      <FieldFrame label="选项要得到">
        <Chips
          options={majorityChoices}
          value={fields.majority}
          onChange={(majority) => change({ majority })}
        />
      </FieldFrame>
    </Card>
  )
}
