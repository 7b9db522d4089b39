/** A page renders again only when what it selected has changed, also when the selector builds a new list each time. */
import { act, createElement, Fragment } from 'react'
import { createRoot } from 'react-dom/client'
import { ApplicationProvider, sameShallow, useLive } from '../../src/app-context'
import { createFixtureApplication } from '../support/fixture-application'
import { lendReactToTaro } from '../support/show-page'

// The transformer of the page tests compiles JSX to calls of a global React.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true, React: { createElement, Fragment } })

it('compares lists and plain objects by their members, all else by identity', () => {
  const one = { id: 1 }
  expect(sameShallow([one], [one])).toBe(true)
  expect(sameShallow({ a: one }, { a: one })).toBe(true)
  expect(sameShallow([one], [{ id: 1 }])).toBe(false)
  expect(sameShallow([one], [one, one])).toBe(false)
  expect(sameShallow({ a: 1 }, { b: 1 })).toBe(false)
  expect(sameShallow([], {})).toBe(false)
  expect(sameShallow(new Map(), new Map())).toBe(false)
})

it('renders for the selected value and for nothing else', () => {
  lendReactToTaro()
  const application = createFixtureApplication()
  let renders = 0
  const Names = () => {
    renders++
    const names = useLive(({ records, largeText }) => [
      largeText,
      ...records.all('resident').map(({ name }) => name),
    ])
    return <p>{names.join(' ')}</p>
  }
  const place = document.createElement('div')
  const root = createRoot(place)
  act(() =>
    root.render(
      <ApplicationProvider application={application}>
        <Names />
      </ApplicationProvider>,
    ),
  )
  expect(place.textContent).toContain('李佳珍')
  const before = renders
  act(() => application.change({ photosWaiting: 3 }))
  expect(renders).toBe(before)
  act(() => application.change({ largeText: true }))
  expect(renders).toBe(before + 1)
  act(() => root.unmount())
})
