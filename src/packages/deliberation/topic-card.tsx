/** One topic in a list: how far it is, what it is, until when. */
import { Text, View } from '@tarojs/components'
import { Card } from '../../components/card'
import { ListRow } from '../../components/list-row'
import { openPage } from '../../components/navigation/open-page'
import { routes } from '../../components/navigation/routes'
import { Tag } from '../../components/tag'
import type { TopicLine } from '../../protocol/deliberation'
import { resultWords, topicTag, untilWords } from './topic-words'
import './topic-card.scss'

const detailOf = (topic: TopicLine): string => {
  if (topic.result) return resultWords(topic.result, topic.options)
  if (topic.reason !== '') return topic.reason
  return untilWords(topic) || topic.text
}

export function TopicCard({ topic }: { readonly topic: TopicLine }) {
  const tag = topicTag(topic)
  return (
    <Card>
      <View className="topic-card__tags">
        <Tag tone={tag.tone}>{tag.words}</Tag>
        <Text className="topic-card__place">{topic.regionName}</Text>
      </View>
      <ListRow
        title={<Text className="topic-card__title">{topic.title}</Text>}
        detail={detailOf(topic)}
        onPress={() => openPage(routes.topic, { topicId: topic.id })}
      />
    </Card>
  )
}
