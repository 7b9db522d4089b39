/**
 * The way to WeChat's HTTPS API: one token for all that ask, renewed before it ends, because each new one soon ends those
 * that were given before it.
 */
import * as v from 'valibot'

export interface WechatOptions {
  readonly appid: string
  readonly secret: string
  /** https://api.weixin.qq.com, or a server that speaks as it does. */
  readonly origin: string
  readonly nowMs: () => number
}

export interface WechatAccess {
  /** '' when WeChat gives none; rejects when it cannot be reached. */
  token(): Promise<string>
  /** Somebody else has renewed it. */
  forgetToken(): void
  /** Rejects when no answer comes in time. */
  fetch(path: string, init?: RequestInit): Promise<Response>
}

const tokenShape = v.looseObject({
  access_token: v.optional(v.string(), ''),
  expires_in: v.optional(v.number(), 0),
})

const answerWithinMs = 8_000
/** A token is renewed before it ends. */
const marginMs = 5 * 60_000

/** The token is not, or no longer, WeChat's. */
export const isTokenCode = (errcode: number): boolean => [40001, 40014, 42001].includes(errcode)

export const createWechatAccess = ({
  appid,
  secret,
  origin,
  nowMs,
}: WechatOptions): WechatAccess => {
  let kept = { text: '', untilMs: 0 }
  const call = (path: string, init?: RequestInit): Promise<Response> =>
    fetch(`${origin}${path}`, { ...init, signal: AbortSignal.timeout(answerWithinMs) })
  return {
    async token() {
      if (kept.untilMs > nowMs()) return kept.text
      const query = new URLSearchParams({ grant_type: 'client_credential', appid, secret })
      const reply = await call(`/cgi-bin/token?${query.toString()}`)
      const answer = v.parse(tokenShape, await reply.json())
      kept = {
        text: answer.access_token,
        untilMs: nowMs() + answer.expires_in * 1000 - marginMs,
      }
      return kept.text
    },
    forgetToken: () => {
      kept = { text: '', untilMs: 0 }
    },
    fetch: call,
  }
}

/** WECHAT_APPID and WECHAT_SECRET; null where the environment has none. */
export const wechatFromEnvironment = (environment: NodeJS.ProcessEnv): WechatAccess | null => {
  const { WECHAT_APPID: appid = '', WECHAT_SECRET: secret = '' } = environment
  return appid === '' || secret === ''
    ? null
    : createWechatAccess({
        appid,
        secret,
        origin: 'https://api.weixin.qq.com',
        nowMs: () => Date.now(),
      })
}
