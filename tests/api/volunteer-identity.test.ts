/** A record belongs to a person: no other is written over it, by registering again on the same WeChat or as a correction. */
import type { VolunteerDetails } from '../../src/domain/volunteer/volunteer'
import type { OfficeVolunteer, VolunteerRecord } from '../../src/protocol/volunteer'
import { answer } from '../support/api/ask'
import { emptyDatabase, everyText } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { idNumbers } from '../support/api/test-file'
import { seedStreet } from '../support/api/test-street'
import { addMembers, doAs, told } from '../support/api/test-volunteers'
import { volunteerDetails } from '../support/api/volunteer-samples'
import { idOf } from '../support/roster-workbook'

const seller = {
  name: '沈慧琴',
  birthDate: '1940-03-07',
  sex: 'female',
  idNumber: idNumbers.one,
} as const
const buyer = {
  name: '钱大年',
  birthDate: '1955-12-12',
  sex: 'male',
  idNumber: idNumbers.other,
} as const

describeOnBoth('who a volunteer is', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    await addMembers(server.api, ['newphone'])
    await register('nobody', 'v-1', seller)
    expect(await verify('v-1', idNumbers.one)).toContain('applied')
    const training = { entryId: 'e1', volunteerId: 'v-1', name: '急救', heldOn: '2026-03-01' }
    await doAs(
      server.api,
      'worker',
      'volunteer.record-training',
      { ...training, minutes: 90 },
      'c1',
    )
  })
  afterAll(() => server.close())

  const register = async (member: string, id: string, part: Partial<VolunteerDetails>) => {
    const args = { volunteerId: id, details: { ...volunteerDetails, ...part } }
    return told(await doAs(server.api, member, 'volunteer.register', args))
  }
  const verify = async (volunteerId: string, idNumber = '') => {
    const args = { volunteerId, idNumber }
    return told(await doAs(server.api, 'worker', 'volunteer.verify', args, 'c1'))
  }
  const decline = async (volunteerId: string) => {
    const args = { volunteerId, reason: '电话打不通' }
    return told(await doAs(server.api, 'worker', 'volunteer.decline', args, 'c1'))
  }
  const leave = async () => told(await doAs(server.api, 'nobody', 'volunteer.leave', {}))
  const own = (member = 'nobody') =>
    answer<VolunteerRecord | null>(server.api, member, 'volunteer.mine', {})
  const file = (volunteerId: string) =>
    answer<OfficeVolunteer>(server.api, 'worker', 'volunteer.one', { volunteerId, regionId: 'c1' })

  test('stays who it was when somebody else registers on the same WeChat, and is found again by its owner', async () => {
    expect(await leave()).toBe('applied')
    expect(await register('nobody', 'v-2', buyer)).toBe(
      'applied {"volunteerId":"v-2","number":"g10002"}',
    )
    expect(await own()).toMatchObject({ id: 'v-2', state: 'waiting', entries: [] })
    expect(await file('v-2')).toMatchObject({ sameAs: '' })
    expect(await verify('v-2', idNumbers.other)).toContain('"number":"g10002"')
    expect(await file('v-1')).toMatchObject({
      ...{ state: 'left', signsIn: false, entries: [{ text: '急救' }] },
      details: { name: '沈慧琴', idNumber: '33**************29' },
    })
    expect(await register('newphone', 'v-3', seller)).toContain('applied')
    expect(await verify('v-3', idNumbers.one)).toContain('"number":"g10001"')
    expect(await own('newphone')).toMatchObject({ id: 'v-1', entries: [{ text: '急救' }] })
  })

  test('is kept by the same person who comes back, and lost by no decline', async () => {
    expect(await leave()).toBe('applied')
    // With another telephone, and without the number.
    expect(await register('nobody', 'v-2', { ...seller, idNumber: '', phone: '13905730009' })).toBe(
      'applied {"volunteerId":"v-1","number":"g10001"}',
    )
    expect((await own())?.details.idNumber).toBe('33**************29')
    const another = idOf('19400307', 4)
    expect(await verify('v-1', another)).toContain('rejected invalid 这份登记以前核对过')
    expect(await decline('v-1')).toBe('applied')
    expect(await register('nobody', 'v-2', buyer)).toContain('"volunteerId":"v-2"')
    expect(await leave()).toContain('applied')
    expect(await register('newphone', 'v-3', seller)).toContain('applied')
    expect(await verify('v-3', idNumbers.one)).toContain('"number":"g10001"')
  })

  test('comes back under the right name to whom had mistyped it', async () => {
    await leave()
    const right = { ...seller, name: '沈惠琴' }
    expect(await register('nobody', 'v-2', right)).toContain('"volunteerId":"v-2"')
    expect(await file('v-2')).toMatchObject({ sameAs: '沈慧琴 g10001' })
    expect(await verify('v-2', idNumbers.one)).toContain('"number":"g10001"')
    expect(await own()).toMatchObject({ number: 'g10001', details: { name: '沈惠琴' } })
  })

  test('is overwritten as long as nobody has verified it', async () => {
    expect(await register('newphone', 'v-2', buyer)).toContain('applied')
    expect(await decline('v-2')).toBe('applied')
    expect(await register('newphone', 'v-3', { ...buyer, name: '钱大宝', idNumber: '' })).toBe(
      'applied {"volunteerId":"v-2","number":"g10002"}',
    )
  })

  test('keeps its number where the same person leaves it out, also before anybody has verified it', async () => {
    expect(await register('newphone', 'v-2', buyer)).toContain('applied')
    const again = async (part: Partial<VolunteerDetails>) => {
      expect(await decline('v-2')).toBe('applied')
      expect(await register('newphone', 'v-2', { ...buyer, ...part, idNumber: '' })).toBe(
        'applied {"volunteerId":"v-2","number":"g10002"}',
      )
      return (await own('newphone'))?.details.idNumber
    }
    expect(await again({ phone: '13905730009' })).toMatch(/^33\*+..$/)
    // Another name may be another person on the same phone.
    expect(await again({ name: '钱大宝' })).toBe('')
  })

  test('keeps no number that a worker has found to be somebody else’s', async () => {
    expect(await register('newphone', 'v-2', { ...seller, phone: '13905730009' })).toMatch(
      /^rejected same-volunteer/,
    )
    expect(await leave()).toBe('applied')
    expect(await register('newphone', 'v-2', { ...seller, name: '沈慧英' })).toContain('applied')
    expect(await register('nobody', 'v-1', seller)).toContain('applied')
    expect(await verify('v-1', idNumbers.one)).toContain('applied')
    expect((await own('newphone'))?.state).toBe('declined')
    const without = { ...seller, name: '沈慧英', idNumber: '' }
    expect(await register('newphone', 'v-2', without)).toContain('applied')
    expect((await own('newphone'))?.details.idNumber).toBe('')
  })

  const ask = async (requestId: string, changes: object, member = 'nobody') => {
    const args = { requestId, changes, note: '' }
    return told(await doAs(server.api, member, 'volunteer.ask-correction', args))
  }
  const accept = async (
    requestId: string,
    seen: { answer?: string; idNumber?: string } = {},
    member = 'worker',
  ) => {
    const args = { requestId, ...seen }
    return told(await doAs(server.api, member, 'volunteer.accept-correction', args, 'c1'))
  }
  const proof = '看了户口本'

  test('is put right by who has seen the card; what stood there before is kept and read', async () => {
    expect(await ask('r1', { name: '沈惠琴' })).toBe('applied')
    expect((await file('v-1')).corrections).toMatchObject([{ before: { name: '沈慧琴' } }])
    expect(await accept('r1')).toBe('rejected card-differs')
    expect(await accept('r1', { idNumber: idNumbers.other })).toBe('rejected card-differs')
    expect(await accept('r1', { idNumber: idNumbers.one })).toBe(
      'rejected invalid 请写明看了什么证件，怎么认出是本人',
    )
    expect(await accept('r1', { idNumber: idNumbers.one, answer: proof })).toBe('applied')
    expect(await own()).toMatchObject({
      details: { name: '沈惠琴' },
      corrections: [{ changes: { name: '沈惠琴' }, before: { name: '沈慧琴' } }],
    })
    expect(await ask('r2', { phone: '13905730009' })).toBe('applied')
    expect(await accept('r2')).toBe('applied')
    const last = (await file('v-1')).corrections.find(({ id }) => id === 'r2')
    expect(last?.before).toEqual({ phone: '139******01' })
    expect(await everyText(server.api)).not.toMatch(/沈慧琴|沈惠琴/)
  })

  test('is no correction of name and number at once', async () => {
    const { idNumber, birthDate, sex, name } = buyer
    expect(await ask('r1', buyer)).toContain('rejected invalid 姓名和身份证号不能一起改')
    expect(await ask('r1', { idNumber, birthDate, sex })).toBe('applied')
    expect(await ask('r2', { name })).toBe('applied')
    expect(await accept('r1')).toBe('rejected card-differs')
    expect(await accept('r1', { idNumber, answer: proof })).toBe('applied')
    expect(await accept('r2', { idNumber: idNumbers.one, answer: proof }, 'admin')).toBe(
      'rejected card-differs',
    )
    // Both were asked for while the seller's number was on file: now the buyer's card fits, for who never saw the seller's.
    expect(await accept('r2', { idNumber, answer: proof })).toBe(
      'rejected needs-another 上一次更正身份也是您办的',
    )
    expect(await own()).toMatchObject({ details: { name: seller.name } })
    expect(await ask('r3', { phone: '13905730009' })).toBe('applied')
    expect(await accept('r3')).toBe('applied')
    expect(await accept('r2', { idNumber, answer: proof }, 'admin')).toBe('applied')
  })

  test('is no correction of the name and a first number at once', async () => {
    await register('newphone', 'v-2', { ...seller, name: '陈阿珍', idNumber: '' })
    expect(await verify('v-2')).toContain('applied')
    expect(await ask('r1', buyer, 'newphone')).toContain(
      'rejected invalid 姓名和身份证号不能一起改',
    )
  })

  test('keeps no first number that nobody has read from the card', async () => {
    const [mistyped, right] = [idOf('19400307', 4), idOf('19400307', 6)]
    const who = { ...seller, name: '陈阿珍', idNumber: '' }
    await register('newphone', 'v-2', who)
    expect(await verify('v-2')).toContain('applied')
    await doAs(server.api, 'newphone', 'volunteer.leave', {})
    expect(await register('newphone', 'v-3', { ...who, idNumber: mistyped })).toContain('"v-2"')
    expect(await verify('v-2', right)).toContain('applied')
    expect((await own('newphone'))?.details.idNumber.slice(-2)).toBe(right.slice(-2))
  })

  test('without a number on file is put right by what the worker writes down', async () => {
    await register('newphone', 'v-2', { name: '陈阿珍' })
    expect(await verify('v-2')).toContain('applied')
    expect(await ask('r1', { name: '陈阿贞' }, 'newphone')).toBe('applied')
    expect(await accept('r1')).toBe('rejected invalid 请写明看了什么证件，怎么认出是本人')
    expect(await accept('r1', { answer: proof })).toBe('applied')
  })
})
