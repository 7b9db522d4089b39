/** Cuts a file into parts that one call of a cloud function can carry, and sends them one after the other. */
import type { Application } from '../../../application'
import type { RegionId } from '../../../domain/shapes'
import { maxPartBytes, maxUploadBytes } from '../../../protocol/limits'

/** Four base64 characters are three bytes, so every part but the last ends on a whole group. */
const partLength = Math.floor(maxPartBytes / 3) * 4
/** Tries per part before the user is asked: a lift or a stairwell takes the signal for seconds. */
const triesPerPart = 3

export const splitBase64 = (base64: string): readonly string[] => {
  const parts: string[] = []
  for (let at = 0; at < base64.length; at += partLength)
    parts.push(base64.slice(at, at + partLength))
  return parts
}

/** Bytes that a base64 text stands for. */
export const base64Bytes = (base64: string): number =>
  Math.floor((base64.length * 3) / 4) - (/=*$/.exec(base64)?.[0].length ?? 0)

/** '' when it can be sent, else what is wrong and what to do. */
export const whyNotUploadable = (name: string, base64: string): string => {
  if (!/\.xlsx$/i.test(name)) return '只认 .xlsx 文件。旧的 .xls 或 .csv 请用表格软件另存为 .xlsx。'
  if (base64 === '') return '这个文件是空的，请重选一个。'
  return base64Bytes(base64) > maxUploadBytes ? '文件超过 10 MB。请按网格分成几个文件。' : ''
}

export interface Upload {
  readonly fileId: string
  readonly purpose: 'roster' | 'volunteer-roster' | 'hotline'
  readonly regionId: RegionId
  readonly parts: readonly string[]
}

const sendPart = async (
  server: Application['server'],
  { fileId, purpose, regionId, parts }: Upload,
  index: number,
): Promise<void> => {
  for (let attempt = 1; ; attempt++) {
    try {
      await server.file.put({
        fileId,
        purpose,
        regionId,
        index,
        partCount: parts.length,
        bytes: parts[index] ?? '',
      })
      return
    } catch (error) {
      if (attempt >= triesPerPart) throw error
    }
  }
}

/** Sends the parts from `startAt` on; `onSent` hears how many are there. Rejects with the server's CallFailed. */
export const sendParts = async (
  server: Application['server'],
  upload: Upload,
  startAt: number,
  onSent: (count: number) => void,
): Promise<void> => {
  for (let index = startAt; index < upload.parts.length; index++) {
    await sendPart(server, upload, index)
    onSent(index + 1)
  }
}
