/** Who a volunteer is, as the office has it on file, and the papers that it makes of that. */
import { Card } from '../../../../components/card'
import { Fact, ListRow } from '../../../../components/list-row'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { wholeDate } from '../../../../domain/calendar'
import { sexWords } from '../../../../domain/labels'
import { isHere } from '../../../../domain/volunteer/move'
import {
  volunteerFieldWords as words,
  volunteerStateWords,
} from '../../../../domain/volunteer-labels'
import type { OfficeVolunteer } from '../../../../protocol/volunteer'
import type { VolunteerFileState } from './use-volunteer-file'

interface FactsCardProps {
  readonly page: VolunteerFileState
  readonly record: OfficeVolunteer
  readonly onCertify: () => void
  readonly onCorrect: () => void
}

export function FactsCard({ page, record, onCertify, onCorrect }: FactsCardProps) {
  const { details } = record
  const hasServed = ['verified', 'left'].includes(record.state) && isHere(record)
  const { guardian } = details
  const facts: readonly (readonly [string, string])[] = [
    ['编号', record.number],
    [words.sex, sexWords[details.sex]],
    [words.birthDate, wholeDate(details.birthDate)],
    [words.idNumber, details.idNumber === '' ? '没有填' : details.idNumber],
    ['所在', record.regionName],
    [words.serviceKinds, details.serviceKinds.join('、')],
    [words.skills, details.skills.join('、')],
    [words.team, details.team],
    [
      words.guardian,
      guardian.name === ''
        ? ''
        : `${guardian.name}（${guardian.relation}），${wholeDate(guardian.consentedOn)} 同意`,
    ],
    ['原因', record.settledReason],
    [
      '代为登记',
      record.enrolled
        ? [`${record.enrolled.byName}，当面告知，本人同意`, record.enrolled.note]
            .filter((part) => part !== '')
            .join('；')
        : '',
    ],
  ]
  return (
    <Card title={details.name} aside={volunteerStateWords[record.state]}>
      {facts
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <Fact key={label} label={label}>
            {value}
          </Fact>
        ))}
      {record.state !== 'declined' && isHere(record) && !record.signsIn && (
        <ListRow
          title="替本人更正登记"
          detail="姓名、身份证号、电话这些写错了"
          onPress={onCorrect}
        />
      )}
      {hasServed && (
        <ListRow
          title="时间账户"
          detail="看存取，哪一笔不对就更正"
          onPress={() => openPage(routes.proposals, { number: record.number })}
        />
      )}
      {hasServed && !record.signsIn && (
        <ListRow
          title="替本人申请志愿服务证明"
          detail="没有手机的人到窗口来要，打印给本人"
          onPress={onCertify}
        />
      )}
      {record.state === 'verified' && isHere(record) && (
        <ListRow
          title="打印志愿者码"
          detail="没有手机的人带着纸码来，负责人扫就行"
          onPress={() => void page.openCode()}
        />
      )}
    </Card>
  )
}
