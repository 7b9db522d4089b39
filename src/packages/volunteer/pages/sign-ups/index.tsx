/** 报名名单 of one shift: who comes, whom to call, who waits. For who runs it only; a whole number comes with the call. */
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { Fact, ListRow } from '../../../../components/list-row'
import { LongList } from '../../../../components/long-list'
import { goBack } from '../../../../components/navigation/open-page'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { SearchField } from '../../../../components/search-field'
import { Answered } from '../../../../components/server-answer'
import { Sheet } from '../../../../components/sheet'
import type { SignedUpVolunteer } from '../../../../protocol/activity'
import { FindVolunteer } from '../../find-volunteer'
import { TakeBack } from './take-back'
import { useSignUps } from './use-sign-ups'
import './index.scss'

export default function SignUpsPage() {
  const page = useSignUps()
  const { shown } = page
  const [placing, setPlacing] = useState(false)
  const [find, setFind] = useState('')
  const sign = async (volunteerId: string): Promise<void> => {
    if (!(await page.place(volunteerId))) return
    setPlacing(false)
    setFind('')
  }
  if (!page.isNamed)
    return (
      <Page>
        <EmptyState icon="list" title="请从活动里打开报名名单" act="返回" onAct={goBack} />
      </Page>
    )
  return (
    <Page
      overlay={
        <>
          <Sheet open={shown !== null} title={shown?.name ?? ''} onClose={() => page.show(null)}>
            <Notice text={page.problem} />
            <Fact label="编号">{shown?.number ?? ''}</Fact>
            <Fact label="电话">{page.phone || (shown?.phoneMask ?? '')}</Fact>
            {shown?.isUntold && <Notice tone="amber" text={newsFor(shown)} />}
            {shown?.isElsewhere && <Notice tone="amber" text={elsewhereWords} />}
            <Text className="page__subtitle">打电话会看到完整的号码，会记下您看过。</Text>
            <Button kind="primary" busy={page.busy} onPress={() => void page.call()}>
              打电话
            </Button>
            <Notice text={page.placeProblem} />
            {shown?.isUntold && (
              <Button kind="quiet" busy={page.placing} onPress={() => void page.noteCall(shown)}>
                打过电话，告诉他了
              </Button>
            )}
            {shown && (
              <TakeBack
                key={shown.volunteerId}
                shiftId={page.shiftId}
                person={shown}
                busy={page.placing}
                onTakeBack={(reason) => page.takeBack(shown, reason)}
              />
            )}
          </Sheet>
          <Sheet open={placing} title="替没有手机的人报名" onClose={() => setPlacing(false)}>
            <SearchField value={find} onChange={setFind} placeholder="写全姓名、编号或电话" />
            <Notice text={page.placeProblem} />
            {page.regionId !== undefined && (
              <FindVolunteer
                regionId={page.regionId}
                find={find}
                act="报名"
                otherwise="现场有网没网，都能扫他的志愿者码，纸的也行。"
                onChoose={({ volunteerId }) => void sign(volunteerId)}
              />
            )}
          </Sheet>
        </>
      }
      actions={<Button onPress={() => setPlacing(true)}>替没有手机的人报名</Button>}
    >
      <Answered asked={page.asked} rows={6}>
        {(people) => <Lists people={people} onShow={page.show} />}
      </Answered>
    </Page>
  )
}

const untoldWords = '他们没有手机，或者没开提醒，收不到通知。打过电话，点名字记一下。'

const elsewhereWords = '他同一时间另有一班，只能来一处。请他退一班。'

const seatWords = '候补补上了，还没人告诉他'

/** What to say on the telephone. */
const newsFor = ({ isUntoldSeat, newsId = '' }: SignedUpVolunteer): string => {
  if (!isUntoldSeat) return '活动改了或取消了，他收不到通知。'
  return `${seatWords}。${newsId === '' ? '' : '活动也改过，请告诉他现在的时间和地点。'}`
}

const detailOf = ({ number, isUntold, isUntoldSeat, isElsewhere }: SignedUpVolunteer): string => {
  const untold = isUntold ? ` ▲ ${isUntoldSeat ? seatWords : '收不到通知'}` : ''
  return `${number}${untold}${isElsewhere ? ' ▲ 同一时间另有一班' : ''}`
}

interface ListsProps {
  readonly people: readonly SignedUpVolunteer[]
  readonly onShow: (person: SignedUpVolunteer) => void
}

function Lists({ people, onShow }: ListsProps) {
  const seated = people.filter(({ state }) => state === 'seated')
  const waiting = people.filter(({ state }) => state === 'waiting')
  if (people.length === 0)
    return <EmptyState icon="people" title="还没有人报名" text="有人报名后，名单会出现在这里。" />
  const untold = people.filter(({ isUntold }) => isUntold)
  return (
    <>
      {untold.length > 0 && (
        <Card title="请打电话告诉" aside={`${untold.length} 人`}>
          <Notice tone="amber" text={untoldWords} />
          <People people={untold} onShow={onShow} />
        </Card>
      )}
      <Card title="报上的" aside={`${seated.length} 人`}>
        <People people={seated} onShow={onShow} />
      </Card>
      {waiting.length > 0 && (
        <Card title="候补" aside={`${waiting.length} 人，按先后`}>
          <People people={waiting} onShow={onShow} />
        </Card>
      )}
    </>
  )
}

function People({ people, onShow }: ListsProps) {
  return (
    <LongList
      items={people}
      keyOf={({ volunteerId }) => volunteerId}
      measure="人"
      row={(person) => (
        <ListRow
          title={person.name}
          detail={detailOf(person)}
          onPress={() => onShow(person)}
          {...(person.waitingPlace > 0 ? { trailing: `第 ${person.waitingPlace} 位` } : {})}
        />
      )}
    />
  )
}
