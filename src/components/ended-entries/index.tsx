/** Lines of a volunteer's record that count no more: they stay to be read, struck through, with the reason. */
import { View } from '@tarojs/components'
import { wholeDate } from '../../domain/calendar'
import { endedWords } from '../../domain/volunteer-labels'
import { ListRow } from '../list-row'
import './index.scss'

interface Entry {
  readonly id: string
  readonly text: string
  readonly onDate: string
  /** null while it stands. */
  readonly ended: Parameters<typeof endedWords>[0] | null
}

export function EndedEntries({ entries }: { readonly entries: readonly Entry[] }) {
  return (
    <>
      {entries.map(
        ({ id, text, onDate, ended }) =>
          ended && (
            <ListRow
              key={id}
              title={<View className="ended-entries__text">{text}</View>}
              detail={`${wholeDate(onDate)} · ${endedWords(ended)}`}
            />
          ),
      )}
    </>
  )
}
