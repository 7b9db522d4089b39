/** The browser's file input, opened from code; must be called while a tap is being handled. */

export interface FileChoice {
  /** As the `accept` attribute wants it. */
  readonly accept: string
  readonly multiple: boolean
}

/** The files, or none when the user gives up. */
export const chooseFiles = ({ accept, multiple }: FileChoice): Promise<readonly File[]> =>
  new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept
    input.multiple = multiple
    input.style.display = 'none'
    const finish = (): void => {
      input.remove()
      resolve([...(input.files ?? [])])
    }
    input.addEventListener('change', finish)
    input.addEventListener('cancel', finish)
    // Safari opens the dialog only for an input that is part of the page.
    document.body.append(input)
    input.click()
  })

/** The content as base64, without the prefix of a data address. */
export const readBase64 = (file: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () =>
      resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/, '') : '')
    reader.onerror = () => reject(reader.error ?? new Error('the file cannot be read'))
    reader.readAsDataURL(file)
  })
