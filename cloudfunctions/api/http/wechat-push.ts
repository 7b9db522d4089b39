/**
 * WeChat's side door: events of its message push (消息推送, plain JSON), each signed with the operator's token, and the
 * photos that it fetches to check. Nobody else gets anything here, and nothing of a body is read before the signature holds.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context, Hono } from 'hono'
import type { Api } from '../api'
import { checkedPhotoPath, readCheckedPhoto } from '../content-check/photo-address'
import { takeMediaCheck } from '../content-check/take-media-check'
import { readBody, type Body } from './read-body'

export const wechatPushPath = '/wechat-push'

const maxEventBytes = 64 * 1024
const maxEventMs = 10_000
/** An older signature was overheard, or has lain about. */
const signedWithinMs = 10 * 60_000

const isSigned = (context: Context, token: string, nowMs: number): boolean => {
  const { signature = '', timestamp = '', nonce = '' } = context.req.query()
  if (token === '' || !(Math.abs(Number(timestamp) * 1000 - nowMs) < signedWithinMs)) return false
  const text = [token, timestamp, nonce].sort().join('')
  const expected = createHash('sha1').update(text).digest('hex')
  const [given, wanted] = [Buffer.from(signature), Buffer.from(expected)]
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

const isEvent = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && 'Event' in json && json.Event === 'wxa_media_check'

export const addWechatPush = (
  app: Hono,
  api: Api,
  { token, bodyOf }: { readonly token: string; readonly bodyOf: (context: Context) => Body },
): void => {
  const refused = (context: Context) => context.text('', 403)
  // How WeChat asks, when the operator saves the address, whether it is theirs.
  app.get(wechatPushPath, (context) =>
    isSigned(context, token, api.nowMs())
      ? context.text(context.req.query('echostr') ?? '')
      : refused(context),
  )
  app.post(wechatPushPath, async (context) => {
    if (!isSigned(context, token, api.nowMs())) return refused(context)
    const read = await readBody(bodyOf(context), { maxBytes: maxEventBytes, maxMs: maxEventMs })
    if (!read.ok) return context.text('', 400)
    // Other events (a member opens the customer service) are none of ours; told so, WeChat does not send them again.
    if (!isEvent(read.json)) return context.text('success')
    // Faster than our own note of the trace: WeChat sends it again.
    return (await takeMediaCheck(api, read.json)) ? context.text('success') : context.text('', 503)
  })
  app.get(`${checkedPhotoPath}/:address`, async (context) => {
    const photo = await readCheckedPhoto(api, context.req.param('address'), api.nowMs())
    if (!photo) return context.text('', 404)
    return new Response(new Uint8Array(photo.bytes), {
      headers: {
        'content-type': photo.mediaType,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    })
  })
}
