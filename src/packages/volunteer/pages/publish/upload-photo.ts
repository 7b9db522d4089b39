/** Sends a picture in parts, before the activity that shows it. Rejects with the server's CallFailed. */
import type { Application } from '../../../../application'
import type { RegionId } from '../../../../domain/shapes'
import { maxPartBytes } from '../../../../protocol/limits'

/** Four base64 characters are three bytes, so every part but the last ends on a whole group. */
const partLength = Math.floor(maxPartBytes / 3) * 4

export const uploadPhoto = async (
  { server, device }: Application,
  regionId: RegionId,
  base64: string,
): Promise<string> => {
  const fileId = device.identifiers.newId()
  const partCount = Math.ceil(base64.length / partLength)
  for (let index = 0; index < partCount; index++) {
    const bytes = base64.slice(index * partLength, (index + 1) * partLength)
    await server.file.put({ fileId, purpose: 'photo', regionId, index, partCount, bytes })
  }
  return fileId
}
