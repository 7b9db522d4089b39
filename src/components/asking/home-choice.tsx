/** Which of one's homes it concerns; without one, the way to register it, once for every form. */
import { Chips } from '../choice'
import { EmptyState } from '../empty-state'
import { FieldFrame } from '../field'
import { openPage } from '../navigation/open-page'
import { routes } from '../navigation/routes'

interface KnownHome {
  readonly homeId: string
  readonly regionId: string
  readonly details: { readonly door: string }
}

interface HomeChoiceProps<Home extends KnownHome> {
  /** undefined: not known yet. */
  readonly homes: readonly Home[] | undefined
  /** Of the chosen one; '' for none. */
  readonly regionId: string
  readonly onChoose: (home: Home) => void
}

export function HomeChoice<Home extends KnownHome>({
  homes,
  regionId,
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
  const chosen = homes.find((home) => home.regionId === regionId)
  return (
    <FieldFrame label="哪一处">
      <Chips
        options={homes.map(({ homeId, details }) => ({ value: homeId, label: details.door }))}
        value={chosen?.homeId ?? null}
        onChange={(homeId) => {
          const home = homes.find((one) => one.homeId === homeId)
          if (home) onChoose(home)
        }}
      />
    </FieldFrame>
  )
}
