/**
 * An import from the file to the result, whomever it is of: choose, upload, preview (columns may be corrected), confirm,
 * import. A lost signal at any step keeps what was reached and offers to go on from there.
 */
import { useRef, useState } from 'react'
import type { Application } from '../../../application'
import { sentenceOf } from '../../../components/server-answer/failure-words'
import type { RosterMapping } from '../../../domain/roster'
import type { RegionId } from '../../../domain/shapes'
import type { FileAnswer } from '../../../protocol/file-answer'
import { recordId } from '../record-id'
import { sendParts, splitBase64, whyNotUploadable, type Upload } from './upload-parts'

export interface Planned {
  readonly importId: string
}

export interface Portion {
  readonly done: number
  readonly total: number
  readonly finished: boolean
}

interface Running {
  readonly importId: string
  readonly regionId: RegionId
}

export type ImportStep<Preview, Progress> =
  | { readonly kind: 'choose' }
  | { readonly kind: 'uploading'; readonly done: number; readonly total: number }
  | { readonly kind: 'reading' }
  | { readonly kind: 'preview'; readonly preview: Preview }
  | { readonly kind: 'importing'; readonly done: number; readonly total: number }
  | {
      readonly kind: 'finished'
      readonly preview: Preview
      /** What this phone saw of the portions. */
      readonly portions: readonly Progress[]
    }
  | { readonly kind: 'stopped'; readonly message: string; readonly goOn: () => void }

export type FinishedImport<Preview, Progress> = Extract<
  ImportStep<Preview, Progress>,
  { readonly kind: 'finished' }
>

export interface RosterProcedures<Preview extends Planned, Progress extends Portion> {
  readonly purpose: Upload['purpose']
  preview(
    input: {
      readonly fileId: string
      readonly regionId: RegionId
      readonly mapping: RosterMapping
    },
    fileName: string,
  ): Promise<Preview>
  proceed(input: Running): Promise<Progress>
  defects(input: Running): Promise<FileAnswer>
}

export interface CorrectedColumn {
  readonly sheet: string
  readonly index: number
  readonly field: string | null
}

/** The mapping with one column set anew; other corrections stay. */
export const remap = (
  mapping: RosterMapping,
  { sheet, index, field }: CorrectedColumn,
): RosterMapping => ({ ...mapping, [sheet]: { ...mapping[sheet], [String(index)]: field } })

export const useRosterImport = <Preview extends Planned, Progress extends Portion>(
  application: Application,
  regionId: RegionId | undefined,
  procedures: RosterProcedures<Preview, Progress>,
) => {
  const [step, setStep] = useState<ImportStep<Preview, Progress>>({ kind: 'choose' })
  const [problem, setProblem] = useState('')
  const [fileName, setFileName] = useState('')
  const [mapping, setMapping] = useState<RosterMapping>({})
  const upload = useRef<(Upload & { readonly fileName: string }) | null>(null)

  const guarded = (action: () => Promise<void>): void => {
    action().catch((error: unknown) =>
      setStep({ kind: 'stopped', message: sentenceOf(error), goOn: () => guarded(action) }),
    )
  }
  const read = async (wanted: RosterMapping): Promise<void> => {
    if (!upload.current) return
    setStep({ kind: 'reading' })
    const { fileId, regionId: where, fileName: named } = upload.current
    const preview = await procedures.preview({ fileId, regionId: where, mapping: wanted }, named)
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
    if (!file || !regionId) return
    const reason = whyNotUploadable(file.name, file.base64)
    setProblem(reason)
    if (reason !== '') return
    setFileName(file.name)
    setMapping({})
    const { purpose } = procedures
    const parts = splitBase64(file.base64)
    upload.current = {
      ...{ fileId: recordId(application), purpose, regionId, parts },
      fileName: file.name,
    }
    send()
  }
  const correct = (column: CorrectedColumn): void => {
    const wanted = remap(mapping, column)
    setMapping(wanted)
    guarded(() => read(wanted))
  }
  const confirm = (preview: Preview): void => {
    const portions: Progress[] = []
    guarded(async () => {
      if (!upload.current) return
      const { regionId: where } = upload.current
      while (portions.at(-1)?.finished !== true) {
        const progress = await procedures.proceed({ importId: preview.importId, regionId: where })
        portions.push(progress)
        const { done, total } = progress
        setStep({ kind: 'importing', done, total })
      }
      setStep({ kind: 'finished', preview, portions })
      await application.sync.now()
    })
  }
  const downloadDefects = async ({ importId }: Preview): Promise<void> => {
    if (!upload.current) return
    try {
      const file = await procedures.defects({ importId, regionId: upload.current.regionId })
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

export type RosterImport<Preview extends Planned, Progress extends Portion> = ReturnType<
  typeof useRosterImport<Preview, Progress>
>
