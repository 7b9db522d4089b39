/** The kinds of people who are visited more often: each with its sign on the door, and how often. */
import { View } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { ListRow } from '../../../../components/list-row'
import { Tag } from '../../../../components/tag'
import type { Settings } from '../../../../domain/settings/settings'
import { addTag } from './edit-settings'
import { unnamed, type OpenRule } from './open-rule'
import type { SettingsPage } from './use-settings'

interface TagListProps {
  readonly page: SettingsPage
  readonly settings: Settings
  readonly onOpen: (rule: OpenRule) => void
}

export function TagList({ page, settings, onOpen }: TagListProps) {
  /** One that was begun and has no name yet is gone on with. */
  const begun = settings.tags.findIndex(({ name }) => name === '')
  const add = (): void => {
    onOpen({ rule: 'tag', key: String(begun < 0 ? settings.tags.length : begun) })
    if (begun < 0) page.change(addTag)
  }
  return (
    <View>
      {settings.tags.map((tag, at) => (
        <ListRow
          key={tag.name}
          leading={<Tag tone="amber">{tag.mark || '？'}</Tag>}
          title={tag.name || unnamed}
          trailing={tag.visitEveryDays === null ? '跟每一户一样' : `${tag.visitEveryDays} 天一次`}
          onPress={() => onOpen({ rule: 'tag', key: String(at) })}
        />
      ))}
      <Button kind="quiet" onPress={add}>
        ＋ 加一种情况
      </Button>
    </View>
  )
}
