/** WeChat's limits as the host keeps them, shown by a mini-program of four empty pages that is made for it. */
import { buildOf, type Build } from './host/build'
import type { CloudFunctions } from './host/cloud-functions'
import { Phone } from './host/phone'
import { storageLimits, userDataPath, userFilesLimit } from './host/phone-disk'
import { setDataLimit } from './host/set-data'
import { User } from './host/user'

const text = (value: unknown) => Buffer.from(JSON.stringify(value))

/** `said` is what the screen shows; a body may call `say(what)`. */
const page = (body: string) =>
  `Page({ data: { said: '' }, onLoad(query) {
    const say = (what) => this.setData({ said: JSON.stringify(what) })
    const fails = (promise) => promise.then(() => 'ok', ({ errMsg }) => errMsg)
    ${body}
  } })`

/** Two tabs, one page more, and one in a subpackage. `bodies` is what a page does when it is loaded. */
const buildWith = (bodies: Readonly<Record<string, string>>, appJson: object = {}): Build => {
  const tab = (name: string) => ({ pagePath: name, text: name })
  const app = {
    pages: ['first', 'second', 'plain'],
    subPackages: [{ root: 'far', pages: ['away'] }],
    tabBar: { list: [tab('first'), tab('second')] },
    ...appJson,
  }
  const files = new Map([
    ['app.json', text(app)],
    ['app.js', Buffer.from('App({})')],
    ['far/names.js', Buffer.from("module.exports = 'of the far package'")],
  ])
  for (const path of ['first', 'second', 'plain', 'far/away']) {
    files.set(`${path}.json`, text({}))
    files.set(`${path}.wxml`, Buffer.from('<view>{{said}}</view>'))
    files.set(`${path}.js`, Buffer.from(page(bodies[path] ?? `say('${path}')`)))
  }
  return buildOf(files)
}

const noFunctions: CloudFunctions = {
  call: () => Promise.reject(new Error('Nothing was to be called')),
  stop: () => Promise.resolve(),
}

const phones: Phone[] = []
afterEach(() => {
  for (const phone of phones.splice(0)) phone.discard()
})

const userOf = (build: Build, functions = noFunctions): User => {
  const phone = new Phone({ build, functions, openid: 'somebody' })
  phones.push(phone)
  return new User(phone, 2_000)
}

/** What the first page says that does this. */
const answerTo = async (body: string, user = userOf(buildWith({ first: body }))) => {
  user.phone.open()
  const said = () => user.screen().split('\n')[0] ?? ''
  await user.until('an answer', () => said() !== '')
  return JSON.parse(said()) as unknown
}

describe('what a phone keeps', () => {
  test('1 MB a key of the storage', async () => {
    const put = (length: number) => `
      try { wx.setStorageSync('key', 'x'.repeat(${length})); say('kept') }
      catch ({ message }) { say(message) }`
    // Two bytes are the quotation marks of JSON.
    expect(await answerTo(put(storageLimits.key - 2))).toBe('kept')
    expect(await answerTo(put(storageLimits.key - 1))).toMatch(/exceed max length of one key/)
  })

  test('10 MB of the storage in all, and what stood there stays', async () => {
    const answer = await answerTo(`
      const big = 'x'.repeat(1000 * 1000)
      let kept = 0
      try { for (;; kept++) wx.setStorageSync('key' + kept, big) }
      catch ({ message }) { say([kept, message, wx.getStorageInfoSync().keys.length]) }`)
    expect(answer).toEqual([10, expect.stringMatching(/storage max size/), 10])
  })

  test('200 MB of user files, and none outside of the own folder', async () => {
    const user = userOf(
      buildWith({
        first: `
        const files = wx.getFileSystemManager()
        const write = (name, data) =>
          fails(files.writeFile({ filePath: wx.env.USER_DATA_PATH + name, data, encoding: 'utf8' }))
        write('/a', '12345').then(async (five) =>
          say([five, await write('/b', '1'), await write('/../c', '1'), await write('/none/d', '1')]))`,
      }),
    )
    user.phone.disk.files.set(`${userDataPath}/large`, Buffer.alloc(userFilesLimit - 5))
    expect(await answerTo('', user)).toEqual([
      'ok',
      expect.stringMatching(/maximum size of the file storage/),
      expect.stringMatching(/fail/),
      expect.stringMatching(/no such file or directory/),
    ])
  })
})

describe('what passes between the two sides', () => {
  test('1 MB a setData, and JSON only', async () => {
    const send = (length: number) => `this.setData({ data: 'x'.repeat(${length}) }); say('sent')`
    await expect(answerTo(send(setDataLimit - 11))).resolves.toBe('sent')
    await expect(answerTo(send(setDataLimit))).rejects.toThrow(/a setData of \d+ bytes/)
    const copied = 'const at = new Date(0); this.setData({ at, say }); say(typeof this.data.say)'
    expect(await answerTo(copied)).toBe('undefined')
  })

  test('100 KB a call of a function, 1 MB its answer', async () => {
    const call = (length: number) => `
      wx.cloud.init()
      fails(wx.cloud.callFunction({ name: 'f', data: { x: 'x'.repeat(${length}) } })).then(say)`
    const with_ = (result: string): CloudFunctions => ({ ...noFunctions, call: async () => result })
    const ask = (length: number, result = '') =>
      answerTo('', userOf(buildWith({ first: call(length) }), with_(result)))
    expect(await ask(100 * 1024 - 8)).toBe('ok')
    expect(await ask(100 * 1024 - 7)).toMatch(/the request has 102401 bytes/)
    expect(await ask(1, 'x'.repeat(1024 * 1024))).toMatch(/the reply has \d+ bytes/)
  })

  test('ten requests at a time; the eleventh starts when one of them has ended', async () => {
    const open: (() => void)[] = []
    const functions: CloudFunctions = {
      ...noFunctions,
      call: () => new Promise((done) => open.push(() => done('answered'))),
    }
    const body = `
      wx.cloud.init()
      let answers = 0
      for (let i = 0; i < 12; i++)
        wx.cloud.callFunction({ name: 'f', success: () => say(++answers) })`
    const user = userOf(buildWith({ first: body }), functions)
    user.phone.open()
    await user.until('ten requests', () => open.length === 10)
    await new Promise((done) => setTimeout(done, 50))
    expect(open).toHaveLength(10)
    open[0]?.()
    await user.until('the eleventh', () => open.length === 11)
    for (const end of open) end()
    await user.until('the twelfth', () => open.length === 12)
    open[11]?.()
    await user.sees('12')
  })
})

describe('the page stack', () => {
  test('ten pages, and no eleventh', async () => {
    const further = `
      const depth = getCurrentPages().length
      wx.navigateTo({ url: '/plain', fail: ({ errMsg }) => say([depth, errMsg]) })`
    const user = userOf(buildWith({ first: further, plain: further }))
    user.phone.open()
    await user.sees('webview count limit exceed 10')
    expect(user.phone.running.stack.pages).toHaveLength(10)
  })

  test.each([
    ['navigateTo', '/second', /can not navigateTo a tabbar page/],
    ['redirectTo', '/second', /can not redirectTo a tabbar page/],
    ['switchTab', '/plain', /can not switch to no-tabBar page/],
    ['switchTab', '/second?a=1', /takes no query/],
    ['navigateTo', '/gone', /page "gone" is not found/],
  ])('%s to %s is refused', async (move, url, words) => {
    expect(await answerTo(`fails(wx.${move}({ url: '${url}' })).then(say)`)).toMatch(words)
  })

  test('a tab stays alive below the others, a page that is left is gone', async () => {
    const user = userOf(buildWith({}))
    user.phone.open()
    const { stack } = user.phone.running
    stack.switchTab('/second')
    stack.navigateTo('/plain')
    stack.switchTab('/first')
    expect(stack.pages.map(({ address }) => address.path)).toEqual(['first'])
    expect(user.phone.running.screen.children).toHaveLength(2)
  })
})

describe('subpackages', () => {
  const away = "say(require('./names'))"
  const go = "wx.navigateTo({ url: '/far/away' }).catch(({ errMsg }) => say(errMsg))"

  test('a page of one opens once its package is there, and then without a network too', async () => {
    const user = userOf(buildWith({ 'far/away': away, first: go }))
    user.phone.network.switchTo('none')
    user.phone.open()
    await user.sees('the package of \\"far/away\\" cannot be loaded')
    user.phone.network.switchTo('4g')
    user.phone.running.stack.navigateTo('/far/away')
    await user.sees('of the far package')
    user.phone.kill()
    user.phone.network.switchTo('none')
    user.phone.open()
    await user.sees('of the far package')
  })

  test('a preload rule fetches it ahead: on Wi-Fi, or wherever it says so', async () => {
    const holds = (network: 'wifi' | '4g', rule: object) => {
      const preloadRule = { first: { packages: ['far'], ...rule } }
      const { phone } = userOf(buildWith({}, { preloadRule }))
      phone.network.switchTo(network)
      phone.open()
      return phone.disk.packages.has('far')
    }
    expect(holds('wifi', {})).toBe(true)
    expect(holds('4g', {})).toBe(false)
    expect(holds('4g', { network: 'all' })).toBe(true)
  })

  test('what a rule names comes when the network does', () => {
    const preloadRule = { first: { packages: ['far'], network: 'all' } }
    const { phone } = userOf(buildWith({}, { preloadRule }))
    phone.network.switchTo('none')
    phone.open()
    expect(phone.disk.packages.has('far')).toBe(false)
    phone.network.switchTo('4g')
    expect(phone.disk.packages.has('far')).toBe(true)
  })
})

describe("WeChat's own codes", () => {
  test('carry 32 characters of a small alphabet, which arrive encoded', async () => {
    const scene = `region/m1&${'x'.repeat(22)}`
    const user = userOf(buildWith({ plain: 'say([query.scene, wx.getLaunchOptionsSync().scene])' }))
    user.phone.openByCode('plain', scene)
    await user.sees(JSON.stringify([encodeURIComponent(scene), 1047]))
    const { phone } = userOf(buildWith({}))
    expect(() => phone.openByCode('plain', `${scene}x`)).toThrow(/makes no code/)
    expect(() => phone.openByCode('plain', '网格')).toThrow(/makes no code/)
  })
})

describe('the realm', () => {
  const absent =
    'window document fetch URL AbortController crypto structuredClone XMLHttpRequest ' +
    'localStorage navigator TextEncoder process Buffer Intl eval WebAssembly queueMicrotask'
  test('has the language, and neither a browser nor Node', async () => {
    const known = `say('${absent}'.split(' ').filter((name) => typeof globalThis[name] !== 'undefined'))`
    expect(await answerTo(known)).toEqual([])
  })

  test('a kill is heard by nobody: no timer, no answer, no page', async () => {
    let answer: () => void = () => undefined
    const functions: CloudFunctions = {
      ...noFunctions,
      call: () => new Promise((done) => (answer = () => done('late'))),
    }
    const late = "wx.setStorageSync('heard', true)"
    const body = `
      wx.cloud.init()
      wx.cloud.callFunction({ name: 'f', success: () => { ${late} } })
      setTimeout(() => { ${late} }, 20)
      say('open')`
    const user = userOf(buildWith({ first: body }), functions)
    user.phone.open()
    await user.sees('open')
    await new Promise((done) => setTimeout(done, 5))
    user.phone.kill()
    answer()
    await new Promise((done) => setTimeout(done, 50))
    expect(user.phone.disk.storage.has('heard')).toBe(false)
  })
})

describe('what nobody would see on a phone', () => {
  test.each([
    ['a rejection', "Promise.reject(new Error('lost'))", /an unhandled rejection: .*lost/],
    ['an error in a timer', "setTimeout(() => { throw new Error('lost') })", /a timer: .*lost/],
    ['an error on the console', "console.error('lost')", /the console: lost/],
    ['a function the host lacks', 'wx.startBluetoothDevicesDiscovery()', /is not implemented/],
  ])('%s is raised at the next look', async (_name, body, words) => {
    const user = userOf(buildWith({ first: body }))
    user.phone.open()
    await expect(user.sees('nothing')).rejects.toThrow(words)
  })
})
