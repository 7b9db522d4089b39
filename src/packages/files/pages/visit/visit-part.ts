/** What every part of the form gets: the draft, and how to change it. */
import type { VisitDraft } from './visit-draft'

export interface VisitPartProps {
  readonly draft: VisitDraft
  readonly onChange: (part: Partial<VisitDraft>) => void
}
