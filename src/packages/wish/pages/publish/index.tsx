/** 说个心愿: what, by one or by many, for whom, how the community reaches them; kept without a network. Never money. */
import { Text } from '@tarojs/components'
import { HelpedFields } from '../../../../components/asking/helped-fields'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Chips, Segments } from '../../../../components/choice'
import { wordOptions } from '../../../../components/choice/word-options'
import { DateField } from '../../../../components/date-field'
import { Field, FieldFrame } from '../../../../components/field'
import { Loading } from '../../../../components/loading'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { noMoney, speaksOfMoney } from '../../../../domain/wish/money-words'
import type { PublishForm } from './publish-form'
import { ReachCard } from './reach-card'
import { usePublish, type PublishPageState } from './use-publish'
import './index.scss'

export default function PublishPage() {
  const page = usePublish()
  const { form } = page
  if (!form)
    return (
      <Page>
        <Loading rows={5} />
      </Page>
    )
  return (
    <Page
      actions={
        <Button kind="primary" busy={page.busy} onPress={() => void page.send()}>
          寄给社区
        </Button>
      }
    >
      <Notice text={page.problem} />
      <What page={page} form={form} />
      <ForWhom page={page} form={form} />
      <ReachCard page={page} form={form} />
      <Text className="publish__small">
        社区看过才公开，大家看不到是谁、住哪里。没有网络也能写，有网就自动寄出。
      </Text>
    </Page>
  )
}

interface PartProps {
  readonly page: PublishPageState
  readonly form: PublishForm
}

function What({ page, form }: PartProps) {
  const { change, longestText } = page
  return (
    <Card title="想要什么">
      <FieldFrame label="类别">
        <Chips
          options={wordOptions(page.categories)}
          value={form.category === '' ? null : form.category}
          onChange={(category) => change({ category })}
        />
      </FieldFrame>
      <Field
        label={`说几句（${longestText} 字以内）`}
        lines
        value={form.text}
        maxLength={longestText}
        placeholder="想要一台收音机，白天听听戏"
        hint={`${noMoney}。别写姓名和门牌。`}
        mistake={speaksOfMoney(form.text) ? `${noMoney}。` : ''}
        onChange={(text) => change({ text })}
      />
      <FieldFrame
        label="怎样实现"
        hint={
          form.way === 'one'
            ? '一个人或一家单位认领，社区牵线。'
            : '大家各出一份，凑齐了社区来组织；没凑齐都退回。'
        }
      >
        <Segments
          options={[
            { value: 'one', label: '一个人帮' },
            { value: 'pool', label: '大家凑' },
          ]}
          value={form.way}
          onChange={(way) => (way === 'pool' ? page.choosePool() : change({ way }))}
        />
      </FieldFrame>
      {form.way === 'pool' && <Pool page={page} form={form} />}
    </Card>
  )
}

const units = [
  { value: 'piece', label: '件数' },
  { value: 'hour', label: '小时' },
  { value: 'yuan', label: '东西价值' },
] as const

const targetLabels = {
  piece: '一共要多少件',
  hour: '一共要多少小时',
  yuan: '东西一共值多少元',
} as const

function Pool({ page, form }: PartProps) {
  const { change } = page
  return (
    <>
      <FieldFrame
        label="按什么凑"
        hint={
          form.unit === 'hour'
            ? '帮忙的人从时间银行里出时间。'
            : form.unit === 'yuan'
              ? '大家出的是东西，按值多少元算，不收钱。'
              : ''
        }
      >
        <Segments options={units} value={form.unit} onChange={(unit) => change({ unit })} />
      </FieldFrame>
      <Field
        label={targetLabels[form.unit]}
        keyboard="number"
        value={form.target}
        maxLength={6}
        onChange={(target) => change({ target })}
      />
      <DateField
        label="凑到哪一天"
        value={form.untilDate}
        earliest={page.earliestEnd}
        latest={page.latestEnd}
        hint="那天过完还没凑齐，大家出的都退回。"
        onChange={(untilDate) => change({ untilDate })}
      />
    </>
  )
}

function ForWhom({ page, form }: PartProps) {
  const { change, forOthers } = page
  return (
    <Card title={forOthers ? '替谁写' : '谁的心愿'}>
      <HelpedFields
        form={form}
        onChange={change}
        asksWhom={!forOthers}
        relationExample={forOthers ? '网格里的老人' : '母亲'}
      />
    </Card>
  )
}
