/** One kind of post: its name, at which levels it is given and by whom, what it may do; retired it is given no more. */
import { Text, View } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { MultiChips, Segments } from '../../../../components/choice'
import { Field, FieldFrame } from '../../../../components/field'
import { permissionWords } from '../../../../domain/labels'
import { permissions } from '../../../../domain/organisation/permission'
import type { Settings } from '../../../../domain/settings/settings'
import { editKind, giversOf, removeKind, setGivers } from './edit-settings'

interface PostKindEditorProps {
  readonly settings: Settings
  readonly id: string
  /** Whether it was there before: then somebody may hold it, and it is retired instead of taken away. */
  readonly known: boolean
  readonly onChange: (next: (settings: Settings) => Settings) => void
  readonly onClose: () => void
}

const named = <One extends { readonly id: string; readonly name: string }>(list: readonly One[]) =>
  list.filter(({ name }) => name !== '').map(({ id, name }) => ({ value: id, label: name }))

const carrying = [
  { value: 'yes', label: '带上' },
  { value: 'no', label: '不带' },
] as const

const departments = [
  { value: 'yes', label: '是部门' },
  { value: 'no', label: '不是' },
] as const

export function PostKindEditor({ settings, id, known, onChange, onClose }: PostKindEditorProps) {
  const kind = settings.postKinds.find((one) => one.id === id)
  if (!kind) return null
  const managers = settings.postKinds.filter((one) => one.permissions.includes('post.manage'))
  const isRetired = kind.retired === true
  return (
    <View>
      {isRetired && (
        <View className="settings__about">
          <Text>– 已停用：不再任命，在任的照旧，到结束为止。</Text>
        </View>
      )}
      <Field
        label="叫什么"
        value={kind.name}
        maxLength={20}
        placeholder="红管家"
        onChange={(name) => onChange((now) => editKind(now, id, { name: name.trim() }))}
      />
      <FieldFrame label="定在哪一级" hint="一个也不选，就哪一级都可以。">
        <MultiChips
          options={named(settings.levels)}
          values={kind.givenAt ?? []}
          onChange={(levels) => {
            const givenAt = levels.length === 0 ? undefined : [...levels]
            onChange((now) => editKind(now, id, { givenAt }))
          }}
        />
      </FieldFrame>
      <FieldFrame label="由谁来定">
        <MultiChips
          options={named(managers)}
          values={giversOf(settings, id)}
          onChange={(givers) => onChange((now) => setGivers(now, id, givers))}
        />
      </FieldFrame>
      <FieldFrame label="能做什么" hint="够用就好，少给一样，就少一分担心。">
        <MultiChips
          options={permissions.map((one) => ({ value: one, label: permissionWords[one] }))}
          values={kind.permissions}
          onChange={(chosen) => onChange((now) => editKind(now, id, { permissions: [...chosen] }))}
        />
      </FieldFrame>
      <FieldFrame label="是不是部门" hint="部门只看到派给它的诉求；不是部门的，管这一片的全部。">
        <Segments
          options={departments}
          value={kind.isDepartment === true ? 'yes' : 'no'}
          onChange={(chosen) => {
            const isDepartment = chosen === 'yes' ? true : undefined
            onChange((now) => editKind(now, id, { isDepartment }))
          }}
        />
      </FieldFrame>
      <FieldFrame
        label="手机上带不带这一片的档案"
        hint="带上的，没有网络也能看、能记；不带的，只在联网时办事。"
      >
        <Segments
          options={carrying}
          value={kind.carriesFiles ? 'yes' : 'no'}
          onChange={(carries) =>
            onChange((now) => editKind(now, id, { carriesFiles: carries === 'yes' }))
          }
        />
      </FieldFrame>
      {known ? (
        <Button
          kind="quiet"
          onPress={() =>
            onChange((now) => editKind(now, id, { retired: isRetired ? undefined : true }))
          }
        >
          {isRetired ? '重新启用' : '停用这个岗位（在任的照旧）'}
        </Button>
      ) : (
        <Button
          kind="quiet"
          onPress={() => {
            onClose()
            onChange((now) => removeKind(now, id))
          }}
        >
          不加了
        </Button>
      )}
    </View>
  )
}
