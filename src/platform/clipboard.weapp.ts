/** WeChat's clipboard. */
import type { Clipboard } from '../ports'

export const createClipboard = (): Clipboard => ({
  write: (text) => wx.setClipboardData({ data: text }).then(() => undefined),
})
