/** A short touch, where the browser can (iOS cannot). */
const touchMs = 20

export const vibrate = (): void => {
  if ('vibrate' in navigator) navigator.vibrate(touchMs)
}
