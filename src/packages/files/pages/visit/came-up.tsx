/** 遇到什么: a need, something to be done, a hazard; each becomes a line that is not forgotten. */
import { View } from '@tarojs/components'
import { useApplication } from '../../../../app-context'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Chip } from '../../../../components/choice'
import { Field } from '../../../../components/field'
import { asksForOthers } from '../../../../domain/follow-up/follow-up'
import { followUpKindWords } from '../../../../domain/labels'
import type { RaisedDraft } from './visit-draft'
import type { VisitPartProps } from './visit-part'

const kinds: readonly RaisedDraft['kind'][] = ['need', 'matter', 'hazard']

/** The command takes ten, and one of them may be the promised visit. */
const mostRaised = 9

export function CameUp({ draft, onChange }: VisitPartProps) {
  const { device } = useApplication()
  const { raised } = draft
  const add = (kind: RaisedDraft['kind']) =>
    onChange({ raised: [...raised, { id: device.identifiers.newId(), kind, text: '' }] })
  return (
    <Card title="遇到什么" aside="没有就不用点">
      {raised.map(({ id, kind, text }) => (
        <View key={id} className="visit__raised">
          <Field
            label={followUpKindWords[kind]}
            hint={asksForOthers(kind) ? '存好后交给社区和部门办。' : ''}
            value={text}
            maxLength={500}
            placeholder="一句话说清"
            onChange={(now) =>
              onChange({
                raised: raised.map((one) => (one.id === id ? { ...one, text: now } : one)),
              })
            }
          />
          <Button
            kind="quiet"
            compact
            onPress={() => onChange({ raised: raised.filter((one) => one.id !== id) })}
          >
            拿掉
          </Button>
        </View>
      ))}
      {raised.length < mostRaised && (
        <View className="visit__block">
          <View className="chips">
            {kinds.map((kind) => (
              <Chip key={kind} label={followUpKindWords[kind]} onPress={() => add(kind)} />
            ))}
          </View>
        </View>
      )}
    </Card>
  )
}
