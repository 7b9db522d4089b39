/** How pages reach the application below them. Owns no state: it passes on what `composition.ts` built. */
import { useDidHide, useDidShow } from '@tarojs/taro'
import {
  createContext,
  useCallback,
  useContext,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { PropsWithChildren } from 'react'
import type { Application, Snapshot } from './application'

const ApplicationContext = createContext<Application | null>(null)

export function ApplicationProvider({
  application,
  children,
}: PropsWithChildren<{ readonly application: Application }>) {
  return <ApplicationContext.Provider value={application}>{children}</ApplicationContext.Provider>
}

/** The application; throws outside of an ApplicationProvider, which is a mistake in the code. */
export const useApplication = (): Application => {
  const application = useContext(ApplicationContext)
  if (!application) throw new Error('useApplication needs an ApplicationProvider above it')
  return application
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' &&
  value !== null &&
  (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype)

/** Equal by identity, or lists and plain objects whose members are. */
export const sameShallow = (one: unknown, other: unknown): boolean => {
  if (Object.is(one, other)) return true
  if (!isPlain(one) || !isPlain(other) || Array.isArray(one) !== Array.isArray(other)) return false
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && Object.is(one[key], other[key]))
  )
}

/** Whether this page is the one on the screen: for what shall be said once and not on every page below. */
export const useShown = (): boolean => {
  const [shown, setShown] = useState(true)
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))
  return shown
}

/**
 * What a page shows of the snapshot; it renders again only when the selected value changes. The selector may
 * build a new list or object each time (members are compared), but should not build nested ones.
 * A page that lies below another one waits until it is shown again: WeChat would draw it for nobody, and all of them
 * share one thread with the page on the screen.
 */
export const useLive = <Selected,>(selector: (snapshot: Snapshot) => Selected): Selected => {
  const application = useApplication()
  const last = useRef<{ readonly value: Selected } | null>(null)
  const waiting = useRef({ hidden: false, lookAgain: () => undefined as void })
  useDidHide(() => {
    waiting.current.hidden = true
  })
  useDidShow(() => {
    waiting.current.hidden = false
    waiting.current.lookAgain()
  })
  const subscribe = useCallback(
    (listener: () => void) => {
      waiting.current.lookAgain = listener
      return application.subscribe(() => {
        if (!waiting.current.hidden) listener()
      })
    },
    [application],
  )
  return useSyncExternalStore(subscribe, () => {
    const value = selector(application.snapshot())
    if (last.current === null || !sameShallow(last.current.value, value)) last.current = { value }
    return last.current.value
  })
}
