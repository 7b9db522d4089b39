/** The root of the app: global styles, and later the context that every page reads. */
import type { PropsWithChildren } from 'react'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  return children
}
