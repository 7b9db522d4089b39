/**
 * The frame of every page: the ground, the text size, the sync line always in the same place, the room for the
 * thumb's action bar, the message at the foot. The title above is the platform's own navigation bar.
 */
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useLive, useShown } from '../../app-context'
import { PrivacyAsk } from '../privacy-ask'
import { SyncLine } from '../sync-line'
import { Toast } from '../toast'
import './index.scss'

interface PageProps {
  /** The act of this page, fixed at the bottom in reach of the thumb. */
  readonly actions?: ReactNode
  /** False only where nobody is signed in yet. */
  readonly syncLine?: boolean
  /** Sheets and dialogs: outside of what scrolls. */
  readonly overlay?: ReactNode
  readonly children: ReactNode
}

export function Page({ actions, syncLine = true, overlay, children }: PageProps) {
  const largeText = useLive((snapshot) => snapshot.largeText)
  const shown = useShown()
  return (
    <View className={`page${largeText ? ' page--large' : ''}${actions ? ' page--acting' : ''}`}>
      {syncLine && <SyncLine />}
      {children}
      {/* What comes and goes has a frame that stays: where a child is taken out, WeChat gets all its siblings anew. */}
      <View>
        {actions && (
          <View className="page__actions">
            <View className="page__actions-inner">{actions}</View>
          </View>
        )}
      </View>
      <View>{overlay}</View>
      <View>{shown && <Toast />}</View>
      <View>{shown && <PrivacyAsk />}</View>
    </View>
  )
}
