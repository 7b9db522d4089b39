/** The picture of an activity, fetched when the activity is known. */
import { useEffect, useState } from 'react'
import { useApplication } from '../../app-context'
import type { PublicActivity } from '../../protocol/activity'

/** A path or a data address; null while there is none. */
export const useActivityPicture = (activity: PublicActivity | null): string | null => {
  const { server, device } = useApplication()
  const [source, setSource] = useState<string | null>(null)
  const id = activity?.photoId === '' ? '' : (activity?.id ?? '')
  useEffect(() => {
    let shown = true
    if (id !== '')
      void server.activity
        .photo({ activityId: id })
        .then((photo) => (photo ? device.pictures.show(id, photo.bytes) : null))
        .then(
          (next) => shown && setSource(next),
          () => undefined,
        )
    return () => {
      shown = false
    }
  }, [server, device, id])
  return source
}
