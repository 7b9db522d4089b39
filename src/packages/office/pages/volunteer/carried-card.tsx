/** 原有服务时长 of one volunteer: how many hours an older record brought, and how they were put right. */
import { Card } from '../../../../components/card'
import { Fact, ListRow } from '../../../../components/list-row'
import { wholeDate } from '../../../../domain/calendar'
import { minutesWords } from '../../../../domain/minutes-words'
import { amendedWords } from '../../../../components/words/amended-words'
import type { VolunteerRecord } from '../../../../protocol/volunteer'

interface CarriedCardProps {
  readonly carried: NonNullable<VolunteerRecord['carried']>
  /** The reader's own record: another puts it right. */
  readonly own: boolean
  readonly onAmend: () => void
}

export function CarriedCard({ carried, own, onAmend }: CarriedCardProps) {
  const { minutes, asOf, enteredByName, amendments = [] } = carried
  return (
    <Card title="原有时长" aside={minutesWords(minutes)}>
      <Fact label="来自">{`原名册，截至 ${wholeDate(asOf)}，${enteredByName}录入`}</Fact>
      {amendments.map((one) => (
        <Fact key={one.atMs} label="更正">
          {amendedWords(one)}
        </Fact>
      ))}
      {!own && <ListRow title="更正原有时长" detail="和原来的记录核对过再改" onPress={onAmend} />}
    </Card>
  )
}
