/**
 * A mediation (人民调解): who is in dispute, who mediates, what it came to, and the promised revisit. The law is the 人民调解法:
 * of free will, without a fee, in confidence, and nobody is kept from arbitration or the court.
 */

/** preparing 等当事人同意, mediating 调解中, signing 待签字; the others are ends, and each is an outcome. */
export const mediationStates = [
  'preparing',
  'mediating',
  'signing',
  'agreed',
  'failed',
  'withdrawn',
] as const
export type MediationState = (typeof mediationStates)[number]

/** Kinds of dispute as the statistics of 人民调解 count them. */
export const disputeKinds = [
  '邻里',
  '婚姻家庭',
  '赡养',
  '物业',
  '房屋宅基地',
  '合同',
  '劳动',
  '损害赔偿',
  '消费',
  '其他',
] as const
export type DisputeKind = (typeof disputeKinds)[number]

export const maxParties = 12

export const sides = ['first', 'second'] as const
export type Side = (typeof sides)[number]

/** What is not known stays empty and is filled in by hand on the paper. */
export interface Representative {
  readonly name: string
  /** '儿子', '法定代理人', '物业经理' */
  readonly relation: string
  readonly phone: string
}

export interface Party {
  readonly id: string
  readonly side: Side
  readonly kind: 'person' | 'unit'
  readonly name: string
  readonly phone: string
  readonly sex: '' | '男' | '女'
  readonly ethnicGroup: string
  readonly age: number | null
  readonly occupation: string
  readonly address: string
  readonly representative: Representative | null
  /** Of somebody of the files; '' for an outsider. */
  readonly residentId: string
  readonly householdId: string
  /** Who asked for the matter that it began with; '' otherwise. */
  readonly memberId: string
  /** Of free will: nothing is held before each has agreed. */
  readonly consent: 'open' | 'agreed' | 'declined'
}

/** The first of them is responsible for the mediation. */
export interface Mediator {
  readonly memberId: string
  readonly memberName: string
  /** Households where the mediator lives. */
  readonly householdIds: readonly string[]
}

/** What the parties agreed on; a written one takes effect on the day on which all have signed, an oral one at once. */
export interface Agreement {
  readonly form: 'written' | 'oral'
  /** 纠纷的主要事实、争议事项 */
  readonly facts: string
  /** 协议的内容 */
  readonly terms: string
  /** 履行的方式 */
  readonly performance: string
  /** '' when it is done on the spot. */
  readonly performBy: string
  readonly agreedOn: string
  /** '' while it waits for the signatures. */
  readonly effectiveOn: string
}

/** What the revisit found; broken: the parties are told that they may go to court. */
export const keptStates = ['kept', 'partly', 'broken'] as const
export type Kept = (typeof keptStates)[number]

/** Other ways that the law keeps open. */
export const otherWays = ['arbitration', 'administration', 'court'] as const
export type OtherWay = (typeof otherWays)[number]

export interface Mediation {
  readonly id: string
  /** Where it lies: the matter's region, or where it was opened. It never changes. */
  readonly regionId: string
  /** '' when it was opened without one. */
  readonly matterId: string
  readonly kind: DisputeKind
  readonly state: MediationState
  readonly parties: readonly Party[]
  readonly mediators: readonly Mediator[]
  /** Planned, not held yet; 0 for none. */
  readonly nextSessionAtMs: number
  readonly nextSessionPlace: string
  readonly sessions: number
  readonly agreement: Agreement | null
  readonly toldWays: readonly OtherWay[]
  /** Promised and due then; '' when no revisit is owed. */
  readonly revisitOn: string
  readonly revisits: number
  /** What the last revisit found. */
  readonly kept: Kept | null
  /** When the parties asked the court to confirm it; '' when they have not. */
  readonly confirmationOn: string
  /** The timer has to look at it then; 0 = never. */
  readonly nextAlarmAtMs: number
  /** How often the present date (a session, a revisit) has been told. */
  readonly reminders: number
  readonly openedAtMs: number
  readonly changedAtMs: number
}

const openStates: readonly MediationState[] = ['preparing', 'mediating', 'signing']

export const isOpen = ({ state }: Pick<Mediation, 'state'>): boolean => openStates.includes(state)

/** Open, or a revisit is owed: somebody has to be responsible. After that nobody new needs to read what was said. */
export const needsMediator = (mediation: Pick<Mediation, 'state' | 'revisitOn'>): boolean =>
  isOpen(mediation) || mediation.revisitOn !== ''

/** Both sides are there and each of them has agreed to be mediated. */
export const isReady = ({
  parties,
}: {
  readonly parties: readonly Pick<Party, 'side' | 'consent'>[]
}): boolean =>
  sides.every((side) => parties.some((party) => party.side === side)) &&
  parties.every(({ consent }) => consent === 'agreed')

/** Neutral: a mediator neither is a party, nor lives with one, nor bears a party's name. */
export const isInvolved = (mediator: Mediator, party: Party): boolean =>
  (party.memberId !== '' && party.memberId === mediator.memberId) ||
  (party.householdId !== '' && mediator.householdIds.includes(party.householdId)) ||
  [party.name, party.representative?.name].includes(mediator.memberName)

export const mediationStateNames: Readonly<Record<MediationState, string>> = {
  preparing: '等当事人同意',
  mediating: '调解中',
  signing: '待签字',
  agreed: '达成协议',
  failed: '调解不成',
  withdrawn: '当事人不调了',
}

export const sideNames: Readonly<Record<Side, string>> = { first: '甲方', second: '乙方' }

export const keptNames: Readonly<Record<Kept, string>> = {
  kept: '已履行',
  partly: '部分履行',
  broken: '没有履行',
}

export const otherWayNames: Readonly<Record<OtherWay, string>> = {
  arbitration: '仲裁',
  administration: '行政途径',
  court: '诉讼',
}
