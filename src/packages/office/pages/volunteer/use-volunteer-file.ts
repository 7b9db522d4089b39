/** One volunteer as a community worker sees them: verified or declined, corrected, and what the record is given. */
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import * as v from 'valibot'
import type { CertificateForm } from '../../../../components/asking/use-certificate-form'
import { goBack, textParam } from '../../../../components/navigation/open-page'
import { sentenceOf } from '../../../../components/server-answer/failure-words'
import { openServerFile } from '../../../../components/server-answer/open-server-file'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import type { OfficeCommandArgs } from '../../../../domain/office-commands'
import { regionIdShape, type RegionId } from '../../../../domain/shapes'
import type { EntryKind, EntryWords } from '../../../../domain/volunteer/entry'
import { recordId } from '../../record-id'
import { useOffice } from '../../use-office'
import { useOfficeAct } from '../../use-office-act'

/** What the file shows once somebody has said why. */
export type Covered = 'phone' | 'political-status'

/** What is done to a registration or a request, with a reason. */
export type Settling =
  | { readonly kind: 'decline' | 'release' | 'end' }
  | { readonly kind: 'decline-correction' | 'decline-move'; readonly requestId: string }

interface Amending {
  readonly entryId: string
  readonly amendsId: string
}

interface Accepting {
  readonly requestId: string
  readonly answer: string
  /** As read from the card; '' where none had to be. */
  readonly idNumber: string
}

const settled = {
  decline: '已写下原因，本人看得到。',
  release: '办好了，请本人用新微信登记，由另一位同事核对。',
  end: '登记结束了，报的名额已让给候补。',
} as const

export const useVolunteerFile = () => {
  const office = useOffice('volunteer.manage')
  const { application } = office
  const { params } = useRouter()
  const volunteerId = textParam(params.volunteerId)
  const given = v.safeParse(regionIdShape, textParam(params.regionId))
  const regionId = given.success ? given.output : office.region?.id
  const asked = useServerAnswer(volunteerId || 'none', () =>
    regionId === undefined || volunteerId === ''
      ? Promise.reject(new Error('nobody is named'))
      : application.server.volunteer.one({ volunteerId, regionId }),
  )
  const { problem, setProblem, busy, setBusy, send, act } = useOfficeAct(
    application,
    regionId,
    asked.askAgain,
  )
  const [status, setStatus] = useState<string | null>(null)
  const [numbers, setNumbers] = useState<{ phone: string; guardianPhone: string } | null>(null)
  /** Written into the access log by the server, before it answers. */
  const show = async (what: Covered, reason: string): Promise<boolean> => {
    if (regionId === undefined) return false
    const { server } = application
    setBusy(true)
    try {
      const asking = { volunteerId, regionId, reason }
      if (what === 'phone') setNumbers(await server.volunteer.phone(asking))
      else setStatus((await server.volunteer.politicalStatus(asking)).politicalStatus)
      setProblem('')
    } catch (error) {
      setProblem(sentenceOf(error))
    }
    setBusy(false)
    return true
  }
  /** The own code on paper, for who has no phone. */
  const openCode = async (): Promise<void> => {
    if (regionId === undefined) return
    const { server, device } = application
    setBusy(true)
    setProblem(
      await openServerFile(device.files, () =>
        server.attendance.codePaper({ volunteerId, regionId }),
      ),
    )
    setBusy(false)
  }
  const enter = (entryId: string, kind: EntryKind, words: EntryWords): Promise<boolean> => {
    const entry = { entryId, volunteerId }
    const { text, onDate, minutes, givenBy } = words
    if (kind === 'appraisal') return act('volunteer.appraise', { ...entry, text }, '记好了。')
    if (kind === 'training') {
      const training = { ...entry, name: text, heldOn: onDate, minutes }
      return act('volunteer.record-training', training, '记好了。')
    }
    const commendation = { ...entry, name: text, grantedOn: onDate, grantedBy: givenBy }
    return act('volunteer.commend', commendation, '记好了。')
  }
  const signsIn = asked.answer.kind !== 'answer' || asked.answer.value.signsIn
  const hears = signsIn ? '本人看得到' : '请转告本人'
  const settle = async (settling: Settling, reason: string): Promise<boolean> => {
    if ('requestId' in settling) {
      const args = { requestId: settling.requestId, reason }
      const isComing = asked.answer.kind === 'answer' && asked.answer.value.moves === 'in'
      const done = await act('volunteer.decline-correction', args, `已写下原因，${hears}。`)
      // Who does not come is no business of this office any more.
      if (done && isComing) goBack()
      return done
    }
    const { kind } = settling
    return act(`volunteer.${kind}`, { volunteerId, reason }, settled[kind])
  }
  return {
    ...office,
    volunteerId,
    asked,
    problem,
    setProblem,
    busy,
    /** The whole numbers, once they were asked for. */
    numbers,
    /** 政治面貌, once it was asked for. */
    status,
    show,
    openCode,
    verify: (idNumber: string) =>
      act('volunteer.verify', { volunteerId, idNumber: idNumber.trim() }, '通过了，可以报名了。'),
    settle,
    accept: ({ requestId, answer, idNumber }: Accepting) => {
      const seen = idNumber.trim()
      const args = { requestId, answer: answer.trim(), ...(seen !== '' && { idNumber: seen }) }
      return act('volunteer.accept-correction', args, `办好了，${hears}。`)
    },
    reissueCode: () =>
      act('volunteer.reissue-code', { volunteerId }, '旧码作废了，请打印新的给本人。'),
    requestFor: (asked: Omit<OfficeCommandArgs<'redeem.request-for'>, 'volunteerId'>) =>
      send('redeem.request-for', { volunteerId, ...asked }),
    askCertificateFor: (form: CertificateForm) =>
      act(
        'certificate.ask-for',
        { volunteerId, ...form },
        '申请好了，请同事到“志愿服务证明”里出具。',
      ),
    objectFor: (said: Omit<OfficeCommandArgs<'hours.object-for'>, 'volunteerId'>) =>
      act('hours.object-for', { volunteerId, ...said }, '记下了，请同事到“时长异议”里核对。'),
    askCorrectionFor: (
      wanted: Omit<OfficeCommandArgs<'volunteer.ask-correction-for'>, 'volunteerId'>,
    ) => act('volunteer.ask-correction-for', { volunteerId, ...wanted }, '提好了，请同事来更正。'),
    takeBack: (requestId: string) =>
      act('volunteer.take-back-correction', { requestId }, '撤回了。'),
    loadRegions: () => application.server.volunteer.regions({}),
    askMoveFor: (toRegionId: RegionId, note: string) =>
      act(
        'volunteer.ask-move-for',
        { requestId: recordId(application), volunteerId, toRegionId, note: note.trim() },
        '提好了，等那边的社区核对。',
      ),
    enter,
    newEntryId: () => recordId(application),
    amendCarried: (minutes: number, words: string) =>
      act('volunteer.amend-carried', { volunteerId, minutes, reason: words.trim() }, '改好了。'),
    amend: (ids: Amending, right: EntryWords | null, words: string) =>
      act(
        'volunteer.amend-entry',
        { ...ids, right, reason: words.trim() },
        right ? '改好了。' : '撤回了。',
      ),
  }
}

export type VolunteerFileState = ReturnType<typeof useVolunteerFile>
