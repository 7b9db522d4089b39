/** One level of the tree: its name, a new one below it, whether files are synced by it. What may not be says why. */
import { Text, View } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Field } from '../../../../components/field'
import type { Settings } from '../../../../domain/settings/settings'
import { addLevelBelow, editLevel, moveScope, removeLevel } from './edit-settings'

interface LevelEditorProps {
  readonly settings: Settings
  readonly id: string
  /** Whether regions of this level are known here. */
  readonly used: boolean
  readonly onChange: (next: (settings: Settings) => Settings) => void
  /** '' when the rules that hold may be changed so, else why not. */
  readonly whyNot: (edit: (settings: Settings) => Settings) => string
  readonly onAddBelow: (aboveId: string) => void
  readonly onClose: () => void
}

export function LevelEditor(props: LevelEditorProps) {
  const { settings, id, used, onChange, whyNot, onAddBelow, onClose } = props
  const level = settings.levels.find((one) => one.id === id)
  const scope = settings.levels.find(({ isScope }) => isScope)
  if (!level) return null
  const notScope = whyNot((now) => moveScope(now, id))
  const oneMore = { id: 'one-more', name: '再加一级' }
  const mayAddBelow = whyNot((now) => addLevelBelow(now, id, oneMore)) === ''
  return (
    <View>
      <Field
        label="名称"
        value={level.name}
        maxLength={20}
        placeholder="单元"
        hint="导入台账时，带“社区”“网格”“微网格”的列按这个名称认。"
        onChange={(name) => onChange((now) => editLevel(now, id, { name: name.trim() }))}
      />
      <View className="settings__about">
        <Text>
          {level.isScope
            ? '大家手机上的档案，按这一级一份一份地存，一份一份地更新。'
            : (notScope && `${notScope}。`) ||
              `现在按${scope?.name ?? ''}一份一份地更新档案，也可以换成这一级。`}
        </Text>
      </View>
      {!level.isScope && notScope === '' && level.name !== '' && (
        <Button
          onPress={() => onChange((now) => moveScope(now, id))}
        >{`换成按${level.name}更新`}</Button>
      )}
      {mayAddBelow && level.name !== '' && (
        <Button
          kind="quiet"
          onPress={() => onAddBelow(id)}
        >{`＋ 在${level.name}下面加一级`}</Button>
      )}
      {!used && !level.isScope && (
        <Button
          kind="quiet"
          onPress={() => {
            onClose()
            onChange((now) => removeLevel(now, id))
          }}
        >
          去掉这一级
        </Button>
      )}
    </View>
  )
}
