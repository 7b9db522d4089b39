/** Whether the screen goes dark by itself while the mini-program is open. */
export const keepAwake = (on: boolean): void => {
  void wx.setKeepScreenOn({ keepScreenOn: on, fail: () => undefined })
}
