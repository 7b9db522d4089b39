/** What the one who asked may do: say more, take it back, and in the end say whether it is good. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button, ButtonRow } from '../../../../components/button'
import { Field } from '../../../../components/field'
import { Sheet } from '../../../../components/sheet'
import { isOpen } from '../../../../domain/matter/matter'
import { mayRate } from '../../../../domain/matter/matter-clock'
import { maxRequestLength } from '../../../../domain/matter/matter-commands'
import type { MatterView } from '../../../../protocol/matter'
import { RatingForm } from './rating-form'
import type { MatterPageState } from './use-matter'

interface AskerActsProps {
  readonly page: MatterPageState
  readonly view: MatterView
}

/** It is the asker's turn to say whether it is good. */
export const isRatingDue = (view: MatterView): boolean =>
  view.side === 'asker' && (mayRate(view) || view.mayRateLater)

export function AskerActs({ page, view }: AskerActsProps) {
  const [open, setOpen] = useState<'say' | 'rate' | null>(null)
  const [words, setWords] = useState('')
  const close = () => setOpen(null)
  const done = (ok: boolean) => {
    if (!ok) return
    setWords('')
    close()
  }
  return (
    <View>
      {isRatingDue(view) && (
        <Button kind="primary" busy={page.busy} onPress={() => setOpen('rate')}>
          {view.mayRateLater ? '四周了，说说好了没有' : '说说办得好不好'}
        </Button>
      )}
      {isOpen(view) && (
        <ButtonRow>
          {view.side === 'asker' && (
            <Button busy={page.busy} onPress={() => void page.withdraw()}>
              不用办了
            </Button>
          )}
          <Button
            kind={view.pause === 'resident' ? 'primary' : 'secondary'}
            onPress={() => setOpen('say')}
          >
            补充几句
          </Button>
        </ButtonRow>
      )}
      <Sheet open={open === 'say'} title="补充几句" onClose={close}>
        <Field
          label="您要说的"
          lines
          value={words}
          maxLength={maxRequestLength}
          onChange={setWords}
        />
        <Button
          kind="primary"
          busy={page.busy}
          disabled={words.trim() === ''}
          onPress={() => void page.say(words).then(done)}
        >
          寄出
        </Button>
      </Sheet>
      <Sheet open={open === 'rate'} title="办得好不好" onClose={close}>
        <RatingForm
          gradeLabel="您满意吗（先选一个）"
          wordsLabel="想说的话（可以不写）"
          needsWords={false}
          busy={page.busy}
          onRate={async (rated) => done(await page.rate(rated))}
        />
        {!view.reopened && (
          <Text className="matter__small">点“没有解决”，会再办一次，不用说明理由。</Text>
        )}
      </Sheet>
    </View>
  )
}
