/** What the one who looks at a wish may do about it, likeliest first. The server decides; this only offers. Pure. */
import type { WishView } from '../../protocol/wish'

export const wishOffers = [
  ...(['claim', 'pledge', 'give-up', 'fulfil', 'confirm', 'not-fulfilled', 'withdraw'] as const),
  ...(['rewrite', 'confirm-for', 'not-fulfilled-for'] as const),
  ...(['publish', 'decline', 'take-down', 'connect', 'release', 'fulfil-pooled'] as const),
] as const
export type WishOffer = (typeof wishOffers)[number]

type Seen = Pick<WishView, 'state' | 'pool' | 'side' | 'manages' | 'mayConfirmFor'> &
  Pick<WishView, 'wordsCheck' | 'publishedAtMs'>

const ofHelper = ({ state, side }: Seen): readonly WishOffer[] => {
  if (side !== 'helper') return []
  if (state === 'claimed') return ['give-up']
  return state === 'connected' ? ['fulfil', 'give-up'] : []
}

const ofNeighbour = ({ state, pool, side }: Seen): readonly WishOffer[] =>
  state !== 'open' || side === 'wisher' ? [] : [pool ? 'pledge' : 'claim']

const ofManager = ({ state, pool, manages }: Seen): readonly WishOffer[] => {
  if (!manages) return []
  switch (state) {
    case 'checking':
      return ['publish', 'decline']
    case 'open':
      return ['take-down']
    case 'claimed':
      return ['connect', 'release']
    case 'reached':
      return ['connect', 'take-down']
    case 'connected':
      return pool ? ['fulfil-pooled', 'take-down'] : ['release']
    case 'fulfilled':
      return pool ? [] : ['release']
    default:
      return []
  }
}

const ofTeller = ({ state, side, mayConfirmFor }: Seen): readonly WishOffer[] => {
  if (state !== 'fulfilled' && state !== 'connected') return []
  if (side === 'wisher') return ['confirm', 'not-fulfilled']
  return mayConfirmFor && state === 'fulfilled' ? ['confirm-for', 'not-fulfilled-for'] : []
}

const ofOwn = ({ state, side }: Seen): readonly WishOffer[] => {
  const isOwn = side === 'wisher' || side === 'writer'
  return isOwn && ['checking', 'open', 'claimed', 'reached'].includes(state) ? ['withdraw'] : []
}

/** Nobody else has read it yet: other words may still take the place of those that were held or turned down. */
const ofWriter = ({ state, side, wordsCheck, publishedAtMs }: Seen): readonly WishOffer[] => {
  if (side !== 'wisher' && side !== 'writer') return []
  const isTurnedDown = state === 'declined' && publishedAtMs === 0
  return isTurnedDown || (state === 'checking' && wordsCheck === 'held') ? ['rewrite'] : []
}

/** These end or undo something: never the red key. */
const undoing: readonly WishOffer[] = [
  ...(['give-up', 'withdraw', 'not-fulfilled', 'not-fulfilled-for'] as const),
  ...(['decline', 'take-down', 'release'] as const),
]

export const mayBePrimary = (offer: WishOffer): boolean => !undoing.includes(offer)

export const offersOf = (seen: Seen): readonly WishOffer[] => {
  const all = [
    ...ofTeller(seen),
    ...ofHelper(seen),
    ...ofManager(seen),
    ...ofNeighbour(seen),
    ...ofWriter(seen),
    ...ofOwn(seen),
  ]
  return [...all.filter(mayBePrimary), ...all.filter((offer) => !mayBePrimary(offer))]
}
