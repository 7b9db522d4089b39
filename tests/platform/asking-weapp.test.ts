/** What WeChat is asked for and may refuse: a consent to messages, a place, and that the phone shakes. */
import { createPlace } from '../../src/platform/place.weapp'
import { createSubscriptions } from '../../src/platform/subscriptions.weapp'
import { vibrate } from '../../src/platform/vibrate.weapp'

interface Asked {
  readonly success: (answer?: object) => void
  readonly fail: () => void
  readonly tmplIds?: unknown
  readonly scope?: unknown
  readonly type?: unknown
}
type Call = (asked: Asked) => void
type CallName =
  | 'requestSubscribeMessage'
  | 'authorize'
  | 'getFuzzyLocation'
  | 'chooseLocation'
  | 'vibrateShort'
  | 'vibrateLong'
type WeChat = Partial<Record<CallName, Call>> & { readonly canIUse?: (name: string) => boolean }

const wechat = (api: WeChat): void => {
  Object.assign(globalThis, { wx: api })
}
afterEach(() => {
  Reflect.deleteProperty(globalThis, 'wx')
  jest.useRealTimers()
})

describe('subscribe messages', () => {
  it('tells those that were accepted, of three at most', async () => {
    const asked: unknown[] = []
    wechat({
      requestSubscribeMessage: ({ tmplIds, success }) => {
        asked.push(tmplIds)
        success({ errMsg: 'ok', a: 'accept', b: 'reject', c: 'ban' })
      },
    })
    expect(await createSubscriptions().ask(['a', 'b', 'c', 'd'])).toEqual(['a'])
    expect(asked).toEqual([['a', 'b', 'c']])
  })

  it('takes giving up for none, and asks nothing about nothing', async () => {
    wechat({ requestSubscribeMessage: ({ fail }) => fail() })
    expect(await createSubscriptions().ask(['a'])).toEqual([])
    wechat({})
    expect(await createSubscriptions().ask([])).toEqual([])
  })
})

describe('the place', () => {
  // The time for it runs on behind an answer.
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] }))
  const point = { latitude: 30.63, longitude: 120.56 }
  const coarse = {
    canIUse: (name: string) => name === 'getFuzzyLocation',
    authorize: ({ success }: Asked) => success(),
    getFuzzyLocation: ({ success }: Asked) => success({ ...point, errMsg: 'ok' }),
  }

  it('is the coarse one, asked for by its own scope; the exact one is not even called', async () => {
    const scopes: unknown[] = []
    const types: unknown[] = []
    wechat({
      ...coarse,
      authorize: ({ scope, success }) => {
        scopes.push(scope)
        success()
      },
      getFuzzyLocation: ({ type, success }) => {
        types.push(type)
        success(point)
      },
    })
    expect(await createPlace().roughly()).toEqual(point)
    expect([scopes, types]).toEqual([['scope.userFuzzyLocation'], ['gcj02']])
  })

  it('is unknown to who declines, where WeChat fails and to an old WeChat', async () => {
    const asked = jest.fn()
    wechat({ ...coarse, authorize: ({ fail }) => fail(), getFuzzyLocation: asked })
    expect(await createPlace().roughly()).toBeNull()
    expect(asked).not.toHaveBeenCalled()
    wechat({ ...coarse, getFuzzyLocation: ({ fail }) => fail() })
    expect(await createPlace().roughly()).toBeNull()
    wechat({ canIUse: () => false })
    expect(createPlace().available).toBe(false)
    expect(await createPlace().roughly()).toBeNull()
  })

  it('is not waited for at the gate', async () => {
    wechat({ ...coarse, getFuzzyLocation: () => undefined })
    const asked = createPlace().roughly()
    await jest.advanceTimersByTimeAsync(4_000)
    expect(await asked).toBeNull()
    // Nor is who never answers WeChat's question.
    wechat({ ...coarse, authorize: () => undefined })
    const unanswered = createPlace().roughly()
    await jest.advanceTimersByTimeAsync(15_000)
    expect(await unanswered).toBeNull()
    const broken = () => {
      throw new Error('not in this version')
    }
    wechat({ ...coarse, authorize: broken })
    expect(await createPlace().roughly()).toBeNull()
  })

  it('of an activity is picked on the map, or not', async () => {
    wechat({
      ...coarse,
      chooseLocation: ({ success }) => success({ name: '文化礼堂', address: '路', ...point }),
    })
    expect(await createPlace().choose()).toEqual({ name: '文化礼堂', point })
    wechat({ ...coarse, chooseLocation: ({ fail }) => fail() })
    expect(await createPlace().choose()).toBeNull()
  })

  it('stands in the app’s configuration, without which WeChat refuses to tell it', async () => {
    const define = (config: object) => config
    Object.assign(globalThis, { defineAppConfig: define })
    const { default: config } = await import('../../src/app.config')
    expect(config).toMatchObject({
      requiredPrivateInfos: ['chooseLocation', 'getFuzzyLocation'],
      permission: { 'scope.userFuzzyLocation': { desc: expect.stringMatching(/\S/) as string } },
    })
    Reflect.deleteProperty(globalThis, 'defineAppConfig')
  })
})

describe('the phone', () => {
  it('shakes shortly for what went well and long for what did not, and nothing breaks where it cannot', () => {
    const felt: string[] = []
    const feel =
      (how: string): Call =>
      ({ fail }) => {
        felt.push(how)
        fail()
      }
    wechat({ vibrateShort: feel('short'), vibrateLong: feel('long') })
    vibrate()
    vibrate('done')
    vibrate('refused')
    expect(felt).toEqual(['short', 'short', 'long'])
  })
})
