/**
 * Checks what waits for it, outside the transactions that asked. A part is claimed by moving its next try on, and settled
 * after the answer: a server that ends in between leaves one that is asked again, which does no harm. What nobody could
 * check in six tries waits for a person.
 */
import type { Api } from '../api'
import { lockDuePart, openText, updatePart, type DuePart } from './content-check.repository'
import type { PhotoVerdict } from './content-checker'
import { settlePart } from './settle-content'

/** In one go; the next minute takes more. */
const most = 100
const maxAttempts = 6
const firstPauseMs = 60_000
/** Far longer than any answer takes. */
const claimedForMs = 10 * 60_000
/** WeChat says within half an hour what a photo is. */
const askedForMs = 40 * 60_000

/** 1, 2, 4 … minutes after so many attempts. */
export const pauseAfterMs = (attempts: number): number => firstPauseMs * 2 ** (attempts - 1)

/** A trace that never told anything is forgotten: another will. */
const claimNext = (api: Api, nowMs: number): Promise<DuePart | undefined> =>
  api.database.transaction().execute(async (transaction) => {
    const part = await lockDuePart(transaction, nowMs)
    if (!part) return undefined
    const attempts = part.attempts + 1
    const next_try_at_ms = nowMs + claimedForMs
    await updatePart(transaction, part, {
      ...{ attempts, next_try_at_ms, state: 'waiting', trace_id: null },
    })
    return { ...part, attempts }
  })

const ask = ({ contentChecker, vault }: Api, part: DuePart): Promise<PhotoVerdict> => {
  const { openid, photoId, textCipher } = part
  return photoId === ''
    ? contentChecker.checkText({ openid, text: openText(vault, part, textCipher) })
    : contentChecker.checkPhoto({ openid, photo: part })
}

/** False when there was no answer: others would get none either. */
const checkOne = async (api: Api, part: DuePart, nowMs: number): Promise<boolean> => {
  if (part.attempts > maxAttempts) {
    await settlePart(api, part, { kind: 'held', why: 'not-reached' }, nowMs)
    return true
  }
  const verdict = await ask(api, part)
  if (verdict.kind === 'asked') {
    const { traceId } = verdict
    const asked = { state: 'asked', trace_id: traceId, next_try_at_ms: nowMs + askedForMs } as const
    await updatePart(api.database, part, asked)
  } else if (verdict.kind === 'later') {
    const next_try_at_ms = nowMs + pauseAfterMs(part.attempts)
    await updatePart(api.database, part, { next_try_at_ms })
    return false
  } else await settlePart(api, part, verdict, nowMs)
  return true
}

export const drainContentChecks = async (api: Api, nowMs: number): Promise<void> => {
  for (let left = most; left > 0; left--) {
    const part = await claimNext(api, nowMs)
    if (!part) return
    try {
      if (!(await checkOne(api, part, nowMs))) return
    } catch (error) {
      // Counted as an attempt; one that cannot be checked holds up no other.
      api.report(`content of ${part.kind} ${part.subjectId} could not be checked`, error)
    }
  }
}
