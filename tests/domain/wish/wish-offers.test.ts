/** What a wish's page offers is what the rule takes, for every side in every state; and nobody is left without a way on. */
import { defaultWishes } from '../../../src/domain/settings/wish-rules'
import { stepWish } from '../../../src/domain/wish/step-wish'
import { isShown, wishStates, type Wish, type WishState } from '../../../src/domain/wish/wish'
import type { WishAct } from '../../../src/domain/wish/wish-acts'
import { mayBePrimary, offersOf, type WishOffer } from '../../../src/packages/wish/wish-offers'
import type { WishSide } from '../../../src/protocol/wish'

const nowMs = Date.parse('2026-11-20T09:00:00+08:00')
const pool = { unit: 'piece', target: 10, pledged: 4, untilMs: nowMs + 86_400_000 } as const
const single: readonly WishState[] = wishStates.filter(
  (state) => !['reached', 'lapsed'].includes(state),
)
const pooled: readonly WishState[] = wishStates.filter((state) => state !== 'claimed')

const wishIn = (state: WishState, isPooled: boolean): Wish => {
  const taken = ['claimed', 'connected', 'fulfilled', 'confirmed'].includes(state)
  return {
    ...{ id: 'w', regionId: 'b1', wisherMemberId: 'wisher', writtenByMemberId: 'wisher', state },
    claim: taken && !isPooled ? { memberId: 'helper', untilMs: nowMs + 1, remindAtMs: 0 } : null,
    pool: isPooled ? { ...pool, pledged: state === 'open' ? 4 : 10 } : null,
    ...{ fulfilledByMemberId: '', submittedAtMs: nowMs },
    publishedAtMs: ['checking', 'declined'].includes(state) ? 0 : nowMs,
    ...{ confirmedAtMs: 0, changedAtMs: nowMs },
  }
}

const actOf = (offer: WishOffer): Exclude<WishAct, { kind: 'alarm' }> => {
  switch (offer) {
    case 'claim':
      return { kind: 'claim', ownClaims: 0 }
    case 'pledge':
      return { kind: 'pledge', amount: 1 }
    case 'confirm-for':
      return { kind: 'confirm' }
    case 'not-fulfilled-for':
      return { kind: 'not-fulfilled' }
    case 'fulfil-pooled':
      return { kind: 'fulfil' }
    case 'take-down':
      return { kind: 'decline' }
    case 'rewrite':
      return { kind: 'rewrite', isHeld: true }
    default:
      return { kind: offer }
  }
}

const held = { wordsCheck: 'held' } as const

interface Viewer {
  readonly side: WishSide
  readonly manages: boolean
  readonly mayConfirmFor: boolean
}
const viewers: readonly Viewer[] = (
  ['wisher', 'writer', 'helper', 'pledger', 'manager', 'neighbour'] as const
).flatMap((side) => [
  { side, manages: side === 'manager', mayConfirmFor: false },
  { side, manages: true, mayConfirmFor: side !== 'helper' },
])

const cases = [
  ...single.map((state) => [state, false] as const),
  ...pooled.map((state) => [state, true] as const),
].flatMap(([state, isPooled]) =>
  viewers
    .filter(({ side }) => !(isPooled && side === 'helper') && !(!isPooled && side === 'pledger'))
    // Nobody claims what was not claimed, and others read only what is shown.
    .filter(
      ({ side }) => side !== 'helper' || ['claimed', 'connected', 'fulfilled'].includes(state),
    )
    .filter(({ manages, side }) => isShown(state) || manages || ['wisher', 'writer'].includes(side))
    .map((viewer) => ({ state, isPooled, ...viewer })),
)

test.each(cases)('$state, pooled $isPooled, as $side managing $manages', (seen) => {
  const { state, isPooled, side, manages, mayConfirmFor } = seen
  const wish = wishIn(state, isPooled)
  const memberId = side === 'writer' ? 'writer' : side
  const known = { ...wish, writtenByMemberId: side === 'writer' ? 'writer' : 'wisher' }
  for (const offer of offersOf({
    ...seen,
    ...held,
    pool: wish.pool,
    publishedAtMs: wish.publishedAtMs,
  })) {
    const by = {
      ...{ memberId, memberName: side, manages },
      actsForWisher: mayConfirmFor && offer.endsWith('-for'),
    }
    const step = stepWish(known, actOf(offer), { by, nowMs, rules: defaultWishes })
    expect([offer, step.ok]).toEqual([offer, true])
  }
})

test('who has to act finds the key for it, and what undoes is never the red one', () => {
  const first = (state: WishState, viewer: Viewer, isPooled = false) =>
    offersOf({ state, ...held, publishedAtMs: 0, pool: isPooled ? pool : null, ...viewer })[0]
  const none = { manages: false, mayConfirmFor: false }
  expect(first('open', { side: 'neighbour', ...none })).toBe('claim')
  expect(first('open', { side: 'pledger', ...none }, true)).toBe('pledge')
  expect(first('checking', { side: 'wisher', ...none })).toBe('rewrite')
  expect(first('declined', { side: 'writer', ...none })).toBe('rewrite')
  expect(first('connected', { side: 'helper', ...none })).toBe('fulfil')
  expect(first('fulfilled', { side: 'wisher', ...none })).toBe('confirm')
  expect(first('checking', { side: 'manager', ...none, manages: true })).toBe('publish')
  expect(first('claimed', { side: 'manager', ...none, manages: true })).toBe('connect')
  expect(first('fulfilled', { side: 'manager', manages: true, mayConfirmFor: true })).toBe(
    'confirm-for',
  )
  for (const offer of ['withdraw', 'give-up', 'decline', 'take-down', 'release'] as const)
    expect(mayBePrimary(offer)).toBe(false)
})
