/** What the content check held, to be written anew: the words and photos are there as they were sent, nothing is typed again. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Field, FieldFrame } from '../../../../components/field'
import { PhotoStrip } from '../../../../components/photo-strip'
import { useFormPhotos } from '../../../../components/photo-strip/use-form-photos'
import { Sheet } from '../../../../components/sheet'
import { maxMatterPhotos, maxRequestLength } from '../../../../domain/matter/matter-commands'
import type { MatterView } from '../../../../protocol/matter'
import type { MatterPageState } from './use-matter'

interface RewriteProps {
  readonly page: MatterPageState
  readonly view: MatterView
}

export function Rewrite({ page, view }: RewriteProps) {
  const [open, setOpen] = useState(false)
  if (!view.mayRewrite || page.onTheWay > 0) return null
  return (
    <View className="matter__act">
      <Button onPress={() => setOpen(true)}>改一改，再寄</Button>
      <Sheet open={open} title="改一改，再寄" onClose={() => setOpen(false)}>
        {open && <RewriteFields page={page} view={view} onDone={() => setOpen(false)} />}
      </Sheet>
    </View>
  )
}

function RewriteFields({ page, view, onDone }: RewriteProps & { readonly onDone: () => void }) {
  const [text, setText] = useState(view.request.text)
  const [photoIds, setPhotoIds] = useState<readonly string[]>(view.request.photoIds)
  const { regionId } = view
  const photos = useFormPhotos(
    photoIds,
    { application: page.application, regionId, most: maxMatterPhotos },
    setPhotoIds,
  )
  // Sent photos are no longer on this phone; the page has them from the server.
  const sources = new Map(page.photos.map(({ id, source }) => [id, source]))
  const { add } = photos
  const send = async () => {
    if (await page.rewrite(text, photoIds)) onDone()
  }
  return (
    <>
      <Field label="说几句" lines value={text} maxLength={maxRequestLength} onChange={setText} />
      <FieldFrame label="照片（可以不加）" mistake={photos.problem}>
        <PhotoStrip
          photos={photos.strip.map(({ id, source }) => ({
            ...{ id, source: source ?? sources.get(id) ?? null },
          }))}
          onRemove={photos.remove}
          {...(add ? { onAdd: () => void add() } : {})}
        />
      </FieldFrame>
      <Button
        kind="primary"
        busy={page.busy}
        disabled={text.trim() === ''}
        onPress={() => void send()}
      >
        再寄一次
      </Button>
    </>
  )
}
