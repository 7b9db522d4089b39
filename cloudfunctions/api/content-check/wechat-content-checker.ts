/**
 * Checks through WeChat's HTTPS API: texts by msgSecCheck 2.0, which answers at once; photos by mediaCheckAsync 2.0, which
 * fetches them from an address and says what they are by a message-push event with the same trace.
 */
import * as v from 'valibot'
import type { HeldWhy } from '../../../src/domain/content-check/content-check'
import { isTokenCode, type WechatAccess } from '../wechat-access'
import type { CheckVerdict, ContentChecker } from './content-checker'
import type { PhotoToCheck } from './photo-address'

/** 1 profile, 2 comment, 3 forum, 4 diary: what neighbours read is most like a forum. */
const scene = 3
const version = 2
const imageType = 2

/** Not a code of who wrote it, not of this mini-program, or not here within two hours: nothing helps but a person. */
const notCheckableCodes = [40003, 43104, 61010]

const whyOfLabel: Readonly<Record<string, HeldWhy>> = {
  '10001': 'advert',
  '20001': 'politics',
  '20002': 'sex',
  '20003': 'abuse',
  '20006': 'crime',
  '20008': 'fraud',
  '20012': 'vulgar',
  '20013': 'copyright',
}

/** Labels come as numbers and as texts. */
export const judgementShape = v.looseObject({
  suggest: v.picklist(['pass', 'review', 'risky']),
  label: v.optional(v.pipe(v.union([v.number(), v.string()]), v.transform(String)), ''),
})

export const verdictOf = ({
  suggest,
  label,
}: v.InferOutput<typeof judgementShape>): CheckVerdict =>
  suggest === 'pass' ? { kind: 'passed' } : { kind: 'held', why: whyOfLabel[label] ?? 'other' }

const textAnswerShape = v.looseObject({ result: judgementShape })
const photoAnswerShape = v.looseObject({ trace_id: v.pipe(v.string(), v.minLength(1)) })

const later = { kind: 'later' } as const
const notCheckable = { kind: 'held', why: 'not-checkable' } as const

const answerShape = v.looseObject({ errcode: v.optional(v.number(), 0) })

/** What was answered; a verdict where the answer is none. Asked twice it answers twice, so any failure is tried again. */
const post = async (
  wechat: WechatAccess,
  path: string,
  body: object,
  again = true,
): Promise<{ readonly taken: unknown } | { readonly verdict: CheckVerdict }> => {
  try {
    const token = encodeURIComponent(await wechat.token())
    const init = { method: 'POST', body: JSON.stringify(body) }
    const reply = await wechat.fetch(`${path}?access_token=${token}`, init)
    const answer = v.parse(answerShape, await reply.json())
    if (isTokenCode(answer.errcode) && again) {
      wechat.forgetToken()
      return await post(wechat, path, body, false)
    }
    if (notCheckableCodes.includes(answer.errcode)) return { verdict: notCheckable }
    return answer.errcode === 0 ? { taken: answer } : { verdict: later }
  } catch {
    return { verdict: later }
  }
}

/** `photoUrl` null: there is no address at which WeChat reaches this server. */
export const createWechatContentChecker = (
  wechat: WechatAccess,
  photoUrl: ((photo: PhotoToCheck) => string) | null,
): ContentChecker => ({
  async checkText({ openid, text }) {
    if (openid === '') return notCheckable
    const body = { version, scene, openid, content: text }
    const reply = await post(wechat, '/wxa/msg_sec_check', body)
    if ('verdict' in reply) return reply.verdict
    const read = v.safeParse(textAnswerShape, reply.taken)
    return read.success ? verdictOf(read.output.result) : later
  },
  async checkPhoto({ openid, photo }) {
    if (photoUrl === null) return { kind: 'held', why: 'photo' }
    if (openid === '') return notCheckable
    const body = { version, scene, openid, media_type: imageType, media_url: photoUrl(photo) }
    const reply = await post(wechat, '/wxa/media_check_async', body)
    if ('verdict' in reply) return reply.verdict
    const read = v.safeParse(photoAnswerShape, reply.taken)
    return read.success ? { kind: 'asked', traceId: read.output.trace_id } : later
  },
})
