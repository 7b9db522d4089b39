/** 我的志愿记录: 基本信息, 服务情况, 培训, 表彰奖励, 评价; to be taken along as a file and to be put right. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EndedEntries } from '../../../../components/ended-entries'
import { EmptyState } from '../../../../components/empty-state'
import { Fact, ListRow } from '../../../../components/list-row'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { Answered } from '../../../../components/server-answer'
import { minutesWords } from '../../../../domain/minutes-words'
import { wholeDate } from '../../../../domain/calendar'
import { sexWords } from '../../../../domain/labels'
import { maskPhone } from '../../../../domain/phone-number'
import {
  volunteerFieldWords as words,
  volunteerStateWords,
} from '../../../../domain/volunteer-labels'
import type { VolunteerEntry, VolunteerRecord } from '../../../../protocol/volunteer'
import { SignInFirst } from '../../sign-in-first'
import { CorrectionSheet } from './correction-sheet'
import { Corrections } from './corrections'
import { LeaveDialog } from './leave-dialog'
import { Looks } from './looks'
import { OrderServices, Service } from './services'
import { useRecord, type RecordPageState } from './use-record'
import './index.scss'

export default function RecordPage() {
  const page = useRecord()
  const [correcting, setCorrecting] = useState<VolunteerRecord | null>(null)
  const [leaving, setLeaving] = useState<VolunteerRecord | null>(null)
  if (page.ready && !page.signedIn)
    return <SignInFirst title="还没有登录" text="登录后，才看得到您自己的记录。" />
  return (
    <Page
      overlay={
        <>
          {correcting && (
            <CorrectionSheet page={page} record={correcting} onClose={() => setCorrecting(null)} />
          )}
          {leaving && <LeaveDialog page={page} record={leaving} onClose={() => setLeaving(null)} />}
        </>
      }
    >
      <Notice text={page.problem} />
      <Answered asked={page.asked} rows={6}>
        {(record) =>
          record ? (
            <Record
              page={page}
              record={record}
              onCorrect={() => setCorrecting(record)}
              onLeave={() => setLeaving(record)}
            />
          ) : (
            <EmptyState
              icon="person"
              title="还没有记录"
              text="登记成为志愿者以后，服务、培训和评价都记在这里。"
              primary
              act="成为志愿者"
              onAct={() => openPage(routes.register)}
            />
          )
        }
      </Answered>
    </Page>
  )
}

interface RecordProps {
  readonly page: RecordPageState
  readonly record: VolunteerRecord
  readonly onCorrect: () => void
  readonly onLeave: () => void
}

function Record({ page, record, onCorrect, onLeave }: RecordProps) {
  const of = (kind: VolunteerEntry['kind']) => record.entries.filter((one) => one.kind === kind)
  return (
    <>
      <Basics record={record} />
      {page.tellMe && (
        <View className="record__act">
          <Button onPress={() => void page.tellMe?.()}>{`${page.awaited}告诉我`}</Button>
        </View>
      )}
      <View className="record__act">
        <ButtonRow>
          <Button onPress={onCorrect}>要求更正</Button>
          <Button busy={page.saving} onPress={() => void page.save()}>
            存成表格
          </Button>
        </ButtonRow>
      </View>
      <Corrections page={page} record={record} />
      <Service record={record} today={page.today} />
      <OrderServices orders={record.orders ?? []} today={page.today} />
      <Entries title="培训" none="还没有培训。" entries={of('training')} />
      <Entries title="表彰奖励" none="还没有表彰。" entries={of('commendation')} />
      <Entries title="评价" none="还没有评价。" entries={of('appraisal')} />
      <Looks volunteerId={record.id} />
      {record.state !== 'left' && (
        <Button kind="quiet" onPress={onLeave}>
          不再做志愿者
        </Button>
      )}
      <View className="record__foot" />
    </>
  )
}

function Basics({ record }: { readonly record: VolunteerRecord }) {
  const { details } = record
  const { guardian } = details
  const facts: readonly (readonly [string, string])[] = [
    ['编号', record.number],
    [words.name, details.name],
    [words.sex, sexWords[details.sex]],
    [words.birthDate, wholeDate(details.birthDate)],
    [words.phone, details.phone],
    [words.idNumber, details.idNumber],
    ['所在', record.regionName],
    [words.serviceKinds, details.serviceKinds.join('、')],
    [words.skills, details.skills.join('、')],
    [words.team, details.team],
    [words.politicalStatus, details.politicalStatus],
    ...(guardian.name === ''
      ? []
      : ([
          [words.guardian, `${guardian.name}（${guardian.relation}）${maskPhone(guardian.phone)}`],
          ['监护人同意日期', wholeDate(guardian.consentedOn)],
        ] as const)),
  ]
  return (
    <Card title="基本信息" aside={volunteerStateWords[record.state]}>
      {facts
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <Fact key={label} label={label}>
            {value}
          </Fact>
        ))}
    </Card>
  )
}

interface EntriesProps {
  readonly title: string
  readonly none: string
  readonly entries: readonly VolunteerEntry[]
}

function Entries({ title, none, entries }: EntriesProps) {
  const standing = entries.filter(({ ended }) => ended === null)
  return (
    <Card title={title} {...(standing.length === 0 ? {} : { aside: `${standing.length} 条` })}>
      {entries.length === 0 && <Text className="record__none">{none}</Text>}
      {standing.map((entry) => (
        <ListRow
          key={entry.id}
          title={entry.text}
          detail={[
            wholeDate(entry.onDate),
            entry.minutes > 0 ? minutesWords(entry.minutes) : '',
            entry.givenBy,
            entry.enteredByName,
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        />
      ))}
      <EndedEntries entries={entries} />
    </Card>
  )
}
