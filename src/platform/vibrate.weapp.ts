/** A short touch for what went well, a long one for what did not. */
export const vibrate = (outcome: 'done' | 'refused' = 'done'): void => {
  if (outcome === 'refused') void wx.vibrateLong({ fail: () => undefined })
  else void wx.vibrateShort({ type: 'light', fail: () => undefined })
}
