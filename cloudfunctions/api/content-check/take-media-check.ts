/** WeChat's event wxa_media_check: what a photo is that it was given to check. */
import * as v from 'valibot'
import type { Api } from '../api'
import { findAskedPart, updatePart } from './content-check.repository'
import { settlePart } from './settle-content'
import { judgementShape, verdictOf } from './wechat-content-checker'

const code = v.optional(v.number(), 0)

/** Where a code stands, WeChat could not look at it (the photo could not be fetched, for one). */
const eventShape = v.looseObject({
  MsgType: v.literal('event'),
  Event: v.literal('wxa_media_check'),
  trace_id: v.pipe(v.string(), v.minLength(1)),
  errcode: code,
  result: v.optional(judgementShape),
  detail: v.optional(
    v.array(v.looseObject({ strategy: v.optional(v.string(), ''), errcode: code })),
    [],
  ),
})

export const isMediaCheck = (event: unknown): boolean => v.is(eventShape, event)

const againAfterMs = 60_000

/** False: nothing waits for it, or not yet; WeChat sends it again a few times. */
export const takeMediaCheck = async (api: Api, event: unknown): Promise<boolean> => {
  const read = v.safeParse(eventShape, event)
  if (!read.success) return false
  const { trace_id, errcode, result, detail } = read.output
  const part = await findAskedPart(api.database, trace_id)
  if (!part) return false
  const failed =
    errcode !== 0 || detail.some((one) => one.strategy === 'content_model' && one.errcode !== 0)
  const verdict = result && !failed ? verdictOf(result) : { kind: 'later' as const }
  const nowMs = api.nowMs()
  if (verdict.kind !== 'later') await settlePart(api, part, verdict, nowMs)
  else {
    const again = {
      state: 'waiting',
      trace_id: null,
      next_try_at_ms: nowMs + againAfterMs,
    } as const
    await updatePart(api.database, part, again)
  }
  return true
}
