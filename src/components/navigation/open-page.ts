/** The one way to another page. WeChat refuses an eleventh page without a word, so the tenth is replaced. */
import Taro from '@tarojs/taro'
import { showToast } from '../toast'

const MOST_PAGES = 10

/** A package that is not on the phone yet cannot be opened without signal; two quick taps on one door open it once. */
const sayWhy = ({ errMsg = '' }: { readonly errMsg?: string }): void => {
  if (/subpackage|load|timeout/i.test(errMsg))
    showToast({ text: '这一页还没取到手机上，有网络时再打开。' })
}

/** Builds '/packages/files/pages/visit/index?houseId=…' and goes there. */
export const openPage = (path: string, params: Readonly<Record<string, string>> = {}): void => {
  const query = Object.entries(params)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
  const url = `/${path}${query === '' ? '' : `?${query}`}`
  if (Taro.getCurrentPages().length >= MOST_PAGES) Taro.redirectTo({ url }).catch(sayWhy)
  else Taro.navigateTo({ url }).catch(sayWhy)
}

/** Back, or to the first tab when this page was opened directly. */
export const goBack = (): void => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: '/pages/today/index' })
}

export const openTab = (path: string): void => {
  void Taro.switchTab({ url: `/${path}` })
}

/** A parameter of the address as it was given: WeChat leaves it encoded, H5 decodes it. */
export const textParam = (value: string | undefined): string => {
  try {
    return decodeURIComponent(value ?? '')
  } catch {
    return value ?? ''
  }
}
