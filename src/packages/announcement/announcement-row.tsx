/** One announcement in a list: its kind and state as small words, its title, who tells it. */
import { Text, View } from '@tarojs/components'
import { ListRow } from '../../components/list-row'
import { Tag } from '../../components/tag'
import type { AnnouncementView } from '../../protocol/announcement'
import { daysWords, tagsOf } from './announcement-words'
import './announcement-row.scss'

interface AnnouncementRowProps {
  readonly announcement: AnnouncementView
  readonly isNew?: boolean
  readonly onPress: () => void
}

export function AnnouncementRow({ announcement, isNew = false, onPress }: AnnouncementRowProps) {
  return (
    <ListRow
      title={
        <>
          <View className="announcement-row__tags">
            {tagsOf(announcement, isNew).map(({ tone, words }) => (
              <Tag key={words} tone={tone}>
                {words}
              </Tag>
            ))}
          </View>
          <Text className={isNew ? 'announcement-row__new' : ''}>{announcement.fields.title}</Text>
        </>
      }
      detail={`${announcement.fromName} · ${daysWords(announcement)}`}
      onPress={onPress}
    />
  )
}
