/**
 * 回访: nobody can say in WeChat whether it is good, so somebody asks on the phone or at the door and takes down the answer.
 * Not who is responsible for it: nobody takes down what is said of the own work.
 */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Segments } from '../../../../components/choice'
import { FieldFrame } from '../../../../components/field'
import { Sheet } from '../../../../components/sheet'
import type { Reached } from '../../../../domain/matter/matter-commands'
import type { MatterView } from '../../../../protocol/matter'
import { RatingForm } from './rating-form'
import type { MatterPageState } from './use-matter'

const ways = [
  { value: 'phone', label: '打电话' },
  { value: 'door', label: '上门' },
] as const

const people = [
  { value: 'self', label: '本人' },
  { value: 'family', label: '家里人' },
] as const

interface AskResidentProps {
  readonly page: MatterPageState
  readonly view: MatterView
}

export function AskResident({ page, view }: AskResidentProps) {
  const [open, setOpen] = useState(false)
  // Nothing is chosen beforehand: what nobody chose would stand in the record as if it were so.
  const [way, setWay] = useState<Reached['way'] | null>(null)
  const [who, setWho] = useState<Reached['who'] | null>(null)
  if (!view.toBeAsked) return null
  if (!view.mayRateFor)
    return view.side === 'handler' ? (
      <Text className="matter__small">请另一位同事回访：自己办的，由别人来问。</Text>
    ) : null
  return (
    <View>
      <Button kind="primary" onPress={() => setOpen(true)}>
        记下回访
      </Button>
      <Sheet open={open} title="居民怎么说" onClose={() => setOpen(false)}>
        <FieldFrame label="怎样问的">
          <Segments options={ways} value={way} onChange={setWay} />
        </FieldFrame>
        <FieldFrame label="问的是谁">
          <Segments options={people} value={who} onChange={setWho} />
        </FieldFrame>
        <RatingForm
          gradeLabel="满意吗（先选一个）"
          wordsLabel="怎么说的"
          needsWords
          isReady={way !== null && who !== null}
          busy={page.busy}
          onRate={async (rated) => {
            if (way !== null && who !== null) setOpen(!(await page.rateFor(rated, { way, who })))
          }}
        />
        <Text className="matter__small">会写明是您问的、怎样问的。不写居民的姓名和电话。</Text>
      </Sheet>
    </View>
  )
}
