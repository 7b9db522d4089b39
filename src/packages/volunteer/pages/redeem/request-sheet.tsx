/** Asking for a service: for oneself or a relative, from one's own hours or the community's. */
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Chips, Segments } from '../../../../components/choice'
import { DateField } from '../../../../components/date-field'
import { Field, FieldFrame } from '../../../../components/field'
import { Notice } from '../../../../components/notice'
import { PickField } from '../../../../components/pick-field'
import { Answered } from '../../../../components/server-answer'
import { minutesWords } from '../../../../components/words/minutes-words'
import type { OwnTimeAccount } from '../../../../protocol/time-bank'
import { SecondGiving } from '../../second-giving'
import type { RedeemPageState } from './use-redeem'

interface RequestProps {
  readonly page: RedeemPageState
  readonly account: OwnTimeAccount
  readonly onDone: () => void
}

const durations = [60, 90, 120, 180, 240]

export function RequestSheet({ page, account, onDone }: RequestProps) {
  const [service, setService] = useState<string | null>(null)
  const [minutes, setMinutes] = useState(120)
  const [whom, setWhom] = useState<'self' | 'relative'>('self')
  const [name, setName] = useState('')
  const [relation, setRelation] = useState('')
  const [birthDate, setBirthDate] = useState('')
  const [contact, setContact] = useState('')
  const [wish, setWish] = useState('')
  const [communityId, setCommunityId] = useState('')
  const known = page.communities.answer.kind === 'answer' ? page.communities.answer.value : []
  const community = known.find(({ id }) => id === communityId)
  const free = account.balanceMinutes - account.heldMinutes - page.asking.onTheWay()
  const [payFrom, setPayFrom] = useState<'own' | 'pool'>(free > 0 ? 'own' : 'pool')
  const isRelative = whom === 'relative'
  // The age of a volunteer is on file; of anybody else it has to be said.
  const needsBirthDate = isRelative || !account.verified
  const problem = payFrom === 'own' && minutes > free ? '自己的时间不够，可以用社区的' : ''
  const ready =
    service !== null &&
    contact.trim() !== '' &&
    problem === '' &&
    (account.verified || community !== undefined) &&
    (!needsBirthDate || birthDate !== '') &&
    (!isRelative || (name.trim() !== '' && relation.trim() !== ''))
  const ask = () =>
    page.ask(
      {
        ...{ service: service ?? '', minutes, payFrom, contact: contact.trim(), wish },
        elder: isRelative ? { name, relation, birthDate } : { name: '', relation: '', birthDate },
      },
      payFrom === 'own' ? '提好了，等志愿者来接。' : '提好了，等社区批准。',
      community?.id,
    )
  return (
    <>
      <Notice text={page.asking.problem} />
      <FieldFrame label="要什么服务">
        <Chips
          options={account.rules.services.map((value) => ({ value, label: value }))}
          value={service}
          onChange={setService}
        />
      </FieldFrame>
      <FieldFrame label="大约多久">
        <Chips
          options={durations.map((one) => ({ value: String(one), label: minutesWords(one) }))}
          value={String(minutes)}
          onChange={(value) => setMinutes(Number(value))}
        />
      </FieldFrame>
      <FieldFrame label="给谁" hint={`满 ${account.rules.redeemFromAge} 岁可以兑换`}>
        <Segments
          options={[
            { value: 'self', label: '自己' },
            { value: 'relative', label: '家人' },
          ]}
          value={whom}
          onChange={setWhom}
        />
      </FieldFrame>
      {isRelative && (
        <>
          <Field label="姓名" maxLength={30} value={name} onChange={setName} />
          <Field
            label="和您的关系"
            placeholder="婆婆、父亲 …"
            maxLength={20}
            value={relation}
            onChange={setRelation}
          />
        </>
      )}
      {needsBirthDate && <DateField label="出生日期" value={birthDate} onChange={setBirthDate} />}
      {!account.verified && (
        <Answered asked={page.communities} rows={1}>
          {(communities) => (
            <PickField
              label="在哪个社区"
              hint="这个社区的工作者会看到，并安排人来。"
              options={communities.map(({ id, name }) => ({ value: id, label: name }))}
              value={communityId}
              onChange={setCommunityId}
            />
          )}
        </Answered>
      )}
      <Field
        label="电话和地址"
        hint="只给接的志愿者和社区看"
        maxLength={100}
        value={contact}
        onChange={setContact}
        lines
      />
      <Field
        label="什么时候，要注意什么"
        maxLength={200}
        value={wish}
        onChange={setWish}
        placeholder="周三上午，去中医院"
        lines
      />
      <FieldFrame label="用谁的时间" mistake={problem}>
        <Segments
          options={[
            { value: 'own', label: '我存的' },
            { value: 'pool', label: '社区的' },
          ]}
          value={payFrom}
          onChange={setPayFrom}
        />
      </FieldFrame>
      <SecondGiving doubt={page.asking.doubt}>
        <Button
          kind="primary"
          busy={page.asking.busy}
          disabled={!ready}
          onPress={() => void ask().then((sent) => sent && onDone())}
        >
          提出
        </Button>
      </SecondGiving>
    </>
  )
}
