/** A short touch. */
export const vibrate = (): void => {
  void wx.vibrateShort({ type: 'light', fail: () => undefined })
}
