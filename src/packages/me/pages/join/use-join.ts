/** From a code (typed or scanned) to a post: what it offers, my name, accept. Nothing is kept before the accepting. */
import { useState } from 'react'
import * as v from 'valibot'
import { useApplication, useLive } from '../../../../app-context'
import { explainFailure, sentenceOf } from '../../../../components/server-answer/failure-words'
import { recordIdShape, regionIdShape } from '../../../../domain/shapes'

export interface Offer {
  readonly code: string
  readonly kindName: string
  readonly regionName: string
  /** What it lies in, by which two regions of one name are told apart. */
  readonly within: string
  readonly issuedByName: string
  readonly expiresAtMs: number
}

/** The code in what was typed or scanned: spaces, lower case and whatever a QR code puts before it are absorbed. */
export const findCode = (text: string): string => {
  const last =
    text
      .trim()
      .split(/[:=/?#]/)
      .slice(-1)[0] ?? ''
  const code = last.replace(/[\s·-]/g, '').toUpperCase()
  return /^[0-9A-Z]{8,20}$/.test(code) ? code : ''
}

/** The envelope has to name some region; for this command the code decides where it acts. */
const anyRegion = v.parse(regionIdShape, 'invitation')

export const useJoin = (startCode: string) => {
  const application = useApplication()
  const knownName = useLive((snapshot) => snapshot.access?.memberName ?? '')
  const [typed, setTyped] = useState(startCode)
  const [offer, setOffer] = useState<Offer | null>(null)
  const [name, setName] = useState(knownName)
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const [joined, setJoined] = useState(false)

  const look = async (text: string): Promise<void> => {
    const code = findCode(text)
    if (code === '') {
      setProblem('邀请码是 8 到 20 位字母和数字，请再对一遍。')
      return
    }
    setBusy(true)
    setProblem('')
    try {
      setOffer({ code, ...(await application.server.organisation.invitation({ code })) })
    } catch (error) {
      setProblem(sentenceOf(error))
    }
    setBusy(false)
  }
  const scan = async (): Promise<void> => {
    const text = await application.device.scanner.scan('album-too')
    if (text === null) return
    setTyped(findCode(text))
    await look(text)
  }
  const accept = async (): Promise<void> => {
    if (!offer) return
    setBusy(true)
    const outcome = await application.request('invitation.accept', anyRegion, {
      code: offer.code,
      postId: v.parse(recordIdShape, application.device.identifiers.newId()),
      name: name.trim(),
    })
    if (outcome.ok) await application.sync.now()
    setBusy(false)
    setProblem(outcome.ok ? '' : explainFailure(outcome.error))
    setJoined(outcome.ok)
  }
  const forgetOffer = (): void => setOffer(null)
  return {
    typed,
    setTyped,
    offer,
    name,
    setName,
    problem,
    busy,
    joined,
    look: () => look(typed),
    /** Where nothing can scan the code is typed. */
    canScan: application.device.scanner.available,
    scan,
    accept,
    forgetOffer,
  }
}
