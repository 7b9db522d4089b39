/**
 * Sends subscribe messages through WeChat's HTTPS API (subscribeMessage.send). Which template shows what under which
 * keyword is the operator's to say, because each mini-program chooses its own templates.
 */
import * as v from 'valibot'
import { chinaClock, chinaDate, wholeDate } from '../../../src/domain/calendar'
import { messageTemplates } from '../../../src/domain/message/message-commands'
import { isTokenCode, type WechatAccess } from '../wechat-access'
import type { MessageSender, MessageText, OutgoingMessage, SendOutcome } from './message-sender'

const part = v.picklist(['title', 'time', 'place', 'remark'])

/** {"activity-reminder": {"id": "…", "keywords": {"thing1": "title", "time2": "time"}}, …} */
const templateShape = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1)),
  keywords: v.record(v.pipe(v.string(), v.regex(/^[a-z_]+\d+$/)), part),
})
export const wechatTemplatesShape = v.partial(
  v.strictObject(v.entriesFromList(messageTemplates, templateShape)),
)
export type WechatTemplates = v.InferOutput<typeof wechatTemplatesShape>

const answerShape = v.looseObject({ errcode: v.optional(v.number(), 0) })

/** WeChat cuts `thing` at 20 characters by refusing the message. */
const longestThing = 20
/** Busy, or too much for today: nothing has left. */
const laterCodes = [-1, 45009, 45011]

/** '2026年3月14日 08:00', as WeChat wants a time. */
const timeWords = (timeMs: number): string =>
  `${wholeDate(chinaDate(timeMs))} ${chinaClock(timeMs)}`

const shown = (text: MessageText, what: v.InferOutput<typeof part>): string =>
  what === 'time' ? timeWords(text.startsAtMs) : [...text[what]].slice(0, longestThing).join('')

/** The request never got there: then nothing has left. */
const neverArrived = (error: unknown): boolean => {
  const cause: unknown = error instanceof Error ? error.cause : null
  const code: unknown =
    typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : ''
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'].includes(
    String(code),
  )
}

export const createWechatMessageSender = (
  wechat: WechatAccess,
  templates: WechatTemplates,
): MessageSender => {
  const bodyOf = ({ openid, template, text }: OutgoingMessage): string | null => {
    const known = templates[template]
    if (!known) return null
    const data = Object.entries(known.keywords).map(([keyword, what]) => [
      keyword,
      { value: shown(text, what) },
    ])
    return JSON.stringify({
      touser: openid,
      template_id: known.id,
      page: text.page,
      data: Object.fromEntries(data) as unknown,
    })
  }

  const post = async (body: string, again: boolean): Promise<SendOutcome> => {
    const text = await wechat.token().catch(() => '')
    if (text === '') return 'not-sent'
    const path = `/cgi-bin/message/subscribe/send?access_token=${encodeURIComponent(text)}`
    const reply = await wechat.fetch(path, { method: 'POST', body })
    const { errcode } = v.parse(answerShape, await reply.json())
    if (errcode === 0) return 'sent'
    if (isTokenCode(errcode)) {
      wechat.forgetToken()
      return again ? post(body, false) : 'not-sent'
    }
    return laterCodes.includes(errcode) ? 'not-sent' : 'refused'
  }

  return {
    templateIds: Object.fromEntries(
      Object.entries(templates).flatMap(([template, known]) =>
        known ? [[template, known.id] as const] : [],
      ),
    ),
    async send(message) {
      const body = bodyOf(message)
      if (body === null) return 'refused'
      try {
        return await post(body, true)
      } catch (error) {
        // Cut off on the way, or an answer that nobody can read: it may have left.
        return neverArrived(error) ? 'not-sent' : 'unknown'
      }
    },
  }
}
