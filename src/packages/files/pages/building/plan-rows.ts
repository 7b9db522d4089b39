/** How the storeys are drawn: one with doors on file as a row, a run of storeys without any as one thin stack. */
import type { BuildingFloor } from '../../../../domain/house/building-plan'

export type PlanRow =
  | { readonly kind: 'floor'; readonly floor: BuildingFloor }
  /** At least two storeys, the highest first, so that together they are high enough for a thumb. */
  | { readonly kind: 'stack'; readonly floors: readonly BuildingFloor[] }

const isEmpty = ({ cells }: BuildingFloor): boolean => cells.every((door) => door === null)

const rowsOf = (run: readonly BuildingFloor[], spread: ReadonlySet<number>): readonly PlanRow[] => {
  const [top] = run
  if (top && run.length > 1 && isEmpty(top) && !spread.has(top.floor))
    return [{ kind: 'stack', floors: run }]
  return run.map((floor) => ({ kind: 'floor', floor }))
}

/** `spread`: the highest storeys of those stacks that were opened. */
export const planRows = (
  floors: readonly BuildingFloor[],
  spread: ReadonlySet<number>,
): readonly PlanRow[] => {
  const runs: BuildingFloor[][] = []
  for (const floor of floors) {
    const last = runs.at(-1)
    const above = last?.at(-1)
    if (last && above && isEmpty(above) && isEmpty(floor)) last.push(floor)
    else runs.push([floor])
  }
  return runs.flatMap((run) => rowsOf(run, spread))
}
