/** Sends a picture in parts, before what shows it. Rejects with the server's CallFailed. */
import type { Application, PhotoPurpose } from '../../application'
import type { RegionId } from '../../domain/shapes'

interface Upload {
  readonly regionId: RegionId
  readonly purpose: PhotoPurpose
  /** The most that the server takes in one part. */
  readonly partBytes: number
}

export const uploadPhoto = async (
  { server, device }: Application,
  { regionId, purpose, partBytes }: Upload,
  base64: string,
): Promise<string> => {
  // Four base64 characters are three bytes, so every part but the last ends on a whole group.
  const partLength = Math.floor(partBytes / 3) * 4
  const fileId = device.identifiers.newId()
  const partCount = Math.ceil(base64.length / partLength)
  for (let index = 0; index < partCount; index++) {
    const bytes = base64.slice(index * partLength, (index + 1) * partLength)
    await server.file.put({ fileId, purpose, regionId, index, partCount, bytes })
  }
  return fileId
}
