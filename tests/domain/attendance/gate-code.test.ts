/** The codes at a gate: what is shown is what is read, and nothing else passes. */
import fc from 'fast-check'
import {
  codeStepMs,
  isGenuine,
  msOffScreen,
  personalCodeText,
  readGateCode,
  rotatingCode,
  stepAt,
  wallCodeText,
} from '../../../src/domain/attendance/gate-code'
import { planActivities } from '../../../src/domain/activity/plan-activities'
import { recordIdShape } from '../../../src/domain/shapes'
import * as v from 'valibot'

const shown = { shiftId: 'shift-1', direction: 'in' as const, step: stepAt(1_773_108_000_000) }

test('a rotating code is read as it was shown, and only the right key vouches for it', () => {
  fc.assert(
    fc.property(
      fc.uuid(),
      fc.constantFrom('in' as const, 'out' as const),
      fc.nat(1_000_000_000),
      fc.string({ minLength: 1 }),
      (shiftId, direction, step, key) => {
        const code = readGateCode(rotatingCode(key, { shiftId, direction, step }))
        expect(code).toMatchObject({ kind: 'rotating', shiftId, direction, step })
        if (code?.kind !== 'rotating') return
        expect(isGenuine(key, code)).toBe(true)
        expect(isGenuine(`${key}x`, code)).toBe(false)
        expect(isGenuine(key, { ...code, step: step + 1 })).toBe(false)
        expect(isGenuine(key, { ...code, direction: direction === 'in' ? 'out' : 'in' })).toBe(
          false,
        )
      },
    ),
  )
})

test('codes are read back for every id that a shift or a volunteer may have, those of a series too', () => {
  const planned = planActivities(
    '019da000-0000-7000-8000-000000000001',
    {
      ...{ kind: 'series', weekday: 6, fromDate: '2026-05-01', toDate: '2026-08-31' },
      shifts: [{ from: '08:00', to: '11:00', quota: 10 }],
    },
    shown.step * codeStepMs,
  )
  if (!planned.ok) throw new Error('A summer can be planned.')
  const shiftIds = planned.value.flatMap(({ shifts }) => shifts.map(({ id }) => id))
  expect(shiftIds).toHaveLength(18)
  for (const shiftId of shiftIds)
    expect(readGateCode(rotatingCode('k', { ...shown, shiftId }))).toMatchObject({ shiftId })
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9A-Za-z][0-9A-Za-z_.:-]{0,63}$/), (id) => {
      expect(v.is(recordIdShape, id)).toBe(true)
      expect(readGateCode(rotatingCode('k', { ...shown, shiftId: id }))).toMatchObject({
        shiftId: id,
      })
      expect(readGateCode(personalCodeText(id, 'abcDEF_-12345678'))).toMatchObject({
        volunteerId: id,
      })
    }),
  )
})

test('the signature is HMAC-SHA-256 as others compute it', () => {
  // printf %s LX1.shift-1.i1 | openssl dgst -sha256 -hmac k
  expect(rotatingCode('k', { ...shown, step: 1 })).toBe('LX1.shift-1.i1.55fb9a3184c6')
})

test('wall and personal codes are read back; anything else is none of ours', () => {
  expect(readGateCode(wallCodeText('0123456789abcdef01234567'))).toEqual({
    kind: 'wall',
    wallCode: '0123456789abcdef01234567',
  })
  expect(readGateCode(personalCodeText('v-1', 'abcDEF_-12345678'))).toEqual({
    kind: 'personal',
    volunteerId: 'v-1',
    proof: 'abcDEF_-12345678',
  })
  fc.assert(
    fc.property(fc.string(), (text) => readGateCode(text) === null || text.startsWith('LX')),
  )
})

test('a code is on the spot while it stands on the screen, and off by as much as has passed', () => {
  const from = shown.step * codeStepMs
  expect(msOffScreen(shown.step, from)).toBe(0)
  expect(msOffScreen(shown.step, from + codeStepMs)).toBe(0)
  expect(msOffScreen(shown.step, from + codeStepMs + 5)).toBe(5)
  expect(msOffScreen(shown.step, from - 7)).toBe(7)
})

test('a code stays what it is however many others were shown meanwhile', () => {
  const keep = rotatingCode('key', shown)
  for (let step = 0; step < 2_000; step++) rotatingCode('key', { ...shown, step })
  expect(rotatingCode('key', shown)).toBe(keep)
  expect(rotatingCode('other', shown)).not.toBe(keep)
})
