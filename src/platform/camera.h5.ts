/** Photos by the browser's file input, drawn smaller on a canvas; drawing also leaves EXIF behind. */
import type { Camera, PickedPhoto } from '../ports'
import { chooseFiles } from './choose-files'
import { bytesOfBase64, fittingSize, qualities, targetBytes } from './photo-size'

const compress = async (file: File): Promise<PickedPhoto> => {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const canvas = document.createElement('canvas')
  Object.assign(canvas, fittingSize(bitmap.width, bitmap.height))
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  let base64 = ''
  for (const quality of qualities) {
    base64 = canvas.toDataURL('image/jpeg', quality / 100).replace(/^[^,]*,/, '')
    if (bytesOfBase64(base64) <= targetBytes) break
  }
  return { base64 }
}

export const createCamera = (): Camera => ({
  async pickPhotos(count) {
    const files = await chooseFiles({ accept: 'image/*', multiple: count > 1 })
    const photos: PickedPhoto[] = []
    for (const file of files.slice(0, count)) photos.push(await compress(file))
    return photos
  },
})
