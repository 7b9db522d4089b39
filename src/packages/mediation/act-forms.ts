/** What each act of a mediation asks for, and what is made of it. */
import * as v from 'valibot'
import { addDays, chinaClock, chinaDate, startOfChinaDateMs } from '../../domain/calendar'
import { keptStates, otherWays } from '../../domain/mediation/mediation'
import type { MediationActInput } from '../../domain/mediation/mediation-commands'
import type { MediationView } from '../../protocol/mediation'

export type ActKind = Exclude<MediationActInput['kind'], 'assign' | 'set-party' | 'remove-party'>

const yesNo = v.picklist(['yes', 'no'])
const text = v.string()

/** What is written in a form, whichever it is; kept on the phone until it was sent. */
export const actDraftShape = v.object({
  ...{ day: text, time: text, place: text, alsoPresent: text, words: text, privateWords: text },
  ...{ facts: text, terms: text, performance: text, performBy: text, agreedOn: text },
  ...{ revisitOn: text, signedOn: text, on: text, nextOn: text },
  presentIds: v.pipe(v.array(text), v.readonly()),
  form: v.picklist(['written', 'oral']),
  toldWays: v.pipe(v.array(v.picklist(otherWays)), v.readonly()),
  kept: v.picklist(keptStates),
  toldCourt: yesNo,
  agreed: v.nullable(yesNo),
})
export type ActDraft = Readonly<v.InferOutput<typeof actDraftShape>>

/** `when`: a day and a time of it. */
export type FieldName = Exclude<keyof ActDraft, 'day' | 'time'> | 'when'

interface ActForm {
  readonly title: string
  readonly hint: string
  readonly fields: readonly (readonly [name: FieldName, label: string])[]
  readonly done: string
}

export const actForms: Readonly<Record<ActKind, ActForm>> = {
  consent: {
    title: '告知权利，征求意愿',
    hint: '每一位都同意了才能调',
    fields: [
      ['agreed', '愿意调解吗'],
      ['words', '想说的（可以不写）'],
    ],
    done: '记下了。',
  },
  plan: {
    title: '约时间',
    hint: '前一天会提醒调解员',
    fields: [
      ['when', '什么时候'],
      ['place', '在哪里'],
    ],
    done: '约好了，前一天提醒您。',
  },
  hold: {
    title: '记一次调解',
    hint: '谁到场、谈了什么',
    fields: [
      ['when', '什么时候'],
      ['place', '在哪里'],
      ['presentIds', '谁到场了'],
      ['alsoPresent', '还有谁在场（可以不写）'],
      ['words', '谈了什么'],
      ['privateWords', '自己的笔记（只有您看得到）'],
    ],
    done: '记下了这次调解。',
  },
  agree: {
    title: '写协议',
    hint: '谈妥了，书面或口头',
    fields: [
      ['form', '哪一种'],
      ['facts', '纠纷的主要事实和争议'],
      ['terms', '双方怎样说好的'],
      ['performance', '怎样履行'],
      ['performBy', '什么时候前履行（当场履行的空着）'],
      ['agreedOn', '哪天达成的'],
      ['revisitOn', '答应哪天回访'],
    ],
    done: '协议写好了。',
  },
  sign: {
    title: '签好了',
    hint: '双方和调解员都签了字',
    fields: [['signedOn', '哪天签的']],
    done: '协议生效了。',
  },
  fail: {
    title: '没有调成',
    hint: '告诉当事人还有哪些路',
    fields: [
      ['toldWays', '告诉了他们哪些路'],
      ['words', '为什么没有调成'],
    ],
    done: '记下了。',
  },
  withdraw: {
    title: '当事人不调了',
    hint: '随时可以，不用理由',
    fields: [['words', '谁不愿意再调，怎么说的']],
    done: '记下了，调解到此为止。',
  },
  revisit: {
    title: '记回访',
    hint: '协议履行得怎样',
    fields: [
      ['on', '哪天回访的'],
      ['kept', '履行得怎样'],
      ['words', '双方怎么说'],
      ['nextOn', '下次哪天再来（不用就空着）'],
      ['toldCourt', '告诉他们可以起诉了吗'],
    ],
    done: '记下了回访。',
  },
  confirmation: {
    title: '申请了司法确认',
    hint: '双方一起向法院申请',
    fields: [
      ['on', '哪天申请的'],
      ['words', '想记的（可以不写）'],
    ],
    done: '记下了。',
  },
  note: {
    title: '自己的笔记',
    hint: '只有您看得到',
    fields: [['words', '要记的话']],
    done: '记下了。',
  },
}

const usualRevisitDays = 30

/** What is likely is there already. */
export const newDraft = (view: MediationView, kind: ActKind, nowMs: number): ActDraft => {
  const today = chinaDate(nowMs)
  const planned = view.nextSessionAtMs > 0 ? view.nextSessionAtMs : nowMs
  const { agreement } = view
  return {
    day: kind === 'plan' ? addDays(today, 1) : chinaDate(Math.min(planned, nowMs)),
    time: kind === 'plan' ? '14:30' : chinaClock(Math.min(planned, nowMs)),
    place: view.nextSessionPlace,
    presentIds: view.people.map(({ id }) => id),
    ...{ alsoPresent: '', words: '', privateWords: '' },
    form: agreement?.form ?? 'written',
    facts: agreement?.facts ?? view.brief,
    terms: agreement?.terms ?? '',
    performance: agreement?.performance ?? '',
    performBy: agreement?.performBy ?? '',
    agreedOn: agreement?.agreedOn ?? today,
    revisitOn: view.revisitOn === '' ? addDays(today, usualRevisitDays) : view.revisitOn,
    ...{ signedOn: today, on: today, nextOn: '' },
    ...{ toldWays: [], kept: 'kept', toldCourt: 'no', agreed: null },
  }
}

/** The parts that the act has; the shape checks the rest and says what is missing. */
export const actOf = (kind: ActKind, draft: ActDraft, partyId: string): unknown => {
  const [hours = 0, minutes = 0] = draft.time.split(':').map(Number)
  const atMs = startOfChinaDateMs(draft.day) + (hours * 60 + minutes) * 60_000
  const given: Record<string, unknown> = { kind }
  for (const [name] of actForms[kind].fields) {
    if (name === 'when') given.atMs = atMs
    else if (name === 'toldCourt' || name === 'agreed') given[name] = draft[name] === 'yes'
    else given[name] = draft[name]
  }
  return kind === 'consent' ? { ...given, partyId } : given
}
