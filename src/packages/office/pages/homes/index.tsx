/** 住处核对: homes that residents gave and nobody has found among the files yet; found, or not there, with a reason. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Dialog } from '../../../../components/dialog'
import { ReasonDialog } from '../../../../components/dialog/reason-dialog'
import { EmptyState } from '../../../../components/empty-state'
import { Field } from '../../../../components/field'
import { Fact, ListRow } from '../../../../components/list-row'
import { LongList } from '../../../../components/long-list'
import { OfficePage } from '../../../../components/office-page'
import { Answered } from '../../../../components/server-answer'
import { Sheet } from '../../../../components/sheet'
import { momentWords } from '../../../../components/words/date-words'
import type { UnconfirmedHome } from '../../../../protocol/home'
import { useHomes, type HomesPageState } from './use-homes'
import './index.scss'

interface Open {
  readonly what: 'find' | 'decline' | 'phone'
  readonly home: UnconfirmedHome
}

export default function HomesPage() {
  const page = useHomes()
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  return (
    <OfficePage
      office={page}
      problem={page.problem}
      overlay={open && <Overlay key={open.home.homeId} page={page} open={open} onClose={close} />}
    >
      <Answered asked={page}>
        {(homes) =>
          homes.length === 0 ? (
            <EmptyState
              icon="house"
              title="没有等着核对的住处"
              text="居民登记“我家”后，会在这里等您和档案对上。"
            />
          ) : (
            <LongList
              items={homes}
              keyOf={({ homeId }) => homeId}
              measure="处"
              row={(home) => (
                <HomeCard page={page} home={home} onOpen={(what) => setOpen({ what, home })} />
              )}
            />
          )
        }
      </Answered>
    </OfficePage>
  )
}

interface HomeCardProps {
  readonly page: HomesPageState
  readonly home: UnconfirmedHome
  readonly onOpen: (what: Open['what']) => void
}

function HomeCard({ page, home, onOpen }: HomeCardProps) {
  const { homeId, isOwn, name, door, regionName, phoneMask, relation, setAtMs } = home
  const phone = page.phones[homeId]
  return (
    <Card title={name} aside={momentWords(setAtMs, page.nowMs)}>
      <Text className="homes__door">{door}</Text>
      <Text className="homes__small">
        {relation === '' ? regionName : `${regionName} · 家人登记的：是本人的${relation}`}
      </Text>
      <Fact label="电话">
        {phone === undefined ? (
          <Button kind="quiet" compact onPress={() => onOpen('phone')}>
            {`${phoneMask} 看号码`}
          </Button>
        ) : (
          <Button compact onPress={() => void page.dial(phone)}>{`打电话 ${phone}`}</Button>
        )}
      </Fact>
      <View className="homes__gap" />
      {isOwn ? (
        <Text className="homes__small">这是您自己登记的，请同事来核对。</Text>
      ) : (
        <ButtonRow>
          <Button onPress={() => onOpen('decline')}>对不上</Button>
          <Button busy={page.busyId === homeId} onPress={() => onOpen('find')}>
            找档案里的户
          </Button>
        </ButtonRow>
      )}
    </Card>
  )
}

interface OverlayProps {
  readonly page: HomesPageState
  readonly open: Open
  readonly onClose: () => void
}

function Overlay({ page, open: { what, home }, onClose }: OverlayProps) {
  const busy = page.busyId !== ''
  if (what === 'find') return <FindSheet page={page} home={home} onClose={onClose} />
  if (what === 'phone')
    return (
      <Dialog
        open
        title="看完整号码"
        text="只为核对住处看。谁看过会记下来，本人看得到。"
        act="看号码"
        busy={busy}
        onAct={() => void page.showPhone(home).then(onClose)}
        onBack={onClose}
      />
    )
  return (
    <ReasonDialog
      title="这一处对不上"
      text="本人会看到原因，改好了会再来。登记的住处照样能用。"
      act="对不上"
      example="比如：3 幢没有 2 单元"
      busy={busy}
      problem={page.problem}
      onSettle={(reason) => page.decline(home, reason)}
      onClose={onClose}
    />
  )
}

function FindSheet({ page, home, onClose }: Omit<OverlayProps, 'open'> & Pick<Open, 'home'>) {
  const [words, setWords] = useState(home.door)
  const choices = page.choicesFor(home, words)
  return (
    <Sheet open title="是档案里的哪一户" onClose={onClose}>
      <Field label="门牌或姓名" value={words} maxLength={60} onChange={setWords} />
      {choices.length === 0 && (
        <Text className="homes__small">
          手机上的档案里没有这样的门。换个写法试试，或请管这一片的同事来核对。
        </Text>
      )}
      {choices.map(({ householdId, door, names }) => (
        <ListRow
          key={householdId}
          title={door}
          detail={names === '' ? '还没有登记住的人' : names}
          onPress={() => void page.confirm(home, householdId).then(onClose)}
        />
      ))}
    </Sheet>
  )
}
