/** What people write about people lies sealed, also what was written before it was. */
import { sql } from 'kysely'
import { sealedReasons } from '../../cloudfunctions/api/database/migrations/0048-sealed-reasons.sql'
import { sealClearText } from '../../cloudfunctions/api/secrets/seal-clear-text'
import type { MyHome } from '../../src/protocol/home'
import type { VolunteerRecord } from '../../src/protocol/volunteer'
import { answer } from '../support/api/ask'
import { everyText } from '../support/api/look-inside'
import { describeOnBoth, openTestApi } from '../support/api/test-api'
import { acceptsOnly, officeCommand, push } from '../support/api/test-file'
import { seedStreet } from '../support/api/test-street'
import { addVolunteer } from '../support/api/test-activity'

describeOnBoth('words about people', (kind) => {
  it('are sealed when they are written, and by the next start when they were there before', async () => {
    const server = await openTestApi(kind)
    const { api } = server
    await seedStreet(api)
    await addVolunteer(api, 'v1')
    const texts = () =>
      answer<VolunteerRecord>(api, 'v1', 'volunteer.mine', {}).then(({ entries }) =>
        entries.map(({ text }) => text).sort(),
      )
    const appraise = (entryId: string, text: string) =>
      officeCommand('volunteer.appraise', 'c1', { entryId, volunteerId: 'v1', text })
    acceptsOnly(await push(api, 'worker', appraise('e0', '理发细心')))
    expect(await everyText(api)).not.toContain('理发细心')
    expect(await texts()).toEqual(['理发细心'])

    // As an older server left it: more rows than one portion, readable.
    await sql`delete from volunteer_entry`.execute(api.database)
    await sql`insert into volunteer_entry
      select 't1', 'e' || n, 'v1', 'appraisal', '耳背要大声' || n, '2026-01-01', 0, '', '某人', 0
      from generate_series(1, 1203) n`.execute(api.database)
    await sql`insert into clear_text_column values ('volunteer_entry', 'text_cipher')`.execute(
      api.database,
    )
    expect(await everyText(api)).toContain('耳背要大声')
    const sealed = await Promise.all([
      sealClearText(api.database, api.vault),
      sealClearText(api.database, api.vault),
    ])
    expect(sealed.sort()).toEqual([0, 1])
    expect(await everyText(api)).not.toContain('耳背要大声')
    expect(await texts()).toHaveLength(1203)
    expect(await texts()).toContain('耳背要大声1203')
    expect(await sealClearText(api.database, api.vault)).toBe(0)
    await server.close()
  })

  it('also why a home was not found and a correction not made', async () => {
    const server = await openTestApi(kind)
    const { api } = server
    await seedStreet(api)
    await addVolunteer(api, 'v1')
    const who = { forWhom: 'self', door: '99幢101', name: '沈慧琴', phone: '13905730001' } as const
    const set = officeCommand('home.set', 'c1', { homeId: 'h1', details: who })
    acceptsOnly(await push(api, 'nobody', set))
    const said = '查过底册没有这一户'
    const declined = officeCommand('home.decline', 'c1', { homeId: 'h1', reason: said })
    acceptsOnly(await push(api, 'worker', declined))
    const reasons = async () => {
      const [home] = await answer<readonly MyHome[]>(api, 'nobody', 'home.mine', {})
      const volunteer = await answer<VolunteerRecord>(api, 'v1', 'volunteer.mine', {})
      const { settledReason, corrections } = volunteer
      return [home?.reason, settledReason, corrections[0]?.settledReason]
    }
    await sql`insert into volunteer_correction
      (tenant_id, id, volunteer_id, request_cipher, asked_at_ms, state, settled_by_name,
       settled_at_ms, settled_reason_cipher)
      values ('t1', 'k1', 'v1', ${api.vault.seal(
        { tenantId: 't1', recordId: 'k1', field: 'volunteer-correction' },
        JSON.stringify({ changes: {}, note: '' }),
      )}, 0, 'declined', '某人', 0, ${said})`.execute(api.database)
    // As an older server left them: readable, under the former name of the column.
    for (const table of ['volunteer', 'volunteer_correction', 'home'].map((name) =>
      sql.table(name),
    )) {
      await sql`update ${table} set settled_reason_cipher = ${said}`.execute(api.database)
      await sql`alter table ${table} rename column settled_reason_cipher to settled_reason`.execute(
        api.database,
      )
    }
    for (const statement of sealedReasons) await sql.raw(statement).execute(api.database)
    expect(await everyText(api)).toContain(said)
    expect(await sealClearText(api.database, api.vault)).toBe(3)
    expect(await everyText(api)).not.toContain(said)
    expect(await reasons()).toEqual([said, said, said])
    await server.close()
  })
})
