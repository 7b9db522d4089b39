/** Photos as WeChat shows them: as files, written when a page asks for one, gone at the next start or sign-out. */
import type { Pictures } from '../ports'
import { fileNameOf } from './file-name'

export const createPictures = (): Pictures => {
  const files = wx.getFileSystemManager()
  const folder = `${wx.env.USER_DATA_PATH}/lianxin-shown`
  const empty = (): Promise<void> =>
    new Promise((resolve) => {
      const make = () => files.mkdir({ dirPath: folder, complete: () => resolve() })
      files.rmdir({ dirPath: folder, recursive: true, complete: make })
    })
  let ready = empty()
  return {
    async show(photoId, base64) {
      await ready
      const filePath = `${folder}/${fileNameOf(photoId)}.jpg`
      return new Promise((resolve) =>
        files.writeFile({
          filePath,
          data: base64,
          encoding: 'base64',
          success: () => resolve(filePath),
          // A phone without room: one picture still fits into what a page may carry.
          fail: () => resolve(`data:image/jpeg;base64,${base64}`),
        }),
      )
    },
    forget: () => (ready = empty()),
  }
}
