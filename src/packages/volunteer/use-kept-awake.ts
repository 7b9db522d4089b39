/** A page that is held out to others: its screen stays bright as long as it is shown. */
import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect } from 'react'
import { useApplication } from '../../app-context'

export const useKeptAwake = (): void => {
  const { device } = useApplication()
  useEffect(() => {
    device.keepAwake(true)
    return () => device.keepAwake(false)
  }, [device])
  useDidShow(() => device.keepAwake(true))
  useDidHide(() => device.keepAwake(false))
}
