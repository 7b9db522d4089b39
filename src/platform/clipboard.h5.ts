/** The browser's clipboard. */
import type { Clipboard } from '../ports'

export const createClipboard = (): Clipboard => ({
  write: (text) => navigator.clipboard.writeText(text),
})
