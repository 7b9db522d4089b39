/** Fetches a file that the server makes and opens it where the phone prints it or hands it on. */
import type { Application } from '../../application'
import { sentenceOf } from './failure-words'

interface ServerFile {
  readonly fileName: string
  /** Base64. */
  readonly bytes: string
}

/** Why it could not be opened; '' when it was. */
export const openServerFile = async (
  files: Application['device']['files'],
  ask: () => Promise<ServerFile>,
): Promise<string> => {
  try {
    const { fileName, bytes } = await ask()
    await files.saveFile({ name: fileName, base64: bytes })
    return ''
  } catch (error) {
    return sentenceOf(error)
  }
}
