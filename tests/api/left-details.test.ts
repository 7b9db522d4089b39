/** What is kept of who is no volunteer any more, whoever ended it: what records and certificates need, and nothing else. */
import { findVolunteerBelow } from '../../cloudfunctions/api/volunteer/volunteer.repository'
import { rememberImported } from '../../cloudfunctions/api/roster/roster-imported.repository'
import {
  noGuardian,
  type CorrectionChanges,
  type VolunteerDetails,
} from '../../src/domain/volunteer/volunteer'
import type { VolunteerPage, VolunteerRecord } from '../../src/protocol/volunteer'
import { answer } from '../support/api/ask'
import { emptyDatabase } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { idNumbers } from '../support/api/test-file'
import { seedStreet, tenantId } from '../support/api/test-street'
import { addMembers, doAs, register, told } from '../support/api/test-volunteers'

const who = {
  ...({ name: '陈阿珍', birthDate: '1940-03-07', sex: 'female' } as const),
  ...{ phone: '13905730001', idNumber: idNumbers.one },
}
const consent = { name: '陈桂英', relation: '女儿', consentedOn: '2026-01-05' }
const optional = {
  ...{ skills: ['理发'], serviceKinds: ['敬老助残'], team: '红梅队', politicalStatus: '中共党员' },
  guardian: { ...consent, phone: '13905730002' },
}
const kept: VolunteerDetails = {
  ...{ ...who, skills: [], serviceKinds: [], team: '', politicalStatus: '' },
  guardian: { ...consent, phone: '' },
}

describeOnBoth('of who is no volunteer any more', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    const { api } = server
    await emptyDatabase(api)
    await seedStreet(api)
    await register(api, 'nobody', { ...who, ...optional })
    expect(await verify('v-nobody')).toContain('applied')
  })
  afterAll(() => server.close())

  const verify = async (volunteerId: string) => {
    const args = { volunteerId, idNumber: idNumbers.one }
    return told(await doAs(server.api, 'worker', 'volunteer.verify', args, 'c1'))
  }
  const onFile = async (id: string) =>
    (await findVolunteerBelow(server.api, tenantId, { id, path: '/' }))?.details
  const mine = (member: string) => answer<VolunteerRecord>(server.api, member, 'volunteer.mine', {})
  const leave = async () => told(await doAs(server.api, 'nobody', 'volunteer.leave', {}))

  test('stays who it was, and goes what no rule needs', async () => {
    expect(await onFile('v-nobody')).toMatchObject({ ...who, ...optional })
    expect(await leave()).toBe('applied')
    expect(await onFile('v-nobody')).toEqual(kept)
    expect(await mine('nobody')).toMatchObject({ state: 'left', number: 'g10001' })
  })

  test('goes the same where the office ends it', async () => {
    const ending = { volunteerId: 'v-nobody', reason: '搬走了' }
    expect(told(await doAs(server.api, 'worker', 'volunteer.end', ending, 'c1'))).toBe('applied')
    expect(await onFile('v-nobody')).toEqual(kept)
  })

  const askFor = async (member: string, requestId: string, changes: CorrectionChanges) => {
    const args = { requestId, changes, note: '' }
    return told(await doAs(server.api, member, 'volunteer.ask-correction', args))
  }
  const accept = async (requestId: string) => {
    const args = { requestId, answer: '', idNumber: '' }
    return told(await doAs(server.api, 'worker', 'volunteer.accept-correction', args, 'c1'))
  }

  test.each(['leave', 'end'] as const)(
    'waits nothing that was asked to be corrected (%s)',
    async (how) => {
      const { api } = server
      await askFor('nobody', 'r1', { team: '绿叶队' })
      await askFor('nobody', 'r2', { phone: '13905730009' })
      const ending = { volunteerId: 'v-nobody', reason: '搬走了' }
      const done =
        how === 'leave' ? leave() : doAs(api, 'worker', 'volunteer.end', ending, 'c1').then(told)
      expect(await done).toBe('applied')
      const { corrections } = await mine('nobody')
      expect(corrections.map((one) => [one.state, one.settledReason])).toEqual([
        ['declined', '登记已经结束'],
        ['declined', '登记已经结束'],
      ])
      const asked = { regionId: 'c1', correcting: true }
      expect(
        (await answer<VolunteerPage>(api, 'worker', 'volunteer.list', asked)).volunteers,
      ).toEqual([])
      expect(await accept('r2')).toBe('rejected already-done')
    },
  )

  test('comes nothing back by a correction that is kept of nobody who left', async () => {
    await leave()
    const gone: readonly CorrectionChanges[] = [
      ...[{ skills: ['理发'] }, { serviceKinds: ['敬老助残'] }, { team: '绿叶队' }],
      ...[{ politicalStatus: '中共党员' }, { guardian: optional.guardian }],
    ]
    for (const changes of gone)
      expect(await askFor('nobody', 'r1', { phone: '13905730009', ...changes })).toMatch(
        /^rejected invalid 登记已经结束/,
      )
    expect(await onFile('v-nobody')).toEqual(kept)
  })

  test('stays the consent when something else is put right, of a child as of an adult', async () => {
    const { api } = server
    await leave()
    await addMembers(api, ['child'])
    const young = { birthDate: '2016-05-05', guardian: optional.guardian }
    await register(api, 'child', young)
    const verified = { volunteerId: 'v-child', idNumber: '' }
    await doAs(api, 'worker', 'volunteer.verify', verified, 'c1')
    await doAs(api, 'child', 'volunteer.leave', {})
    for (const member of ['nobody', 'child']) {
      expect(await askFor(member, `r-${member}`, { phone: '13905730009' })).toBe('applied')
      expect(await accept(`r-${member}`)).toBe('applied')
      expect(await onFile(`v-${member}`)).toMatchObject({
        ...{ phone: '13905730009', guardian: { ...consent, phone: '' } },
      })
    }
  })

  test('goes it from what was asked to be corrected, and from what a list said', async () => {
    const { api } = server
    const changes = { politicalStatus: '群众' }
    const guardian = { ...optional.guardian, phone: '13905730003' }
    const asked = [
      { requestId: 'r1', changes, note: '' },
      { requestId: 'r2', changes: { ...changes, phone: '13905730009', guardian }, note: '换了' },
    ]
    for (const args of asked) await doAs(api, 'nobody', 'volunteer.ask-correction', args)
    const accepted = { requestId: 'r1', answer: '', idNumber: '' }
    const put = await doAs(api, 'worker', 'volunteer.accept-correction', accepted, 'c1')
    expect(told(put)).toBe('applied')
    await api.database
      .transaction()
      .execute((transaction) =>
        rememberImported(
          { transaction, vault: api.vault, tenantId },
          new Map([['v-nobody', changes]]),
        ),
      )
    expect(await leave()).toBe('applied')
    const { corrections } = await mine('nobody')
    expect(JSON.stringify(corrections)).not.toContain('中共党员')
    expect(corrections.map((one) => [one.id, one.changes, one.note]).sort()).toEqual([
      ['r1', {}, '写的内容，退出时删去了'],
      ['r2', { phone: '13905730009', guardian: { ...consent, phone: '' } }, '换了'],
    ])
    expect(await api.database.selectFrom('roster_imported').selectAll().execute()).toEqual([])
  })

  test('goes the telephone of a guardian who was emptied before', async () => {
    expect(await askFor('nobody', 'r1', { guardian: noGuardian })).toBe('applied')
    expect(await accept('r1')).toBe('applied')
    expect(await leave()).toBe('applied')
    const { corrections } = await mine('nobody')
    expect(corrections).toMatchObject([
      {
        ...{ changes: { guardian: noGuardian }, note: '', state: 'accepted' },
        before: { guardian: { ...consent, phone: '' } },
      },
    ])
  })

  test('comes back by number, name and card, with what is said anew', async () => {
    const { api } = server
    await leave()
    await addMembers(api, ['back'])
    await register(api, 'back', { ...who, skills: [], serviceKinds: [], team: '绿叶队' })
    expect(await verify('v-back')).toContain('"volunteerId":"v-nobody"')
    expect(await mine('back')).toMatchObject({
      ...{ number: 'g10001', state: 'verified' },
      details: { skills: [], team: '绿叶队', politicalStatus: '' },
    })
  })

  test('of two entries that became one, the closed one keeps no more either', async () => {
    const { api } = server
    await leave()
    await addMembers(api, ['back'])
    await register(api, 'back', { ...who, ...optional })
    await verify('v-back')
    expect(await onFile('v-back')).toEqual(kept)
    expect(await onFile('v-nobody')).toMatchObject(optional)
  })
})
