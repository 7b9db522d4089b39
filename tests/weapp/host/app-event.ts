/** Turns an event of the framework into the plain object that a mini-program's handler gets. */
import { Event as FrameworkEvent } from './framework'
import type { Realm } from './realm'

interface EventTarget {
  readonly id?: unknown
  readonly dataset?: unknown
  readonly offsetLeft?: unknown
}

const plainTarget = ({ id, dataset }: EventTarget) => ({
  id: typeof id === 'string' ? id : '',
  dataset: dataset ?? {},
  offsetLeft: 0,
  offsetTop: 0,
})

/** Anything that is no event is passed on as it is. */
export const toAppEvent = (realm: Realm, value: unknown): unknown => {
  if (!(value instanceof FrameworkEvent)) return value
  const event = value as FrameworkEvent<unknown> & {
    readonly target: EventTarget
    readonly currentTarget: EventTarget
    readonly mark?: unknown
    readonly touches?: unknown
    readonly changedTouches?: unknown
  }
  return realm.toRealm({
    type: event.type,
    timeStamp: event.timeStamp,
    target: plainTarget(event.target),
    currentTarget: plainTarget(event.currentTarget),
    mark: event.mark ?? {},
    detail: event.detail ?? {},
    touches: event.touches ?? [],
    changedTouches: event.changedTouches ?? [],
  })
}
