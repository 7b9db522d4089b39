/** An act that must not start twice: a second tap before the screen has drawn the first one is not heard. */
import { useCallback, useRef, useState } from 'react'

export interface Busy {
  readonly busy: boolean
  /** `act` answers whether this page is done; then it takes no further tap while it goes away. */
  readonly run: (act: () => Promise<boolean>) => Promise<void>
}

export const useBusy = (): Busy => {
  const [busy, setBusy] = useState(false)
  const running = useRef(false)
  const run = useCallback(async (act: () => Promise<boolean>): Promise<void> => {
    if (running.current) return
    running.current = true
    setBusy(true)
    let done = false
    try {
      done = await act()
    } finally {
      running.current = done
      setBusy(false)
    }
  }, [])
  return { busy, run }
}
