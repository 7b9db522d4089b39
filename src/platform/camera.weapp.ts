/** Photos from camera or album in WeChat, compressed by the phone. */
import type { Camera, PickedPhoto } from '../ports'
import { bytesOfBase64, fittingSize, qualities, targetBytes } from './photo-size'

const readBase64 = (filePath: string): Promise<string> =>
  new Promise((resolve, reject) =>
    wx.getFileSystemManager().readFile({
      filePath,
      encoding: 'base64',
      success: ({ data }) =>
        typeof data === 'string' ? resolve(data) : reject(new Error('not a text')),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    }),
  )

const compress = async (src: string): Promise<PickedPhoto> => {
  const { width, height } = await wx.getImageInfo({ src })
  const size = fittingSize(width, height)
  let base64 = ''
  for (const quality of qualities) {
    const { tempFilePath } = await wx.compressImage({
      src,
      quality,
      compressedWidth: size.width,
      compressedHeight: size.height,
    })
    base64 = await readBase64(tempFilePath)
    if (bytesOfBase64(base64) <= targetBytes) break
  }
  return { base64 }
}

export const createCamera = (): Camera => ({
  async pickPhotos(count) {
    // Giving up, and refusing the permission, reject here: no photo is never an error.
    const picked = await wx
      .chooseMedia({
        count: Math.min(9, count),
        mediaType: ['image'],
        sourceType: ['camera', 'album'],
        sizeType: ['compressed'],
      })
      .catch(() => null)
    const photos: PickedPhoto[] = []
    // One after another: nine large pictures at once are too much for a small phone.
    for (const { tempFilePath } of picked?.tempFiles ?? [])
      photos.push(await compress(tempFilePath))
    return photos
  },
})
