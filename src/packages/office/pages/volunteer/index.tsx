/** 志愿者登记: what somebody registered with; to be compared with the person, then let in or not. */
import { useState } from 'react'
import { Notice } from '../../../../components/notice'
import { Answered } from '../../../../components/server-answer'
import { refusals } from '../../../../domain/refusal'
import { isHere } from '../../../../domain/volunteer/move'
import { isToPassOn } from '../../../../domain/volunteer/pass-on'
import { changeWords } from '../../../../domain/volunteer-labels'
import type {
  OfficeVolunteer,
  VolunteerCorrection,
  VolunteerEntry,
  VolunteerRecord,
} from '../../../../protocol/volunteer'
import { OfficePage } from '../../../../components/office-page'
import { CarriedCard } from './carried-card'
import { CarriedSheet } from './carried-sheet'
import { CertificateForSheet } from './certificate-for-sheet'
import { CoveredCard, CoveredReason } from './covered-card'
import { CorrectionCard } from './correction-card'
import { CorrectionForSheet } from './correction-for-sheet'
import { DecisionCard } from './decision-card'
import { EntriesCard } from './entries-card'
import { EntrySheet } from './entry-sheet'
import { FactsCard } from './facts-card'
import { HoursCard, type NoticedHours } from './hours-card'
import { MoveForSheet } from './move-for-sheet'
import { ObjectionForSheet } from './objection-for-sheet'
import { PutRightCard } from './put-right-card'
import { RequestForSheet } from './request-for-sheet'
import { SettlingReason } from './settling-reason'
import { StandingCard } from './standing-card'
import { useVolunteerFile, type Covered, type Settling } from './use-volunteer-file'
import './index.scss'

/** A new line of the record (`amended` null), or one that is put right. */
type Entering = { readonly amended: VolunteerEntry | null } | null

export default function VolunteerFilePage() {
  const page = useVolunteerFile()
  const [settling, setSettling] = useState<Settling | null>(null)
  const [entering, setEntering] = useState<Entering>(null)
  const [requesting, setRequesting] = useState<VolunteerRecord | null>(null)
  const [moving, setMoving] = useState<VolunteerRecord | null>(null)
  const [certifying, setCertifying] = useState<VolunteerRecord | null>(null)
  const [correcting, setCorrecting] = useState<VolunteerRecord | null>(null)
  const [objecting, setObjecting] = useState<readonly [VolunteerRecord, NoticedHours] | null>(null)
  /** The hours of an older record, as they stand. */
  const [carried, setCarried] = useState<number | null>(null)
  const [asking, setAsking] = useState<Covered | null>(null)
  /** What went wrong before is no word about what begins now. */
  const freshly =
    <Value,>(open: (value: Value) => void) =>
    (value: Value): void => {
      page.setProblem('')
      open(value)
    }
  const settle = freshly(setSettling)
  const enter = freshly(setEntering)
  const request = freshly(setRequesting)
  const move = freshly(setMoving)
  const certify = freshly(setCertifying)
  const correct = freshly(setCorrecting)
  const object = freshly(setObjecting)
  const amendCarried = freshly(setCarried)
  return (
    <OfficePage
      office={{ ...page, places: page.places.slice(0, 1) }}
      problem={page.problem}
      overlay={
        <>
          {settling && (
            <SettlingReason page={page} settling={settling} onClose={() => setSettling(null)} />
          )}
          {asking && <CoveredReason page={page} what={asking} onClose={() => setAsking(null)} />}
          {requesting && (
            <RequestForSheet page={page} record={requesting} onClose={() => setRequesting(null)} />
          )}
          {moving && <MoveForSheet page={page} record={moving} onClose={() => setMoving(null)} />}
          {certifying && (
            <CertificateForSheet
              page={page}
              record={certifying}
              onClose={() => setCertifying(null)}
            />
          )}
          {correcting && (
            <CorrectionForSheet
              page={page}
              record={correcting}
              onClose={() => setCorrecting(null)}
            />
          )}
          {objecting && (
            <ObjectionForSheet
              page={page}
              record={objecting[0]}
              hours={objecting[1]}
              onClose={() => setObjecting(null)}
            />
          )}
          {carried !== null && (
            <CarriedSheet page={page} minutes={carried} onClose={() => setCarried(null)} />
          )}
          {entering && (
            <EntrySheet page={page} amended={entering.amended} onClose={() => setEntering(null)} />
          )}
        </>
      }
    >
      <Answered asked={page.asked} rows={6}>
        {(record) => (
          <>
            <FactsCard
              page={page}
              record={record}
              onCertify={() => certify(record)}
              onCorrect={() => correct(record)}
            />
            <CoveredCard page={page} details={record.details} onAsk={setAsking} />
            {record.own && (
              <Notice
                tone="amber"
                text={`这是您自己的记录，核对、更正和评价要由另一个人来办：${refusals['needs-another'][1]}。`}
              />
            )}
            {record.state === 'waiting' && !record.own && (
              <DecisionCard
                page={page}
                sameAs={record.sameAs}
                otherClaims={record.otherClaims}
                onDecline={() => settle({ kind: 'decline' })}
              />
            )}
            {record.corrections
              .filter(({ state }) => state === 'open')
              .map((one) => (
                <CorrectionCard
                  key={one.id}
                  page={page}
                  correction={one}
                  idNumber={record.details.idNumber}
                  own={record.own}
                  moves={record.moves}
                  onDecline={() =>
                    settle({
                      kind: one.moveTo ? 'decline-move' : 'decline-correction',
                      requestId: one.id,
                    })
                  }
                />
              ))}
            <RefusedFor record={record} nowMs={page.nowMs} />
            <PutRightCard corrections={record.corrections} />
            <HoursCard
              hours={record.hours ?? []}
              nowMs={page.nowMs}
              onObject={(hours) => object([record, hours])}
            />
            {record.carried && (
              <CarriedCard
                carried={record.carried}
                own={record.own}
                onAmend={() => amendCarried(record.carried?.minutes ?? 0)}
              />
            )}
            {isHere(record) && (
              <EntriesCard
                entries={record.entries}
                own={record.own}
                onAdd={() => enter({ amended: null })}
                onAmend={(amended) => enter({ amended })}
              />
            )}
            {record.state === 'verified' && isHere(record) && !record.own && (
              <StandingCard
                page={page}
                signsIn={record.signsIn}
                onRequest={() => request(record)}
                onMove={record.moves === '' ? () => move(record) : null}
                onSettle={settle}
              />
            )}
          </>
        )}
      </Answered>
    </OfficePage>
  )
}

/** '替本人要求的更正（电话）没有办' */
const refusedWords = ({ moveTo, changes }: VolunteerCorrection): string => {
  if (moveTo) return `${moveTo.name}没有同意迁去`
  const what = changeWords({ changes }).map(([label]) => label)
  return `替本人要求的更正${what.length > 0 ? `（${what.join('、')}）` : ''}没有办`
}

/** Asked again, and done: nobody has to hear that it was refused once. */
const isGrantedSince = (
  { moveTo, changes, settledAtMs }: VolunteerCorrection,
  all: readonly VolunteerCorrection[],
): boolean => {
  const what = Object.keys(changes)
  return all.some(
    (other) =>
      other.state === 'accepted' &&
      (other.settledAtMs ?? 0) > (settledAtMs ?? 0) &&
      (moveTo ? other.moveTo !== null : what.length > 0 && what.every((it) => it in other.changes)),
  )
}

/** Who has no phone hears each from the worker who asked for them, whatever was asked since. */
function RefusedFor({
  record,
  nowMs,
}: {
  readonly record: OfficeVolunteer
  readonly nowMs: number
}) {
  if (record.signsIn || !isHere(record)) return null
  return record.corrections
    .filter(({ moveTo, askedByName }) => moveTo !== null || askedByName !== '')
    .filter(({ state, takenBack = false }) => state === 'declined' && !takenBack)
    .filter(({ settledAtMs }) => isToPassOn(settledAtMs, nowMs))
    .filter((one) => !isGrantedSince(one, record.corrections))
    .map((one) => (
      <Notice
        key={one.id}
        tone="amber"
        text={`${refusedWords(one)}：${one.settledReason}（${one.settledByName}）。请转告本人。`}
      />
    ))
}
