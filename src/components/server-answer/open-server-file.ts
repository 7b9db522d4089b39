/** Fetches a file that the server makes and opens it where the phone prints it or hands it on. */
import type { Application } from '../../application'
import type { FileAnswer } from '../../protocol/file-answer'
import { sentenceOf } from './failure-words'

/** Why it could not be opened; '' when it was. */
export const openServerFile = async (
  files: Application['device']['files'],
  ask: () => Promise<FileAnswer>,
): Promise<string> => {
  try {
    const { fileName, bytes } = await ask()
    await files.saveFile({ name: fileName, base64: bytes })
    return ''
  } catch (error) {
    return sentenceOf(error)
  }
}
