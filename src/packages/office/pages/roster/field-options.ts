/** The fields that a column may hold, as a list to choose from; '' leaves the column out. */
import { rosterFieldLabels } from '../../../../domain/roster'

const labels: Readonly<Record<string, string>> = rosterFieldLabels

export const fieldOptions: readonly { readonly value: string; readonly label: string }[] = [
  { value: '', label: '不导这一列' },
  ...Object.entries(labels).map(([value, label]) => ({ value, label })),
]

/** A field that this version does not know is shown as the server named it. */
export const rosterFieldLabel = (field: string): string => labels[field] ?? field
