/** What was left to do at this door; a tap says that this visit settled it. */
import { Card } from '../../../../components/card'
import { Chip } from '../../../../components/choice'
import { ListRow } from '../../../../components/list-row'
import { monthDay } from '../../../../components/words/date-words'
import { handlingTag } from '../../../../components/words/file-words'
import { followUpKindWords } from '../../../../domain/labels'
import type { FollowUp } from '../../../../domain/follow-up/follow-up'
import type { VisitPartProps } from './visit-part'

export function OpenPromises({
  followUps,
  draft,
  onChange,
}: VisitPartProps & { readonly followUps: readonly FollowUp[] }) {
  if (followUps.length === 0) return null
  const toggle = (id: string) => {
    const settled = draft.settledIds.includes(id)
    onChange({
      settledIds: settled
        ? draft.settledIds.filter((one) => one !== id)
        : [...draft.settledIds, id],
    })
  }
  return (
    <Card title="上次留下的事" aside="办好了点一下">
      {followUps.map(({ id, kind, text, dueOn, handling }) => {
        const handled = handlingTag({ handling })
        const settled = draft.settledIds.includes(id)
        return (
          <ListRow
            key={id}
            title={text}
            detail={`${followUpKindWords[kind]}${dueOn === '' ? '' : ` · 说好 ${monthDay(dueOn)}`}${handled ? ` · ${handled.words}` : ''}`}
            trailing={
              <Chip
                label={settled ? '✓ 办好了' : '办好了'}
                chosen={settled}
                onPress={() => toggle(id)}
              />
            }
          />
        )
      })}
    </Card>
  )
}
