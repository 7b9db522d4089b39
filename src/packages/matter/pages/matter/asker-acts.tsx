/** What the one who asked may do: say more, take it back, and in the end say whether it is good. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button, ButtonRow } from '../../../../components/button'
import { Chips } from '../../../../components/choice'
import { Field, FieldFrame } from '../../../../components/field'
import { Sheet } from '../../../../components/sheet'
import { isOpen } from '../../../../domain/matter/matter'
import { maxRequestLength } from '../../../../domain/matter/matter-commands'
import type { MatterView } from '../../../../protocol/matter'
import type { MatterPageState } from './use-matter'

interface AskerActsProps {
  readonly page: MatterPageState
  readonly view: MatterView
}

const grades = [
  { value: '5', label: '很满意' },
  { value: '4', label: '满意' },
  { value: '3', label: '一般' },
  { value: '2', label: '不满意' },
  { value: '1', label: '很不满意' },
] as const

type Grade = (typeof grades)[number]['value']

export function AskerActs({ page, view }: AskerActsProps) {
  const [open, setOpen] = useState<'say' | 'rate' | null>(null)
  const [words, setWords] = useState('')
  const [grade, setGrade] = useState<Grade | null>(null)
  const close = () => setOpen(null)
  const done = (ok: boolean) => {
    if (!ok) return
    setWords('')
    close()
  }
  const mayRate =
    view.side === 'asker' &&
    (view.state === 'answered' ||
      view.mayRateLater ||
      (view.state === 'closed' && view.rating === null))
  const rate = async (solved: boolean) =>
    done(grade !== null && (await page.rate(solved, Number(grade), words)))
  return (
    <View>
      {mayRate && (
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
        <FieldFrame label="您满意吗（先选一个）">
          <Chips options={grades} value={grade} onChange={setGrade} />
        </FieldFrame>
        <Field
          label="想说的话（可以不写）"
          lines
          value={words}
          maxLength={maxRequestLength}
          onChange={setWords}
        />
        <ButtonRow>
          <Button disabled={grade === null} busy={page.busy} onPress={() => void rate(false)}>
            没有解决
          </Button>
          <Button
            kind="primary"
            disabled={grade === null}
            busy={page.busy}
            onPress={() => void rate(true)}
          >
            解决了
          </Button>
        </ButtonRow>
        {!view.reopened && (
          <Text className="matter__small">点“没有解决”，会再办一次，不用说明理由。</Text>
        )}
      </Sheet>
    </View>
  )
}
