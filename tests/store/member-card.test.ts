/** A phone that was renewed before it met the server again opens with what it has, and with rules that it never heard of. */
import * as v from 'valibot'
import { defaultHelpCall } from '../../src/domain/settings/help-call-rules'
import { accessShape } from '../../src/store/member-card'
import { fixtureAccess } from '../support/fixture-building'

test('groups of rules that came later or have grown get what holds until the server has told its own', () => {
  const { arrivalGraceSeconds, ...helpCall } = { ...defaultHelpCall, escalateAfterSeconds: 300 }
  const older = JSON.parse(
    JSON.stringify({ ...fixtureAccess, settings: { ...fixtureAccess.settings, helpCall } }),
  ) as typeof fixtureAccess
  expect(v.parse(accessShape, older).settings.helpCall).toEqual({
    ...helpCall,
    arrivalGraceSeconds,
  })
  const {
    volunteering: _volunteering,
    timeBank: _timeBank,
    matters: _matters,
    helpCall: _helpCall,
    wishes: _wishes,
    ...first
  } = fixtureAccess.settings
  const eldest = { ...fixtureAccess, settings: first }
  const { settings } = v.parse(accessShape, eldest)
  expect(Object.keys(settings).sort()).toEqual(Object.keys(fixtureAccess.settings).sort())
})
