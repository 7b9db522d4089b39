/**
 * The last own scan was refused when it reached the server, perhaps long after the phone had said that it is kept. That a
 * code is of something else (and is not kept) was said at once.
 */
import type { KeptScan } from '../../application'
import { useLive } from '../../app-context'
import { Notice } from '../../components/notice'
import { momentWords } from '../../components/words/date-words'
import { isOwn } from '../../domain/attendance/judge-scan'
import { isRefused, scanResults } from '../../domain/attendance/scan'

/** By then the leader has confirmed, and the public notice is the place to object. */
const toldMs = 3 * 86_400_000

const isNews = ({ scan, result, judged }: KeptScan, nowMs: number): boolean =>
  judged && isRefused(result) && nowMs - scan.scannedAtMs < toldMs

/** Who was nobody's volunteer then has no record to look into, and perhaps registered since. */
const whyWords = ({ result }: KeptScan): string =>
  result === 'not-a-volunteer'
    ? '那时您还没有登记成为志愿者。登记核对好以后，请活动负责人补记。'
    : `${scanResults[result].sentence}。负责人补记了的，在“我的码和时长”里。`

export function RefusedScan({ nowMs }: { readonly nowMs: number }) {
  const last = useLive((snapshot) =>
    snapshot.scans.find(({ scan }) => isOwn(scan) && scan.code !== ''),
  )
  if (!last || !isNews(last, nowMs)) return null
  const when = momentWords(last.scan.scannedAtMs, nowMs)
  return <Notice text={`${when} 扫的码没有记上：${whyWords(last)}`} />
}
