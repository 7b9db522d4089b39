/** How both sides are reached, once the community has connected them: shown when asked for, and every look is told. */
import { Text, View } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Fact, ListRow } from '../../../../components/list-row'
import { momentWords } from '../../../../components/words/date-words'
import { isConnected } from '../../../../domain/wish/wish'
import type { WishView } from '../../../../protocol/wish'
import { amountWords } from '../../wish-words'
import type { WishPageState } from './use-wish'

interface ContactsCardProps {
  readonly page: WishPageState
  readonly view: WishView
}

const mayLook = ({ state, side, manages, pool }: WishView): boolean =>
  manages || (isConnected(state) && !pool && ['wisher', 'writer', 'helper'].includes(side))

export function ContactsCard({ page, view }: ContactsCardProps) {
  const { contacts } = page
  const { looks, pool } = view
  if (!mayLook(view)) return null
  return (
    <Card title="怎么联系" aside={looks.length > 0 ? `看过 ${looks.length} 次` : ''}>
      {contacts === null ? (
        <>
          <Text className="wish__small">谁看过，写心愿的人和帮忙的人都查得到。</Text>
          <View className="wish__key">
            <Button busy={page.busy} onPress={() => void page.showContacts()}>
              看称呼和电话
            </Button>
          </View>
        </>
      ) : (
        <>
          {contacts.wisher && (
            <Reach
              label="写心愿的"
              name={contacts.wisher.name}
              detail={[
                contacts.wisher.door,
                contacts.wisher.helpedName === '' ? '' : `替 ${contacts.wisher.helpedName}`,
              ]}
              phone={contacts.wisher.phone}
              onDial={page.dial}
            />
          )}
          {contacts.helpers.map((one) => (
            <Reach
              key={`${one.name} ${one.phone}`}
              label="帮忙的"
              name={one.name}
              detail={[one.unit, pool ? `出 ${amountWords(one.amount, pool.unit)}` : '']}
              phone={one.phone}
              onDial={page.dial}
            />
          ))}
          {!contacts.wisher && contacts.helpers.length === 0 && (
            <Text className="wish__small">由社区联系大家。</Text>
          )}
        </>
      )}
      {looks.slice(0, 3).map(({ byName, atMs }) => (
        <Fact key={`${byName} ${atMs}`} label={`${byName}看过`}>
          {momentWords(atMs, page.nowMs)}
        </Fact>
      ))}
    </Card>
  )
}

interface ReachProps {
  readonly label: string
  readonly name: string
  readonly detail: readonly string[]
  readonly phone: string
  readonly onDial: (phone: string) => void
}

function Reach({ label, name, detail, phone, onDial }: ReachProps) {
  return (
    <ListRow
      title={`${label}：${name}`}
      detail={[phone, ...detail].filter(Boolean).join(' · ')}
      trailing="打电话"
      onPress={() => onDial(phone)}
    />
  )
}
