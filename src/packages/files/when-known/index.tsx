/**
 * Holds a form back until the phone's store has been read and the record is there: a form that opened too early
 * would take a known person for a new one. Those who may not write the file are told what to do instead. Once open
 * it stays open, whatever a sync changes: saving says what has become of the record.
 */
import { useRef, type ReactNode } from 'react'
import { useApplication, useLive } from '../../../app-context'
import { EmptyState } from '../../../components/empty-state'
import { Loading } from '../../../components/loading'
import { goBack } from '../../../components/navigation/open-page'
import { Page } from '../../../components/page'
import { chinaDate } from '../../../domain/calendar'
import { mayActIn, permittedRegions } from '../../../domain/organisation/permitted-regions'
import type { RecordKind } from '../../../domain/record'
import type { Access } from '../../../protocol/pull'

interface WhenKnownProps {
  readonly kind: RecordKind
  /** '' when something new is made and nothing has to be there. */
  readonly id: string
  readonly children: ReactNode
}

const mayWrite = (access: Access | null, regionId: string | undefined, today: string): boolean => {
  if (!access) return false
  if (regionId !== undefined) return mayActIn(access, 'file.write', regionId, today)
  return permittedRegions(access, 'file.write', today).length > 0
}

export function WhenKnown({ kind, id, children }: WhenKnownProps) {
  const today = chinaDate(useApplication().device.clock.nowMs())
  const { ready, known, may } = useLive(({ ready, records, access }) => {
    const record = id === '' ? undefined : records.get(kind, id)
    return {
      ready,
      known: id === '' || record !== undefined,
      may: mayWrite(access, record?.regionId, today),
    }
  })
  const opened = useRef(false)
  opened.current ||= ready && known && may
  if (opened.current) return <>{children}</>
  if (!ready)
    return (
      <Page>
        <Loading rows={5} />
      </Page>
    )
  return <Page>{known ? <ReadOnly /> : <NotHere />}</Page>
}

export function ReadOnly() {
  return (
    <EmptyState
      icon="lock"
      title="您的岗位看档案、记走访"
      text="要改的地方，走访时写进记录里，网格会照着更新。"
      act="返回"
      onAct={goBack}
    />
  )
}

function NotHere() {
  return (
    <EmptyState
      title="这份档案不在手机上"
      text="可能已换了区域或合并了，请更新后再找。"
      act="返回"
      onAct={goBack}
    />
  )
}
