/** A short touch for what went well, two long ones for what did not, where the browser can (iOS cannot). */
const patterns = { done: [20], refused: [200, 100, 200] }

export const vibrate = (outcome: keyof typeof patterns = 'done'): void => {
  if ('vibrate' in navigator) navigator.vibrate(patterns[outcome])
}
