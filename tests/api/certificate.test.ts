/** A certificate's way: asked for by the volunteer, issued with sealed facts, checked by a stranger, revoked. */
import type { Api } from '../../cloudfunctions/api/api'
import { FakeMiniProgramCodes } from '../../cloudfunctions/api/attendance/fake-mini-program-codes'
import { postDueHours } from '../../cloudfunctions/api/attendance/post-due-hours'
import { handleCall } from '../../cloudfunctions/api/call'
import type {
  CertificateCheck,
  OfficeCertificate,
  OwnCertificates,
} from '../../src/protocol/certificate'
import { answer, ask, codeOf } from '../support/api/ask'
import { addService, askArgs, askFor, issue, officials, paperOf } from '../support/api/certificates'
import { heardTurns, wantTurns } from '../support/api/heard-turns'
import { emptyDatabase, everyText } from '../support/api/look-inside'
import { addVolunteer } from '../support/api/test-activity'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { idNumbers, officeCommand, push, statusOf } from '../support/api/test-file'
import { seedStreet, tenantId } from '../support/api/test-street'
import { doAs, register, told } from '../support/api/test-volunteers'
import { readPdf } from '../support/read-pdf'

const idNumber = '330483194003070029'

describeOnBoth('a certificate', (kind) => {
  let server: TestApi
  let api: Api
  beforeAll(async () => {
    server = await openTestApi(kind)
    ;({ api } = server)
  })
  afterAll(() => server.close())
  beforeEach(async () => {
    await emptyDatabase(api)
    await seedStreet(api)
    await addVolunteer(api, 'v1', { name: '张秀兰' })
    await addVolunteer(api, 'v2')
    await addService(api, 's1')
    await addService(api, 's2', { minutes: 45 })
    await addService(api, 'on-notice', { state: 'notice' })
    await addService(api, 'too-early', { startsAtMs: Date.UTC(2025, 11, 31, 15) })
    await addService(api, 'of-another', { volunteerId: 'v2' })
  })

  const own = (member: string) => answer<OwnCertificates>(api, member, 'certificate.mine', {})
  const list = (member: string, regionId: string) =>
    answer<OfficeCertificate[]>(api, member, 'certificate.list', { regionId })
  /** Without a sign-in, as a stranger with the paper. */
  const check = async (code: string): Promise<CertificateCheck> => {
    const call = {
      path: 'certificate.verify',
      input: { code },
      identity: { kind: 'none' },
    } as const
    const reply = await handleCall(api, call)
    if (!reply.ok) throw new Error(reply.error.code)
    return reply.output as CertificateCheck
  }
  const codeOn = (paper: Buffer): string =>
    (/验证码\n([0-9A-Z ]+\n[0-9A-Z ]+)/.exec(readPdf(paper).text)?.[1] ?? '').replace(/\s/g, '')
  const revoke = async (member: string, regionId: string) => {
    const args = { certificateId: 'k1', reason: '有一次记错了人' }
    return statusOf(
      (await push(api, member, officeCommand('certificate.revoke', regionId, args)))[0],
    )
  }

  it('states posted hours of the period only, and every field that the law names', async () => {
    expect(await askFor(api, 'v1')).toBe('applied')
    expect(await list('worker', 'c1')).toMatchObject([
      {
        certificateId: 'k1',
        state: 'asked',
        times: 2,
        minutes: 135,
        missing: [],
        idNumberMask: '33**************29',
      },
    ])
    expect(await issue(api)).toBe('applied')
    const { text } = readPdf(await paperOf(api, 'v1'))
    const words = text.replace(/\s/g, '')
    const named = ['张秀兰', '居民身份证', idNumber, 'Nv1', '2026年1月1日至2026年3月10日']
    const hours = ['2小时15分钟（2次）', '环境卫生', '清扫楼道']
    const issuer = ['测试街道', '沈主任', '李社工', '0573-88880000', '（盖章处）', '2026年3月10日']
    for (const word of [...named, ...hours, ...issuer, 'street-2026-000001'])
      expect(words).toContain(word)
    expect((await own('v1')).certificates).toMatchObject([
      { state: 'issued', number: 'street-2026-000001', minutes: 135, issuedOn: '2026-03-10' },
    ])
  })

  it('is asked for once at a time, by a verified volunteer with hours and a number that can be right', async () => {
    await addVolunteer(api, 'v3', { state: 'waiting' })
    expect(await askFor(api, 'nobody')).toBe('rejected not-a-volunteer')
    expect(await askFor(api, 'v3')).toBe('rejected certificate-not-ready')
    expect(await askFor(api, 'v1', { idNumber: '' })).toBe('rejected certificate-not-ready')
    expect(await askFor(api, 'v1', { idNumber: '330483194003070020' })).toBe(
      'rejected invalid-id-number',
    )
    const empty = { fromDate: '2026-03-09', toDate: '2026-03-10' }
    expect(await askFor(api, 'v1', empty)).toBe('rejected certificate-not-ready')
    expect(await askFor(api, 'v1', { toDate: '2026-03-11' })).toBe('rejected invalid')
    expect(await askFor(api, 'v1', { fromDate: '2026-03-11' })).toBe('rejected invalid')
    expect(await askFor(api, 'v1')).toBe('applied')
    // The answer was lost, and the same form comes again.
    expect(await askFor(api, 'v1')).toBe('applied')
    expect(await askFor(api, 'v2')).toBe('rejected id-taken')
    expect(await askFor(api, 'v1', { certificateId: 'k2' })).toBe(
      'rejected certificate-asked-already',
    )
    await issue(api)
    expect(await askFor(api, 'v1')).toBe('applied')
    expect((await own('v1')).certificates).toMatchObject([{ state: 'issued' }])
    const passport = { certificateId: 'k2', idType: '护照', idNumber: 'e1234567' } as const
    expect(await askFor(api, 'v1', passport)).toBe('applied')
  })

  it('is issued once, in the region of the volunteer or above, and the same command answers again', async () => {
    await askFor(api, 'v1')
    expect(await issue(api, { member: 'leader', regionId: 'g1' })).toBe('rejected forbidden')
    expect(await issue(api, { member: 'other', regionId: 'c2' })).toBe(
      'rejected certificate-not-found',
    )
    expect(await issue(api, { certificateId: 'none' })).toBe('rejected certificate-not-found')
    const args = { certificateId: 'k1', idNumber: askArgs().idNumber, ...officials }
    const command = officeCommand('certificate.issue', 'c1', args)
    const [first] = await push(api, 'worker', command)
    const [again] = await push(api, 'worker', command)
    expect([statusOf(first), statusOf(again)]).toEqual(['applied', 'replayed'])
    expect(await issue(api)).toBe('rejected already-done')
    const numbers = await api.database.selectFrom('certificate').select('number').execute()
    expect(numbers).toEqual([{ number: 'street-2026-000001' }])
  })

  it('states only the number that a worker read from the card', async () => {
    await askFor(api, 'v1', { idType: '护照', idNumber: 'e1234567' })
    expect(await issue(api, { idNumber: 'E1234568' })).toBe('rejected card-differs')
    expect(await issue(api, { idNumber: 'e123 4567' })).toBe('applied')
    await askFor(api, 'v2', { certificateId: 'k2' })
    const wrong = { certificateId: 'k2', idNumber: '330483194003070028' }
    expect(await issue(api, wrong)).toBe('rejected card-differs')
    expect(await issue(api, { certificateId: 'k2' })).toBe('applied')
  })

  it('of a worker is issued by another', async () => {
    await addVolunteer(api, 'vw', { memberId: 'worker' })
    await addService(api, 's-of-worker', { volunteerId: 'vw' })
    await askFor(api, 'worker')
    expect(await issue(api)).toBe('rejected needs-another')
    expect(await issue(api, { member: 'admin', regionId: 'street' })).toBe('applied')
  })

  it('is asked for and issued also when its volunteer has left', async () => {
    const left = officeCommand('volunteer.leave', 'g1', {})
    expect(statusOf((await push(api, 'v1', left))[0])).toBe('applied')
    expect(await askFor(api, 'v1')).toBe('applied')
    expect(await issue(api)).toBe('applied')
    expect((await own('v1')).certificates).toMatchObject([{ state: 'issued', minutes: 135 }])
  })

  it('bears no name that nobody verified, written by registering again and leaving', async () => {
    await askFor(api, 'v1')
    const leave = async () => told(await doAs(api, 'v1', 'volunteer.leave', {}))
    expect(await leave()).toBe('applied')
    expect(told(await register(api, 'v1', { name: '李四' }))).toContain('applied')
    expect(await askFor(api, 'v1', { certificateId: 'k2' })).toBe('rejected certificate-not-ready')
    expect(await leave()).toBe('applied')
    expect(await askFor(api, 'v1', { certificateId: 'k2' })).toBe('rejected certificate-not-ready')
    // The hours, and what was asked for with them, are still of whom a worker had verified.
    expect(await list('worker', 'c1')).toMatchObject([{ volunteerName: '张秀兰', missing: [] }])
    expect(await issue(api)).toBe('applied')
  })

  it('states no ID number that was corrected since it was asked for', async () => {
    await addVolunteer(api, 'v4', { idNumber })
    await addService(api, 's4', { volunteerId: 'v4' })
    await askFor(api, 'v4')
    const changes = { idNumber: idNumbers.other, birthDate: '1955-12-12', sex: 'male' } as const
    const asked = { requestId: 'r1', changes, note: '' }
    expect(told(await doAs(api, 'v4', 'volunteer.ask-correction', asked))).toContain('applied')
    const accept = async (seen: object) => {
      const args = { requestId: 'r1', ...seen }
      return told(await doAs(api, 'worker', 'volunteer.accept-correction', args, 'c1'))
    }
    expect(await accept({})).toBe('rejected card-differs')
    expect(await accept({ idNumber })).toBe('rejected card-differs')
    expect(await accept({ idNumber: idNumbers.other, answer: '看了户口本' })).toContain('applied')
    expect(await issue(api)).toBe('rejected certificate-not-ready')
    expect(await list('worker', 'c1')).toMatchObject([
      { missing: ['身份证号已更正，请志愿者重新申请'] },
    ])
  })

  it('never gives two the same number, also when they are issued at once', async () => {
    await askFor(api, 'v1')
    await askFor(api, 'v2', { certificateId: 'k2' })
    const both = await Promise.all([issue(api), issue(api, { certificateId: 'k2' })])
    expect(both).toEqual(['applied', 'applied'])
    const rows = await api.database
      .selectFrom('certificate')
      .select('number')
      .orderBy('number')
      .execute()
    expect(rows.map(({ number }) => number)).toEqual(['street-2026-000001', 'street-2026-000002'])
  })

  it('is found by its number, and behind those that were settled later', async () => {
    for (const [certificateId, member] of [
      ['k1', 'v1'],
      ['k2', 'v2'],
    ] as const) {
      await askFor(api, member, { certificateId })
      await issue(api, { certificateId })
    }
    const found = async (input: object) =>
      (
        await answer<OfficeCertificate[]>(api, 'worker', 'certificate.list', {
          ...{ regionId: 'c1', ...input },
        })
      ).map(({ certificateId }) => certificateId)
    expect(await found({})).toEqual(['k2', 'k1'])
    expect(await found({ after: 'k2' })).toEqual(['k1'])
    expect(await found({ after: 'k1' })).toEqual([])
    expect(await found({ find: ' street-2026-000001' })).toEqual(['k1'])
    expect(await found({ find: 'Nv2' })).toEqual(['k2'])
    expect(await found({ find: 'street-2026' })).toEqual([])
  })

  it('that is declined says why, and keeps no ID number', async () => {
    await askFor(api, 'v1')
    const args = { certificateId: 'k1', reason: '请先核对三月的时长' }
    const decline = officeCommand('certificate.decline', 'c1', args)
    expect(statusOf((await push(api, 'worker', decline))[0])).toBe('applied')
    expect((await own('v1')).certificates).toMatchObject([
      { state: 'declined', reason: '请先核对三月的时长', number: '' },
    ])
    expect(codeOf(await ask(api, 'v1', 'certificate.pdf', { certificateId: 'k1' }))).toBe(
      'forbidden',
    )
    expect(await issue(api)).toBe('rejected already-done')
    const kept = await api.database.selectFrom('certificate').select('id_number_cipher').execute()
    expect(kept).toEqual([{ id_number_cipher: '' }])
  })

  it('tells a stranger with the code as little as is needed, and that it was revoked', async () => {
    await askFor(api, 'v1')
    await issue(api)
    const code = codeOn(await paperOf(api, 'v1'))
    expect(code).toMatch(/^[2-9A-HJ-KMNP-Z]{20}$/)
    const told = {
      state: 'genuine',
      number: 'street-2026-000001',
      name: '张*兰',
      minutes: 135,
      fromDate: '2026-01-01',
      toDate: '2026-03-10',
      issuer: '测试街道',
      issuedOn: '2026-03-10',
    }
    expect(await check(code)).toEqual(told)
    expect(await check(`${code.slice(0, 19)}${code.endsWith('2') ? '3' : '2'}`)).toEqual({
      state: 'unknown',
    })
    expect(await revoke('leader', 'g1')).toBe('rejected forbidden')
    expect(await revoke('other', 'c2')).toBe('rejected certificate-not-found')
    expect(await revoke('worker', 'c1')).toBe('applied')
    expect(await revoke('worker', 'c1')).toBe('rejected already-done')
    expect(await check(code)).toEqual({ ...told, state: 'revoked' })
    expect(codeOf(await ask(api, 'v1', 'certificate.pdf', { certificateId: 'k1' }))).toBe(
      'forbidden',
    )
  })

  it('is drawn with a 小程序码 where no address is set, and with words while WeChat is away', async () => {
    await askFor(api, 'v1')
    await issue(api)
    const asked: [opens: string, scene: string][] = []
    const paperBy = (drawn: 'later' | 'refused' | Buffer, isFake = false) => {
      const make = (opens: string, scene: string) => {
        asked.push([opens, scene])
        return Promise.resolve(drawn)
      }
      return paperOf({ ...api, publicUrl: '', miniProgramCodes: { isFake, make } }, 'v1')
    }
    const picture = await new FakeMiniProgramCodes().make('certificate', '')
    if (typeof picture === 'string') throw new Error(picture)
    const paper = await paperBy(picture)
    const code = codeOn(paper)
    expect(asked).toEqual([['certificate', code]])
    expect(await check(code)).toMatchObject({ state: 'genuine' })
    expect(paper.includes('/Subtype /Image')).toBe(true)
    expect((await paperBy(picture)).equals(paper)).toBe(true)

    const plain = await paperBy('later')
    expect(plain.equals(await paperBy('refused'))).toBe(true)
    expect(plain.includes('/Subtype /Image')).toBe(false)
    expect(readPdf(plain).text.replace(/\s/g, '')).toContain('打开“连心”小程序的“查验证明”')
    const drawings = asked.length
    // Nothing can scan what the demo draws.
    expect((await paperBy(picture, true)).equals(plain)).toBe(true)
    expect(asked).toHaveLength(drawings)
  })

  it('states what it stated; the office sees that its hours were corrected, not that others came', async () => {
    await askFor(api, 'v1')
    await wantTurns(api, 'v1', 'v1')
    await issue(api)
    const before = await paperOf(api, 'v1')
    const seen = async () => {
      const [line] = await list('worker', 'c1')
      return [line?.minutes, line?.correctedMinutes]
    }
    expect(await postDueHours({ ...api, nowMs: () => testNowMs + 1 }, testNowMs)).toBe(1)
    const service = api.database.updateTable('service').where('volunteer_id', '=', 'v1')
    expect(await seen()).toEqual([135, null])
    await service.set({ minutes: 1 }).where('shift_id', '=', 's2').execute()
    expect(await seen()).toEqual([135, 91])
    expect((await paperOf(api, 'v1')).equals(before)).toBe(true)
    await revoke('worker', 'c1')
    expect(await seen()).toEqual([135, null])
    expect((await heardTurns(api)).join()).toMatch(/v1 已撤销，.+v1 开好了，/)
  })

  it('leaves neither the ID number nor the code readable in the database', async () => {
    await askFor(api, 'v1')
    expect(await everyText(api)).not.toContain(idNumber)
    await issue(api)
    const code = codeOn(await paperOf(api, 'v1'))
    const text = await everyText(api)
    expect(text).not.toContain(idNumber)
    expect(code).toHaveLength(20)
    expect(text).not.toContain(code)
  })

  it('may take the ID number that is on file', async () => {
    const { certificateId } = askArgs()
    await api.database
      .deleteFrom('service')
      .where('tenant_id', '=', tenantId)
      .where('volunteer_id', '=', 'v2')
      .execute()
    await addVolunteer(api, 'v4', { idNumber })
    await addService(api, 's4', { volunteerId: 'v4' })
    expect(await askFor(api, 'v4', { idNumber: '', idType: '护照' })).toBe('applied')
    await issue(api)
    const { text } = readPdf(await paperOf(api, 'v4', certificateId))
    expect(text).toContain(idNumber)
    expect(text).toContain('居民身份证')
  })
})
