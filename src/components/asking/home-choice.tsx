/** Which of one's homes it concerns; without one, the way to register it, once for every form. */
import { Chips } from '../choice'
import { EmptyState } from '../empty-state'
import { FieldFrame } from '../field'
import { openPage } from '../navigation/open-page'
import { routes } from '../navigation/routes'

interface KnownHome {
  readonly homeId: string
  readonly details: { readonly door: string }
}

interface HomeChoiceProps<Home extends KnownHome> {
  /** undefined: not known yet. */
  readonly homes: readonly Home[] | undefined
  /** The chosen one; '' for none. Two may lie in one region. */
  readonly homeId: string
  readonly onChoose: (home: Home) => void
}

export function HomeChoice<Home extends KnownHome>({
  homes,
  homeId,
  onChoose,
}: HomeChoiceProps<Home>) {
  if (homes === undefined) return null
  if (homes.length === 0)
    return (
      <EmptyState
        icon="house"
        title="还不知道您家在哪里"
        text="登记一次，以后不用再填。"
        act="登记我家"
        onAct={() => openPage(routes.home)}
      />
    )
  return (
    <FieldFrame label="哪一处">
      <Chips
        options={homes.map((home) => ({ value: home.homeId, label: home.details.door }))}
        value={homes.some((home) => home.homeId === homeId) ? homeId : null}
        onChange={(pressed) => {
          const home = homes.find((one) => one.homeId === pressed)
          if (home) onChoose(home)
        }}
      />
    </FieldFrame>
  )
}
