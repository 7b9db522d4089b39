/** The root of the app: composes it once, gives it to every page, and keeps it in step with the screen. */
import { useDidHide, useDidShow, useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { ApplicationProvider } from './app-context'
import { askForPrivacy } from './components/privacy-ask/privacy-question'
import { composeApplication } from './composition'
import './app.scss'

const application = composeApplication()

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => application.device.privacy.onAuthorizationNeeded(askForPrivacy))
  useDidShow(() => application.sync.start())
  useDidHide(() => application.sync.stop())
  return <ApplicationProvider application={application}>{children}</ApplicationProvider>
}
