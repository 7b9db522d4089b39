/** What the content check held in my regions, with its photos; letting it be shown, or keeping it with a reason. */
import { useEffect, useState } from 'react'
import type { StripPhoto } from '../../../../components/photo-strip'
import { showToast } from '../../../../components/toast'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import type { HeldContent } from '../../../../protocol/content'
import { sendOffice, useOffice } from '../../use-office'

export const nameOf = ({ kind, subjectId }: HeldContent): string => `${kind} ${subjectId}`

export const useHeld = () => {
  const office = useOffice('content.review')
  const { application, region } = office
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState('')
  const asked = useServerAnswer(region?.id ?? '', async () =>
    region ? application.server.content.held({ regionId: region.id }) : [],
  )
  const settle = async (
    content: HeldContent,
    send: () => Promise<string>,
    done: string,
  ): Promise<boolean> => {
    setBusy(nameOf(content))
    const failure = await send()
    setBusy('')
    setProblem(failure)
    if (failure === '') showToast({ text: done })
    // Refused, because a colleague was first or the writer wrote it anew: what is so now is asked for.
    asked.askAgain()
    return failure === ''
  }
  const release = async (content: HeldContent): Promise<boolean> => {
    if (!region) return false
    const { kind, subjectId, writtenAtMs } = content
    const args = { kind, subjectId, writtenAtMs }
    const send = () => sendOffice(application, 'content.release', region.id, args)
    const isWish = kind === 'wish'
    const done = isWish ? '放行了，请在“办微心愿”里公开。' : '放行了，邻居看得到了。'
    return settle(content, send, done)
  }
  const keep = async (content: HeldContent, reason: string): Promise<boolean> => {
    if (!region) return false
    const { kind, subjectId, writtenAtMs } = content
    const args = { kind, subjectId, writtenAtMs, reason: reason.trim() }
    const send = () => sendOffice(application, 'content.keep-held', region.id, args)
    return settle(content, send, '不公开，原因已经告诉写的人。')
  }
  return { ...office, ...asked, problem, busy, release, keep }
}

export type HeldPageState = ReturnType<typeof useHeld>

/** Shown from the server only: whoever decides never had them on the phone. */
export const useHeldPhotos = (
  { application, region }: HeldPageState,
  { kind, subjectId, photoIds }: HeldContent,
): readonly StripPhoto[] => {
  const [sources, setSources] = useState<Readonly<Record<string, string>>>({})
  const wanted = photoIds.join(' ')
  const regionId = region?.id
  useEffect(() => {
    if (wanted === '' || regionId === undefined) return
    let here = true
    const load = async (photoId: string): Promise<void> => {
      const question = { regionId, kind, subjectId, photoId }
      const photo = await application.server.content.photo(question).catch(() => null)
      const source = photo && (await application.device.pictures.show(photoId, photo.bytes))
      if (here && source) setSources((before) => ({ ...before, [photoId]: source }))
    }
    for (const photoId of wanted.split(' ')) void load(photoId)
    return () => {
      here = false
    }
  }, [application, wanted, regionId, kind, subjectId])
  return photoIds.map((id) => ({ id, source: sources[id] ?? null }))
}
