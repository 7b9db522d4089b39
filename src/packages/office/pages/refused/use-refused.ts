/** Refused entries of my regions, with the words of what they hold; adopting or dismissing each. */
import * as v from 'valibot'
import { useState } from 'react'
import { showToast } from '../../../../components/toast'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { commandIdShape, regionIdShape } from '../../../../domain/shapes'
import type { RefusedEntry } from '../../../../protocol/contract'
import { useLive } from '../../../../app-context'
import { commandWords, refusalWords } from '../../../../components/words/command-words'
import { sendOffice, useOffice } from '../../use-office'

export const useRefused = () => {
  const office = useOffice('refused.adopt')
  const { application, region } = office
  const [problem, setProblem] = useState('')
  const [busyId, setBusyId] = useState('')
  const asked = useServerAnswer(region?.id ?? '', async () =>
    region ? application.server.refused.list({ regionId: region.id }) : [],
  )
  const settle = async (
    entry: RefusedEntry,
    send: () => Promise<string>,
    done: string,
  ): Promise<boolean> => {
    setBusyId(entry.commandId)
    const failure = await send()
    setBusyId('')
    setProblem(failure)
    if (failure === '') {
      showToast({ text: done })
      asked.askAgain()
    }
    return failure === ''
  }
  const named = (entry: RefusedEntry) => ({
    regionId: v.parse(regionIdShape, entry.regionId),
    refusedCommandId: v.parse(commandIdShape, entry.commandId),
  })
  const adopt = (entry: RefusedEntry) => {
    const { regionId, refusedCommandId } = named(entry)
    return settle(
      entry,
      () => sendOffice(application, 'refused.adopt', regionId, { refusedCommandId }),
      `已采纳，记在${entry.memberName}名下。`,
    )
  }
  const dismiss = (entry: RefusedEntry, reason: string) => {
    const { regionId, refusedCommandId } = named(entry)
    return settle(
      entry,
      () =>
        sendOffice(application, 'refused.dismiss', regionId, {
          refusedCommandId,
          reason: reason.trim(),
        }),
      '已记下不采纳的原因，原文仍留着。',
    )
  }
  const records = useLive((snapshot) => snapshot.records)
  const wordsOf = (entry: RefusedEntry) =>
    commandWords(entry, { records, regions: office.regionsById })
  const reasonOf = (entry: RefusedEntry): string => refusalWords(entry.code, entry.detail)
  return { ...office, wordsOf, reasonOf, ...asked, problem, busyId, adopt, dismiss }
}
