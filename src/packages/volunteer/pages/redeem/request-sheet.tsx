/** Asking for a service: for oneself or a relative, from one's own hours, the relative's or the community's. */
import { useApplication } from '../../../../app-context'
import { ComingFields, ServiceFields } from '../../../../components/asking/service-fields'
import { isServiceWhole, serviceOf } from '../../../../components/asking/service-form'
import { useDraftForm, type DraftForm } from '../../../../components/asking/use-draft-form'
import { Button } from '../../../../components/button'
import { Segments } from '../../../../components/choice'
import { DateField } from '../../../../components/date-field'
import { Field, FieldFrame } from '../../../../components/field'
import { Loading } from '../../../../components/loading'
import { Notice } from '../../../../components/notice'
import { PickField } from '../../../../components/pick-field'
import { Answered } from '../../../../components/server-answer'
import type { TimeBankRules } from '../../../../domain/settings/time-bank-rules'
import type { PayFrom } from '../../../../domain/time-bank/order'
import { saidAgeWaits } from '../../../../domain/time-bank/request-order'
import type { OwnTimeAccount } from '../../../../protocol/time-bank'
import { SecondGiving } from '../../second-giving'
import { freshRequest, requestDraftKey, requestFormShape, type RequestForm } from './request-form'
import type { RedeemPageState } from './use-redeem'

interface RequestProps {
  readonly page: RedeemPageState
  readonly account: OwnTimeAccount
  readonly onDone: () => void
}

/** Found as it was left, also with the words of a letter that was not sent. */
export function RequestSheet(props: RequestProps) {
  const application = useApplication()
  const { form, change, forget } = useDraftForm({
    application,
    draftKey: requestDraftKey,
    shape: requestFormShape,
    fresh: freshRequest,
  })
  return form ? (
    <RequestFields {...props} form={form} change={change} forget={forget} />
  ) : (
    <Loading rows={5} />
  )
}

/** Out of the hours of another only where it is for another. */
const payFromOf = ({ payFrom, whom }: RequestForm, free: number): PayFrom => {
  const isChosen = payFrom === 'elder' ? whom === 'relative' : payFrom !== ''
  return isChosen && payFrom !== '' ? payFrom : free > 0 ? 'own' : 'pool'
}

/** What the community does first; '' where a volunteer may come at once. Whose age is on file the phone does not know. */
const approvalWords = (payFrom: PayFrom, isRelative: boolean, rules: TimeBankRules): string => {
  if (payFrom === 'pool') return '社区先看一看，批准了，志愿者才来接。'
  if (payFrom === 'elder')
    return '社区先问家人本人。愿意、批准了，才用家人存的时间，志愿者才来接。家人自己用连心的，也看得到、能取消。'
  return isRelative && saidAgeWaits(rules)
    ? '家人年龄和档案对得上的，直接等志愿者来接；对不上的，社区先看一看。时间先留着，没批准就退回。'
    : ''
}

type FieldsProps = RequestProps &
  Pick<DraftForm<RequestForm>, 'change' | 'forget'> & { readonly form: RequestForm }

function RequestFields({ page, account, form, change, forget, onDone }: FieldsProps) {
  const known = page.communities.answer.kind === 'answer' ? page.communities.answer.value : []
  const community = known.find(({ id }) => id === form.communityId)
  const free = account.balanceMinutes - account.heldMinutes - page.asking.onTheWay()
  const payFrom = payFromOf(form, free)
  const { minutes, name, relation, birthDate, number } = form
  const isRelative = form.whom === 'relative'
  // The age of a volunteer is on file; of anybody else it has to be said.
  const needsBirthDate = isRelative || !account.verified
  const isFromElder = payFrom === 'elder'
  // The community that asks them is where the relative is registered.
  const needsCommunity = !account.verified && !isFromElder
  const problem = payFrom === 'own' && minutes > free ? '自己的时间不够，可以用社区的' : ''
  const ready =
    isServiceWhole(form, page.nowMs) &&
    problem === '' &&
    (!needsCommunity || community !== undefined) &&
    (!isFromElder || number.trim() !== '') &&
    (!needsBirthDate || birthDate !== '') &&
    (!isRelative || (name.trim() !== '' && relation.trim() !== ''))
  const ask = () =>
    page.ask(
      {
        ...{ ...serviceOf(form), payFrom },
        elder: {
          ...(isRelative ? { name, relation, birthDate } : { name: '', relation: '', birthDate }),
          ...(isFromElder && { number: number.trim() }),
        },
      },
      community?.id,
    )
  const done = () => {
    forget()
    onDone()
  }
  return (
    <>
      <Notice text={page.asking.problem} />
      <ServiceFields form={form} services={account.rules.services} onChange={change} />
      <FieldFrame label="给谁" hint={`满 ${account.rules.redeemFromAge} 岁可以兑换`}>
        <Segments
          options={[
            { value: 'self', label: '自己' },
            { value: 'relative', label: '家人' },
          ]}
          value={form.whom}
          onChange={(whom) => change({ whom })}
        />
      </FieldFrame>
      {isRelative && (
        <>
          <Field label="姓名" maxLength={30} value={name} onChange={(name) => change({ name })} />
          <Field
            label="和您的关系"
            placeholder="婆婆、父亲 …"
            maxLength={20}
            value={relation}
            onChange={(relation) => change({ relation })}
          />
        </>
      )}
      {needsBirthDate && (
        <DateField
          label="出生日期"
          value={birthDate}
          onChange={(birthDate) => change({ birthDate })}
        />
      )}
      {needsCommunity && (
        <Answered asked={page.communities} rows={1}>
          {(communities) => (
            <PickField
              label="在哪个社区"
              hint="这个社区的工作者会看到，并安排人来。"
              options={communities.map(({ id, name }) => ({ value: id, label: name }))}
              value={form.communityId}
              onChange={(communityId) => change({ communityId })}
            />
          )}
        </Answered>
      )}
      <FieldFrame label="用谁的时间" mistake={problem}>
        <Segments
          options={[
            { value: 'own', label: '我存的' },
            ...(isRelative ? [{ value: 'elder', label: '家人存的' } as const] : []),
            { value: 'pool', label: '社区的' },
          ]}
          value={payFrom}
          onChange={(payFrom) => change({ payFrom })}
        />
      </FieldFrame>
      {isFromElder && (
        <Field
          label="家人的志愿者编号"
          hint="在家人的志愿证明和志愿码上。不知道的，问社区。"
          maxLength={40}
          value={number}
          onChange={(number) => change({ number })}
        />
      )}
      <ComingFields
        form={form}
        nowMs={page.nowMs}
        // Of who is no volunteer the community knows no name, and is to find out who asks.
        alsoWrite={isFromElder && account.number === '' ? '也写上您的姓名，社区要核对。' : ''}
        {...(isFromElder && { readers: '接的志愿者、社区和家人本人' })}
        onChange={change}
      />
      <Notice tone="amber" text={approvalWords(payFrom, isRelative, account.rules)} />
      <SecondGiving doubt={page.asking.doubt}>
        <Button
          kind="primary"
          busy={page.asking.busy}
          disabled={!ready}
          onPress={() => void ask().then((sent) => sent && done())}
        >
          提出
        </Button>
      </SecondGiving>
    </>
  )
}
