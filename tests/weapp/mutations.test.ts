/**
 * The host can fail: each of these faults, planted into the release build in memory, must stop a journey that passes
 * on the build as it is.
 */
import { helpDetails } from '../support/api/help-samples'
import { acceptsOnly, officeCommand, push } from '../support/api/test-file'
import { registerHome } from './at-work'
import { withChange, withFile, withoutFile, type Build } from './host/build'
import { packageOf, pagePaths } from './host/check-build'
import type { User } from './host/user'
import { openidOf, openStreet, type Street } from './street'

let street: Street
beforeAll(async () => {
  street = await openStreet()
})
afterAll(() => street.close())

/** Long enough for a journey that works, short enough to wait for one that does not. */
const patienceMs = 4_000

const journey = async (build: Build): Promise<void> => {
  const leader = street.userOf(openidOf('leader'), build, patienceMs)
  try {
    leader.phone.open()
    await leader.sees('今天走访')
    await leader.sees('共 3 户')
    await leader.tapTab('民情')
    await leader.tap('迎凤二期 7幢')
    await leader.tap('903')
    await leader.tap('看档案')
    await leader.sees('李佳珍')
    await leader.tap('记一次走访')
    await leader.sees('存好')
  } finally {
    leader.phone.discard()
  }
}

/** 沈阿毛 has the key of the help call. */
const giveKey = async (): Promise<void> => {
  await registerHome(street)
  const entry = { registrationId: 'key', homeId: 'home-elder', details: helpDetails }
  acceptsOnly(await push(street.api, 'worker', officeCommand('help.register', 'b1', entry)))
}

type Act = (elder: User) => Promise<void>

const callsForHelp: Act = async (elder) => {
  await elder.hold('按住两秒', 2_100)
  await elder.sees('正在叫人')
}

const asks: Act = async (elder) => {
  await elder.tap('提诉求')
  await elder.tap('提诉求')
  await elder.sees('7幢2单元904')
  await elder.tap('设施维修')
  await elder.tap('楼道灯不亮了')
  await elder.tap('不公开')
  await elder.tap('寄给社区')
  await elder.sees('◆ 待受理')
}

const eldersJourney = async (build: Build, act: Act): Promise<void> => {
  const elder = street.userOf(openidOf('nobody'), build, patienceMs)
  try {
    elder.phone.open()
    await elder.sees('按住两秒')
    await act(elder)
  } finally {
    elder.phone.discard()
  }
}

const replaceAll = (from: string, to: string) => (text: string) => text.replaceAll(from, to)

/** The page of a subpackage: its own code, as a page's author would write it. */
const householdPage = (build: Build): string => {
  const path = pagePaths(build).find((page) => /\bhousehold\/index$/.test(page))
  if (path === undefined || packageOf(build, path) === '') throw new Error('No household page')
  return path
}

const requestPage = 'packages/matter/pages/request/index.js'

const atTheEndOf = (path: string, code: string) => (build: Build) =>
  withChange(build, `${path}.js`, (text) => `${text};${code}`)

const mutations: readonly (readonly [string, (build: Build) => Build, RegExp])[] = [
  [
    'a dropped event binding',
    (build) => withChange(build, 'base.wxml', replaceAll('bindtap="eh"', '')),
    /Waited in vain/,
  ],
  [
    'a wrong data path',
    (build) => withChange(build, 'base.wxml', replaceAll('{{root.cn}}', '{{root.cm}}')),
    /for-list data is neither/,
  ],
  [
    'a template that passes no children on',
    (build) => withChange(build, 'base.wxml', replaceAll('wx:for="{{i.cn}}"', 'wx:for="{{i.c}}"')),
    /for-list data is neither/,
  ],
  [
    'a removed component',
    (build) => withoutFile(build, 'comp.wxml'),
    /uses <comp>, but comp is incomplete/,
  ],
  [
    'a component that nobody registered',
    (build) =>
      withChange(build, 'base.wxml', (text) =>
        text.replaceAll('<view ', '<viev ').replaceAll('</view>', '</viev>'),
      ),
    /warnings|<viev> is unknown/,
  ],
  [
    'a missing page',
    (build) => withoutFile(build, `${householdPage(build)}.wxml`),
    /household\/index.wxml is missing/,
  ],
  [
    'a warning of the template compiler',
    (build) => withChange(build, 'comp.wxml', (text) => `${text}<view>`),
    /missing end tag/,
  ],
  [
    'a function that is gone from the script of the templates',
    (build) => withChange(build, 'utils.wxs', replaceAll('a: function', 'aa: function')),
    /Waited in vain/,
  ],
  [
    'a package over its budget',
    (build) => withFile(build, 'packages/files/heavy.png', Buffer.alloc(2 * 1024 * 1024)),
    /The package 'packages\/files' has \d+ bytes/,
  ],
  [
    'window in page code',
    (build) => atTheEndOf(householdPage(build), 'window.scrollTo(0, 0)')(build),
    /window is not defined/,
  ],
  [
    'fetch behind a timer',
    (build) => atTheEndOf('app', "setTimeout(function () { fetch('/') }, 0)")(build),
    /fetch is not defined/,
  ],
  [
    'eval',
    (build) => atTheEndOf('app', "new Function('return 1')()")(build),
    /Code generation from strings disallowed/,
  ],
  [
    'a rejection that nobody handles',
    (build) => atTheEndOf('app', "Promise.reject(new Error('lost'))")(build),
    /an unhandled rejection: .*lost/,
  ],
  [
    'a function of WeChat that the host does not have',
    (build) => atTheEndOf('app', 'wx.startBluetoothDevicesDiscovery({})')(build),
    /wx.startBluetoothDevicesDiscovery is not implemented/,
  ],
  [
    'a wrong name of the cloud function',
    (build) => withChange(build, 'app.js', replaceAll('name:"api"', 'name:"apy"')),
    /Waited in vain/,
  ],
  [
    'a file of another subpackage',
    (build) =>
      atTheEndOf(householdPage(build), "require('../../../me/pages/about/index.js')")(build),
    /lies in another package/,
  ],
]

test('the build as it is passes the journey', async () => {
  await journey(street.build)
})

test.each(mutations)('%s stops it', async (_name, mutate, words) => {
  await expect(journey(mutate(street.build))).rejects.toThrow(words)
})

const eldersMutations: readonly (readonly [string, (build: Build) => Build, Act, RegExp])[] = [
  [
    'a finger that nobody hears',
    (build) => withChange(build, 'base.wxml', replaceAll('bindtouchstart="eh"', '')),
    callsForHelp,
    /Waited in vain for the text “正在叫人”/,
  ],
  [
    'a letter that the server does not know',
    (build) => withChange(build, requestPage, replaceAll('matter.submit', 'matter.sent')),
    asks,
    /Waited in vain for the text “◆ 待受理”/,
  ],
]

test('the build as it is passes the journeys of an elder', async () => {
  await giveKey()
  await eldersJourney(street.build, callsForHelp)
  await eldersJourney(street.build, asks)
})

test.each(eldersMutations)('%s stops it', async (_name, mutate, act, words) => {
  await expect(eldersJourney(mutate(street.build), act)).rejects.toThrow(words)
})
