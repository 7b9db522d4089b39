/** A long list shows its first rows and more on request; a row that goes changes nothing else. */
import { act, createElement, Fragment } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { LongList } from '../../src/components/long-list'

// The transformer of the page tests compiles JSX to calls of a global React.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true, React: { createElement, Fragment } })

const place = document.createElement('div')
document.body.append(place)
let root: Root
beforeEach(() => {
  root = createRoot(place)
})
afterEach(() => act(() => root.unmount()))

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)

const show = (items: readonly number[]) =>
  act(() =>
    root.render(
      <LongList items={items} keyOf={String} row={(item) => <i>{item}</i>} measure="户" />,
    ),
  )
const rows = () => [...place.querySelectorAll('i')].map(({ textContent }) => Number(textContent))
const more = () =>
  [...place.querySelectorAll('*')].find(({ textContent }) => textContent?.startsWith('后面还有'))

it('shows thirty rows, and thirty more at a tap', () => {
  show(numbers(1, 70))
  expect(rows()).toEqual(numbers(1, 30))
  expect(more()?.textContent).toBe('后面还有 40 户，接着看')
  act(() => place.querySelector<HTMLElement>('.button')?.click())
  expect(rows()).toEqual(numbers(1, 60))
  act(() => place.querySelector<HTMLElement>('.button')?.click())
  expect(rows()).toEqual(numbers(1, 70))
  expect(more()).toBeUndefined()
})

it('lets a row go without another one coming in its place', () => {
  show(numbers(1, 70))
  const kept = place.querySelectorAll('i')[29]
  show(numbers(1, 70).filter((item) => item !== 3))
  expect(rows()).toEqual(numbers(1, 30).filter((item) => item !== 3))
  expect(more()?.textContent).toBe('后面还有 40 户，接着看')
  expect(place.querySelectorAll('i')[28]).toBe(kept)
})

it('goes on by itself when hardly any rows are left', () => {
  show(numbers(1, 70))
  show(numbers(25, 70))
  expect(rows()).toEqual(numbers(25, 39))
  show([])
  expect(rows()).toEqual([])
})

it('shows a short list whole, and what is added to it', () => {
  show(numbers(1, 3))
  expect(rows()).toEqual(numbers(1, 3))
  show(numbers(1, 5))
  expect(rows()).toEqual(numbers(1, 5))
  expect(more()).toBeUndefined()
})
