/** A wish in a list: what it is, about where, how it stands; nothing of who wishes. A tap opens it. */
import { Text, View } from '@tarojs/components'
import { Card } from '../../components/card'
import { ListRow } from '../../components/list-row'
import { openPage } from '../../components/navigation/open-page'
import { routes } from '../../components/navigation/routes'
import { Tag } from '../../components/tag'
import type { PublicWish } from '../../protocol/wish'
import type { StateTag } from './wish-words'
import { PoolBar } from './pool-bar'
import { stateTag } from './wish-words'
import './wish-card.scss'

interface WishCardProps {
  readonly wish: PublicWish
  /** What is said below it; the way into it. */
  readonly words: string
  /** Where it is told otherwise than to everybody. */
  readonly tag?: StateTag
  /** The words ask for something: they stand out. */
  readonly isAsking?: boolean
}

export function WishCard({ wish, words, tag = stateTag(wish), isAsking }: WishCardProps) {
  return (
    <Card>
      <View className="wish-card__head">
        <Tag tone={tag.tone}>{tag.words}</Tag>
        <Text className="wish-card__small">{`${wish.category} · ${wish.regionName}`}</Text>
      </View>
      <Text className="wish-card__text">{wish.text}</Text>
      {wish.pool && <PoolBar pool={wish.pool} over={wish.state !== 'open'} />}
      {wish.thanks !== '' && <Text className="wish-card__thanks">{`“${wish.thanks}”`}</Text>}
      <ListRow
        title={isAsking ? <Text className="wish-card__ask">{words}</Text> : words}
        onPress={() => openPage(routes.wish, { wishId: wish.id })}
      />
    </Card>
  )
}
