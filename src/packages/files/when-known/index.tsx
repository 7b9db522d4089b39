/**
 * Holds a form back until the phone's store has been read and the record is there: a form that opened too early
 * would take a known person for a new one.
 */
import type { ReactNode } from 'react'
import { useLive } from '../../../app-context'
import { EmptyState } from '../../../components/empty-state'
import { Loading } from '../../../components/loading'
import { goBack } from '../../../components/navigation/open-page'
import { Page } from '../../../components/page'
import type { RecordKind } from '../../../domain/record'

interface WhenKnownProps {
  readonly kind: RecordKind
  /** '' when something new is made and nothing has to be there. */
  readonly id: string
  readonly children: ReactNode
}

export function WhenKnown({ kind, id, children }: WhenKnownProps) {
  const ready = useLive((snapshot) => snapshot.ready)
  const known = useLive(({ records }) => id === '' || records.get(kind, id) !== undefined)
  if (ready && known) return <>{children}</>
  return (
    <Page>
      {ready ? (
        <EmptyState
          title="这份档案不在手机上"
          text="可能已换了区域或合并了,请更新后再找。"
          act="返回"
          onAct={goBack}
        />
      ) : (
        <Loading rows={5} />
      )}
    </Page>
  )
}
