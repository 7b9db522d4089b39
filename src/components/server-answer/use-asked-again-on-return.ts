/** Shown when another page comes back to this one: what was done there is seen at once. */
import { useDidShow } from '@tarojs/taro'
import { useRef } from 'react'

export const useAskedAgainOnReturn = (askAgain: () => void): void => {
  const first = useRef(true)
  useDidShow(() => {
    if (!first.current) askAgain()
    first.current = false
  })
}
