/**
 * An import from the file to the result: choose, upload, preview (columns may be corrected), confirm, import.
 * A lost signal at any step keeps what was reached and offers to go on from there.
 */
import { useMemo, useRef, useState } from 'react'
import { sentenceOf } from '../../../../components/server-answer/failure-words'
import { regionTree } from '../../../../domain/organisation/region-tree'
import type { RosterMapping } from '../../../../domain/roster'
import type { Access } from '../../../../protocol/pull'
import type { RosterPreview } from '../../../../protocol/roster'
import { recordId } from '../../record-id'
import { useOffice } from '../../use-office'
import { sendParts, splitBase64, whyNotUploadable, type Upload } from './upload-parts'

export type RosterStep =
  | { readonly kind: 'choose' }
  | { readonly kind: 'uploading'; readonly done: number; readonly total: number }
  | { readonly kind: 'reading' }
  | { readonly kind: 'preview'; readonly preview: RosterPreview }
  | {
      readonly kind: 'importing'
      readonly preview: RosterPreview
      readonly done: number
      readonly total: number
    }
  | { readonly kind: 'finished'; readonly preview: RosterPreview }
  | { readonly kind: 'stopped'; readonly message: string; readonly goOn: () => void }

/** The mapping with one column set anew; other corrections stay. */
export const remap = (
  mapping: RosterMapping,
  { sheet, index, field }: { sheet: string; index: number; field: string | null },
): RosterMapping => ({ ...mapping, [sheet]: { ...mapping[sheet], [String(index)]: field } })

/** Where a roster may go: communities and grids of mine, never the root, which has no doors of its own. */
export const importTargets = ({ regions, settings }: Access, rootId: string) => {
  const upper = settings.levels.slice(
    0,
    settings.levels.findIndex(({ isScope }) => isScope),
  )
  return regionTree(regions, rootId).filter(
    ({ region }) => region.parentId !== null && upper.some(({ id }) => id === region.levelId),
  )
}

export const useRoster = () => {
  const office = useOffice('roster.import')
  const { application, access } = office
  const [targetId, setTargetId] = useState('')
  const below = useMemo(
    () => (access ? importTargets(access, office.regionId) : []),
    [access, office.regionId],
  )
  const region = below.find((line) => line.region.id === targetId)?.region ?? below[0]?.region
  const [step, setStep] = useState<RosterStep>({ kind: 'choose' })
  const [problem, setProblem] = useState('')
  const [fileName, setFileName] = useState('')
  const [mapping, setMapping] = useState<RosterMapping>({})
  const upload = useRef<Upload | null>(null)

  const guarded = (action: () => Promise<void>): void => {
    action().catch((error: unknown) =>
      setStep({ kind: 'stopped', message: sentenceOf(error), goOn: () => guarded(action) }),
    )
  }
  const read = async (wanted: RosterMapping): Promise<void> => {
    if (!upload.current) return
    setStep({ kind: 'reading' })
    const { fileId, regionId } = upload.current
    const preview = await application.server.roster.preview({ fileId, regionId, mapping: wanted })
    setStep({ kind: 'preview', preview })
  }
  const send = (): void => {
    let sent = 0
    guarded(async () => {
      const job = upload.current
      if (!job) return
      setStep({ kind: 'uploading', done: sent, total: job.parts.length })
      await sendParts(application.server, job, sent, (count) => {
        sent = count
        setStep({ kind: 'uploading', done: count, total: job.parts.length })
      })
      await read({})
    })
  }
  const choose = async (): Promise<void> => {
    const file = await application.device.files.pickSpreadsheet()
    if (!file || !region) return
    const reason = whyNotUploadable(file.name, file.base64)
    setProblem(reason)
    if (reason !== '') return
    setFileName(file.name)
    setMapping({})
    upload.current = {
      fileId: recordId(application),
      regionId: region.id,
      parts: splitBase64(file.base64),
    }
    send()
  }
  const correct = (column: { sheet: string; index: number; field: string | null }): void => {
    const wanted = remap(mapping, column)
    setMapping(wanted)
    guarded(() => read(wanted))
  }
  const confirm = (preview: RosterPreview): void =>
    guarded(async () => {
      if (!upload.current) return
      const { regionId } = upload.current
      for (let finished = false; !finished;) {
        const { importId } = preview
        const progress = await application.server.roster.proceed({ importId, regionId })
        finished = progress.finished
        const { done, total } = progress
        setStep({ kind: 'importing', preview, done, total })
      }
      setStep({ kind: 'finished', preview })
      await application.sync.now()
    })
  const downloadDefects = async (preview: RosterPreview): Promise<void> => {
    if (!upload.current) return
    try {
      const { importId } = preview
      const { regionId } = upload.current
      const file = await application.server.roster.defects({ importId, regionId })
      await application.device.files.saveFile({ name: file.fileName, base64: file.bytes })
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  const startOver = (): void => {
    upload.current = null
    setProblem('')
    setStep({ kind: 'choose' })
  }
  return {
    ...office,
    below,
    target: region,
    chooseTarget: setTargetId,
    step,
    problem,
    fileName,
    pick: choose,
    correct,
    confirm,
    downloadDefects,
    startOver,
  }
}

export type RosterState = ReturnType<typeof useRoster>
