/** What a visit left to do and others handle: handed on once, closed and opened with its matter, never overruled. */
import fc from 'fast-check'
import { followUpShape, type FollowUp } from '../../src/domain/follow-up/follow-up'
import {
  categoryOfFollowUp,
  followMatter,
  handOnFollowUp,
} from '../../src/domain/follow-up/hand-on-follow-up'
import { matterOutcomes, matterStates, type Matter } from '../../src/domain/matter/matter'
import { defaultMatters } from '../../src/domain/settings/matter-rules'
import { fixtureRecords } from '../support/fixture-building'
import { accepted, recordSet, refusalOf, runRule } from '../support/rule-runner'
import * as v from 'valibot'

const open = fixtureRecords.flatMap(({ kind, record }) => (kind === 'followUp' ? [record] : []))[0]
if (!open) throw new Error('The fixture has a follow-up')
const need: FollowUp = { ...open, id: 'f-need', kind: 'need', state: 'open', handling: '' }

test('handing on is asked once, of what is open', () => {
  const view = recordSet([{ kind: 'followUp', record: need }])
  const [change] = accepted(runRule(handOnFollowUp, view, { followUpId: need.id })).changes
  expect(change?.record).toEqual({ ...need, handling: 'asked' })
  const handed = recordSet([{ kind: 'followUp', record: { ...need, handling: 'working' } }])
  expect(refusalOf(runRule(handOnFollowUp, handed, { followUpId: need.id }))).toBe('already-done')
  const done = recordSet([{ kind: 'followUp', record: { ...need, state: 'done' } }])
  expect(refusalOf(runRule(handOnFollowUp, done, { followUpId: need.id }))).toBe('already-done')
  expect(refusalOf(runRule(handOnFollowUp, recordSet([]), { followUpId: need.id }))).toBe('gone')
})

test('a hazard goes to what the tenant calls so, all others to 其他, whatever the list is', () => {
  expect(categoryOfFollowUp('hazard', defaultMatters)).toBe('消防隐患')
  expect(categoryOfFollowUp('need', defaultMatters)).toBe('其他')
  expect(categoryOfFollowUp('hazard', { categories: ['修理', '咨询'] })).toBe('咨询')
})

const steps = fc.array(
  fc.record({
    state: fc.constantFrom(...matterStates),
    outcome: fc.option(fc.constantFrom(...matterOutcomes)),
  }),
  { minLength: 1, maxLength: 12 },
)
const isEnd = (state: Matter['state']) => ['closed', 'withdrawn', 'merged'].includes(state)

test('it is closed exactly while its matter is, with when and who, and keeps its shape', () => {
  fc.assert(
    fc.property(steps, (taken) => {
      let followUp: FollowUp = { ...need, handling: 'waiting' }
      taken.forEach((step, at) => {
        const closedBefore = isEnd(followUp.handling as Matter['state'])
        const closedAtMs = followUp.closedAtMs
        followUp = followMatter(followUp, { ...step, changedAtMs: at + 1 }, '李网格')
        expect(v.is(followUpShape, followUp)).toBe(true)
        expect(followUp.state === 'open').toBe(!isEnd(step.state))
        expect([followUp.closedAtMs === 0, followUp.closedByName === '']).toEqual([
          !isEnd(step.state),
          !isEnd(step.state),
        ])
        // Told again that it is over, it ended when it ended.
        if (closedBefore && isEnd(step.state)) expect(followUp.closedAtMs).toBe(closedAtMs)
      })
    }),
  )
})

test('who settled it at the door is not overruled by steps in between, nor by its end', () => {
  const settled: FollowUp = {
    ...need,
    handling: 'working',
    state: 'done',
    closingNote: '看过，好了',
  }
  for (const state of ['working', 'answered', 'closed'] as const) {
    const after = followMatter(settled, { state, outcome: 'solved', changedAtMs: 9 }, '李网格')
    expect(after).toEqual({ ...settled, handling: state })
  }
})

test('what was declined or taken back is dropped, all else done, in words', () => {
  const end = (state: Matter['state'], outcome: Matter['outcome']) => {
    const after = followMatter(
      { ...need, handling: 'working' },
      { state, outcome, changedAtMs: 9 },
      '',
    )
    return `${after.state} ${after.closingNote}`
  }
  expect(end('closed', 'solved')).toBe('done 已解决')
  expect(end('closed', 'declined')).toBe('dropped 不属于受理范围')
  expect(end('withdrawn', null)).toBe('dropped 不用办了')
  expect(end('merged', null)).toBe('done 和另一件事一起办')
})
