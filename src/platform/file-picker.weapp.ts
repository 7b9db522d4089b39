/** Files in WeChat: spreadsheets taken from a chat; any handed over by opening it (with the menu to pass it on). */
import type { FilePicker } from '../ports'

const files = () => wx.getFileSystemManager()

const readBase64 = (filePath: string): Promise<string> =>
  new Promise((resolve, reject) =>
    files().readFile({
      filePath,
      encoding: 'base64',
      success: ({ data }) =>
        typeof data === 'string' ? resolve(data) : reject(new Error('not a text')),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    }),
  )

const writeBase64 = (filePath: string, data: string): Promise<void> =>
  new Promise((resolve, reject) =>
    files().writeFile({
      filePath,
      data,
      encoding: 'base64',
      success: () => resolve(),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    }),
  )

export const createFilePicker = (): FilePicker => ({
  async pickSpreadsheet() {
    const picked = await wx
      .chooseMessageFile({ count: 1, type: 'file', extension: ['xlsx'] })
      .catch(() => null)
    const file = picked?.tempFiles[0]
    return file ? { name: file.name, base64: await readBase64(file.path) } : null
  },
  async saveFile({ name, base64 }) {
    const filePath = `${wx.env.USER_DATA_PATH}/${name.replace(/[\\/:*?"<>|]/g, '_')}`
    await writeBase64(filePath, base64)
    await wx.openDocument({
      filePath,
      fileType: name.endsWith('.pdf') ? 'pdf' : 'xlsx',
      showMenu: true,
    })
  },
})
