/** The own record: seen, handed out as a file, corrected by asking for it, given up. */
import { useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { useTellMe } from '../../../../app-questions'
import { openServerFile } from '../../../../components/server-answer/open-server-file'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { showToast } from '../../../../components/toast'
import { chinaDate } from '../../../../domain/calendar'
import { parseIdNumber } from '../../../../domain/id-number'
import { defaultVolunteering } from '../../../../domain/settings/volunteering-rules'
import { needsGuardian } from '../../../../domain/volunteer/check-registration'
import type { VolunteerCorrection, VolunteerRecord } from '../../../../protocol/volunteer'
import { useRequest } from '../../use-request'
import { changesOf, type CorrectionForm } from './correction-form'

/** What the volunteer waits for, in words; '' for nothing. */
const waitsFor = (record: VolunteerRecord | null): string => {
  if (record?.state === 'waiting') return '核对好了'
  return record?.corrections.some(({ state }) => state === 'open') === true ? '更正办好了' : ''
}

export const useRecord = () => {
  const application = useApplication()
  const { server, device } = application
  const memberId = useLive((snapshot) => snapshot.access?.memberId ?? '')
  const ready = useLive((snapshot) => snapshot.ready)
  const rules = useLive((snapshot) => snapshot.access?.settings.volunteering ?? defaultVolunteering)
  const today = chinaDate(device.clock.nowMs())
  const asked = useServerAnswer(memberId, () => server.volunteer.mine({}))
  const { busy, problem, setProblem, send } = useRequest()
  const [saving, setSaving] = useState(false)
  const record = asked.answer.kind === 'answer' ? asked.answer.value : null
  const awaited = waitsFor(record)
  const tellMe = useTellMe({
    regionId: record && awaited !== '' ? record.regionId : '',
    wanted: ['volunteer-turn'],
    words: `好的，${awaited}就告诉您。`,
  })

  const save = async (): Promise<void> => {
    setSaving(true)
    setProblem(await openServerFile(device.files, () => server.volunteer.exportMine({})))
    setSaving(false)
  }

  /** `onStands`: it was asked for before, as it was written then. */
  const ask = async (
    record: VolunteerRecord,
    requestId: string,
    form: CorrectionForm,
    onStands: () => void,
  ): Promise<boolean> => {
    const args = {
      ...{ requestId, changes: changesOf(record, form, today), note: form.note },
      ...(form.moveTo && { toRegionId: form.moveTo.id }),
    }
    const sent = await send('volunteer.ask-correction', record.regionId, args, () => {
      onStands()
      asked.askAgain()
    })
    if (!sent) return false
    showToast({ text: '已交给社区，办好了这里看得到。' })
    asked.askAgain()
    return true
  }

  const takeBack = async (
    { regionId }: VolunteerRecord,
    { id: requestId }: VolunteerCorrection,
  ): Promise<void> => {
    if (await send('volunteer.take-back-correction', regionId, { requestId }))
      showToast({ text: '撤回了。' })
    asked.askAgain()
  }

  const leave = async (record: VolunteerRecord): Promise<boolean> => {
    const sent = await send('volunteer.leave', record.regionId, {})
    if (sent) showToast({ text: '已退出。服务记录都留着，想回来随时再登记。' })
    asked.askAgain()
    return sent !== null
  }

  /** Whether somebody who is as old as this form says needs a guardian. */
  const isChild = ({ birthDate, idNumber }: CorrectionForm): boolean => {
    const read = parseIdNumber(idNumber)
    return needsGuardian(read.ok ? read.birthDate : birthDate, { today, rules })
  }

  return {
    ...{ ready, signedIn: memberId !== '', rules, today, asked, busy, saving, problem },
    ...{ isChild, save, ask, takeBack, leave, tellMe, awaited },
    loadRegions: () => server.volunteer.regions({}),
  }
}

export type RecordPageState = ReturnType<typeof useRecord>
