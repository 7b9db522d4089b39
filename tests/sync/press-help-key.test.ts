/** The key of the help call, when nothing works as it should: somebody is called, by the server or by telephone. */
import type { Application } from '../../src/application'
import { longestWaitMs, pressHelpKey } from '../../src/components/help-key/press-help-key'
import type { Device } from '../../src/ports'
import { buildingId } from '../support/fixture-building'
import { createPhone } from '../support/phone'
import { ReferenceServer } from '../support/reference-server'

const mine = { registrationId: 'key-1', regionId: buildingId, dialNumber: '0573-88110001' }
const applied = { status: 'applied', conflicts: [] }

const begun = async (answer: object) => {
  const server = new ReferenceServer()
  server.intercept = (path, input) => {
    if (path !== 'sync.push') return undefined
    const [command] = (input as { readonly commands: readonly { commandId: string }[] }).commands
    return { ok: true, output: { results: [{ commandId: command?.commandId, ...answer }] } }
  }
  const phone = createPhone(server)
  await phone.app.sync.now()
  const dialled: string[] = []
  /** The same phone, with something of it in a bad state. */
  const press = (wrong: Partial<Device> = {}, isDrill = false) => {
    const telephone: Device['telephone'] = {
      dial: (number) => Promise.resolve(void dialled.push(number)),
    }
    const app: Application = {
      ...phone.app,
      device: { ...phone.app.device, telephone, ...wrong },
    }
    return pressHelpKey(app, mine, isDrill)
  }
  return { phone, dialled, press }
}

test('what the server has taken dials nowhere', async () => {
  const { press, dialled } = await begun(applied)
  expect(await press()).toEqual({ press: 'sent', words: '' })
  expect(dialled).toEqual([])
})

test('what the server refuses dials at once and says why; a drill only says why', async () => {
  const { press, dialled } = await begun({
    status: 'rejected',
    code: 'help-not-registered',
    detail: '',
  })
  const drill = await press({}, true)
  expect(drill).toMatchObject({ press: 'drill-failed' })
  expect(drill.words).toContain('还没有登记一键呼叫')
  expect(dialled).toEqual([])
  const pressed = await press()
  expect(pressed.press).toBe('dialled')
  expect(pressed.words).toContain('正在拨电话')
  expect(dialled).toEqual([mine.dialNumber])
})

test('a server that cannot look at it just now is no answer: it dials, and the call goes out later', async () => {
  const { press, dialled, phone } = await begun({ status: 'retry-later' })
  expect(await press()).toMatchObject({ press: 'kept' })
  expect(dialled).toEqual([mine.dialNumber])
  expect(phone.app.snapshot().letters).toMatchObject([{ envelope: { name: 'help.call' } }])
})

test('a phone without room, or whose disk breaks, dials all the same', async () => {
  const full = await begun(applied)
  full.phone.network.setOnline(false)
  full.phone.storage.setFull(true)
  expect(await full.press()).toMatchObject({ press: 'dialled', words: '没有网络，正在拨电话。' })
  expect(full.dialled).toEqual([mine.dialNumber])
  const broken = await begun(applied)
  broken.phone.storage.restart()
  const waiting = broken.press()
  await broken.phone.clock.advance(longestWaitMs)
  expect(await waiting).toMatchObject({ press: 'dialled' })
  expect(broken.dialled).toEqual([mine.dialNumber])
})

test('nothing that hangs keeps the key from dialling', async () => {
  const { press, dialled, phone } = await begun(applied)
  const network: Device['network'] = {
    ...phone.app.device.network,
    isOnline: () => new Promise(() => undefined),
  }
  const waiting = press({ network })
  await phone.clock.advance(longestWaitMs)
  expect((await waiting).press).toBe('kept')
  expect(dialled).toEqual([mine.dialNumber])
})
