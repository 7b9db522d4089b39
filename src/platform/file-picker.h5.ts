/** Files in a browser: file input and download. */
import type { FilePicker } from '../ports'
import { chooseFiles, readBase64 } from './choose-files'

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const createFilePicker = (): FilePicker => ({
  async pickSpreadsheet() {
    const [file] = await chooseFiles({ accept: `.xlsx,${xlsxType}`, multiple: false })
    return file ? { name: file.name, base64: await readBase64(file) } : null
  },
  async saveFile({ name, base64 }) {
    const link = document.createElement('a')
    const type = name.endsWith('.pdf') ? 'application/pdf' : xlsxType
    link.href = `data:${type};base64,${base64}`
    link.download = name
    document.body.append(link)
    link.click()
    link.remove()
  },
})
