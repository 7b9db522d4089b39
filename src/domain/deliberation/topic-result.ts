/** What a vote of households comes to. Whole numbers only, so that nobody can argue about a rounding. Pure. */

/** most 得票最多; half 超过半数; two-thirds 达到三分之二: of the households that voted. */
export const majorities = ['most', 'half', 'two-thirds'] as const
export type Majority = (typeof majorities)[number]

export const majorityNames: Readonly<Record<Majority, string>> = {
  most: '得票最多',
  half: '超过一半的票',
  'two-thirds': '至少三分之二的票',
}

export interface TopicRule {
  /** So many of a hundred households must have voted; 0: however few. */
  readonly quorumPercent: number
  readonly majority: Majority
}

export interface Tally {
  /** Households, by option. */
  readonly votes: readonly number[]
  /** Households that might have voted, at the close. */
  readonly entitled: number
}

export interface TopicResult extends Tally {
  readonly voted: number
  readonly quorumMet: boolean
  /** The option that carries; null: none does. */
  readonly chosen: number | null
}

export const atLeastPercent = (part: number, of: number, percent: number): boolean =>
  part * 100 >= of * percent

const carries = (votes: number, voted: number, majority: Majority): boolean => {
  switch (majority) {
    case 'most':
      return votes > 0
    case 'half':
      return votes * 2 > voted
    case 'two-thirds':
      return votes * 3 >= voted * 2 && votes > 0
  }
}

/** Two that have most carry neither: the residents talk it over again. */
export const resultOf = (
  { votes, entitled }: Tally,
  { quorumPercent, majority }: TopicRule,
): TopicResult => {
  const voted = votes.reduce((sum, one) => sum + one, 0)
  const quorumMet = voted > 0 && atLeastPercent(voted, entitled, quorumPercent)
  const most = Math.max(0, ...votes)
  const leading = votes.flatMap((one, option) => (one === most ? [option] : []))
  const [first] = leading
  const isCarried =
    quorumMet && leading.length === 1 && first !== undefined && carries(most, voted, majority)
  return { votes, entitled, voted, quorumMet, chosen: isCarried ? first : null }
}
