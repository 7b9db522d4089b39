/** What WeChat draws around and over a page: its title, a toast. A test reads them as part of the screen. */
import { textOption, type ApiBody } from '../call-api'

export interface NativeUi {
  title: string
  toast: string
}

export const nativeUiApis = (ui: NativeUi): Readonly<Record<string, ApiBody>> => ({
  setNavigationBarTitle(options) {
    ui.title = textOption(options, 'title')
  },
  showToast(options) {
    ui.toast = textOption(options, 'title')
  },
  hideToast() {
    ui.toast = ''
  },
  showLoading(options) {
    ui.toast = textOption(options, 'title')
  },
  hideLoading() {
    ui.toast = ''
  },
  pageScrollTo: () => undefined,
  stopPullDownRefresh: () => undefined,
})
