/** The question before a merge is undone; it stands above the household page. */
import { Dialog } from '../../../components/dialog'
import type { MergeUndoState } from './use-merge-undo'

export function MergeUndoDialog({ state }: { readonly state: MergeUndoState }) {
  return (
    <Dialog
      open={state.asked !== null}
      title={`撤销${state.asked?.keep.name ?? ''}的合并`}
      text="恢复成两份档案，合并时换过的资料也换回去；合并以后改的都留着。"
      act="撤销合并"
      busy={state.busy}
      onAct={() => void state.undo()}
      onBack={state.back}
    />
  )
}
