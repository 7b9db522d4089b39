/** What each step of a worker's day costs in setData, on the release build: calls, and bytes as JSON. */
import { seenText } from '../../weapp/host/seen-text'
import { sendEvent } from '../../weapp/host/touch'
import type { User } from '../../weapp/host/user'

export interface Cost {
  readonly calls: number
  readonly bytes: number
}

/** Runs a step and waits until nothing is on its way to the screen any more. */
export const costOf = async (user: User, step: () => Promise<void>): Promise<Cost> => {
  await user.phone.untilQuiet()
  user.phone.takeSetData()
  await step()
  await user.phone.untilQuiet()
  const { calls, bytes } = user.phone.takeSetData()
  return { calls, bytes }
}

export const searchHint = '姓名、首字母、门牌、尾号'
export const noteHint = '看到什么、说了什么，没有就不用写'

export interface KeyCost extends Cost {
  /** What stands in the field after the key. */
  readonly query: string
  /** The texts of the answer as JSON: what has to be sent, whatever the way. */
  readonly shownBytes: number
  /** Whether the answer is another one than before the key. */
  readonly changed: boolean
}

/** The answer stands below the sync line and the field. What is lit up in it is seen as well, though no text. */
const answerOn = (user: User) => {
  const { top } = user.phone.running.stack
  if (!top) throw new Error('No page is open')
  const shown = JSON.stringify(seenText(top.element).split('\n').slice(2))
  const lit = [...top.element.querySelectorAll('.files__lit')].map((part) => part.textContent)
  return { shown, seen: `${shown} ${lit.join(' ')}` }
}

/** Types each query key by key, deletes it key by key, and says what every key has cost. */
export const costOfTyping = async (user: User, queries: readonly string[]): Promise<KeyCost[]> => {
  const costs: KeyCost[] = []
  const press = async (query: string) => {
    const field = user.phone.running.stack.top?.element.querySelector<HTMLElement>('wx-input')
    if (!field) throw new Error('There is no search on this page')
    const before = answerOn(user)
    const cost = await costOf(user, async () => {
      sendEvent(field, 'input', { value: query, cursor: query.length, keyCode: 0 })
    })
    const answer = answerOn(user)
    costs.push({
      ...cost,
      query,
      shownBytes: Buffer.byteLength(answer.shown),
      changed: answer.seen !== before.seen,
    })
  }
  for (const query of queries) {
    for (let length = 1; length <= query.length; length++) await press(query.slice(0, length))
    for (let length = query.length - 1; length >= 0; length--) await press(query.slice(0, length))
  }
  return costs
}

/** Of a key whose answer is as before nothing has to be shown. */
export const beyondShown = ({ bytes, shownBytes, changed }: KeyCost): number =>
  bytes - (changed ? shownBytes : 0)

/** From a building to the file of the household behind this door. */
export const openHousehold = async (user: User, room: string): Promise<void> => {
  await user.tap(room)
  await user.tap('看档案')
  await user.sees('这一户的经过')
}

/** An uneventful visit, from the form at the door until it is saved and the page below stands there again. */
export const saveVisit = async (user: User, backOn: string): Promise<void> => {
  await user.tap('存好')
  await user.seesNoMore(noteHint)
  await user.sees(backOn)
}
