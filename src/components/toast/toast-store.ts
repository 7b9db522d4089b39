/**
 * The one short message at the foot of the screen; it outlives the page that said it, so that "存好了" can be
 * read after going back. With an undo it stays ten seconds, as the product promises after a destructive tap.
 */
import { create } from 'zustand'

const UNDO_MS = 10_000
const READ_MS = 3_000

export interface ToastMessage {
  readonly text: string
  readonly undo?: () => void
}

interface ToastState {
  readonly message: ToastMessage | null
}

export const useToast = create<ToastState>(() => ({ message: null }))

let timer: ReturnType<typeof setTimeout> | undefined

export const showToast = (message: ToastMessage): void => {
  clearTimeout(timer)
  useToast.setState({ message })
  timer = setTimeout(hideToast, message.undo ? UNDO_MS : READ_MS)
}

export const hideToast = (): void => {
  clearTimeout(timer)
  useToast.setState({ message: null })
}
