/** One thing that a visit left to do: what, by when, noted by whom; and where it is when others handle it. */
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { ListRow } from '../../../components/list-row'
import { openPage } from '../../../components/navigation/open-page'
import { routes } from '../../../components/navigation/routes'
import { Tag } from '../../../components/tag'
import { dueWords } from '../../../components/words/date-words'
import { handlingTag } from '../../../components/words/file-words'
import type { FollowUp } from '../../../domain/follow-up/follow-up'
import { followUpKindWords, followUpStateWords } from '../../../domain/labels'

interface FollowUpRowProps {
  readonly followUp: FollowUp
  readonly today: string
  /** Of one that is with who walks. */
  readonly trailing?: ReactNode
}

export function FollowUpRow({ followUp, today, trailing }: FollowUpRowProps) {
  const { id, kind, text, dueOn, state, closingNote, memberName, handling } = followUp
  const tag = handlingTag(followUp)
  const isOpen = state === 'open'
  const detail = [
    followUpKindWords[kind],
    isOpen && dueOn !== '' ? dueWords(dueOn, today) : '',
    isOpen
      ? memberName
      : `${followUpStateWords[state]}${closingNote === '' ? '' : `：${closingNote}`}`,
  ]
  return (
    <View>
      <ListRow
        title={text || followUpKindWords[kind]}
        detail={detail.filter((part) => part !== '').join(' · ')}
        trailing={tag ? <Tag tone={tag.tone}>{tag.words}</Tag> : trailing}
        {...(tag && handling !== 'asked'
          ? { onPress: () => openPage(routes.matter, { matterId: id }) }
          : {})}
      />
    </View>
  )
}
