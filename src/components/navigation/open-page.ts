/** The one way to another page. WeChat refuses an eleventh page without a word, so the tenth is replaced. */
import Taro from '@tarojs/taro'

const MOST_PAGES = 10

/** Builds '/packages/files/pages/visit/index?houseId=…' and goes there. */
export const openPage = (path: string, params: Readonly<Record<string, string>> = {}): void => {
  const query = Object.entries(params)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
  const url = `/${path}${query === '' ? '' : `?${query}`}`
  if (Taro.getCurrentPages().length >= MOST_PAGES) void Taro.redirectTo({ url })
  else void Taro.navigateTo({ url })
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
