/** The photos of a form: kept on the phone at once, shown from there, uploaded with the letter. */
import * as v from 'valibot'
import { useEffect, useState } from 'react'
import type { Application } from '../../application'
import { regionIdShape } from '../../domain/shapes'
import type { StripPhoto } from '.'

interface FormPhotosOptions {
  readonly application: Application
  readonly regionId: string
  readonly most: number
}

export interface FormPhotos {
  readonly strip: readonly StripPhoto[]
  readonly problem: string
  /** null: there is no room for another. */
  readonly add: (() => Promise<void>) | null
  readonly remove: (id: string) => void
}

export const useFormPhotos = (
  photoIds: readonly string[],
  { application, regionId, most }: FormPhotosOptions,
  onChange: (photoIds: string[]) => void,
): FormPhotos => {
  const { photos, device } = application
  const [sources, setSources] = useState<Readonly<Record<string, string | null>>>({})
  const [problem, setProblem] = useState('')
  const region = v.safeParse(regionIdShape, regionId)
  const wanted = photoIds.join(' ')
  useEffect(() => {
    let here = true
    if (!region.success) return
    for (const id of wanted.split(' ').filter((one) => one !== ''))
      void photos.source(id, region.output).then((source) => {
        if (here) setSources((before) => ({ ...before, [id]: source }))
      })
    return () => {
      here = false
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `region` is new at every render; `regionId` tells it
  }, [photos, wanted, regionId])

  const add = async (): Promise<void> => {
    if (!region.success) return setProblem('请先选好在哪里，再加照片。')
    const added: string[] = []
    try {
      for (const { base64 } of await device.camera.pickPhotos(most - photoIds.length)) {
        const kept = await photos.add(base64, region.output, 'resident-photo')
        if (!kept.ok) {
          setProblem('手机存满了，照片没有存上。清出一点空间再加。')
          break
        }
        added.push(kept.value)
      }
    } catch {
      setProblem('照片没有取到。请在设置里允许用相机和相册，再试一次。')
    }
    if (added.length > 0) onChange([...photoIds, ...added])
  }
  return {
    strip: photoIds.map((id) => ({ id, source: sources[id] ?? null })),
    problem,
    add: photoIds.length < most ? add : null,
    remove: (id) => {
      void photos.remove(id)
      onChange(photoIds.filter((one) => one !== id))
    },
  }
}
