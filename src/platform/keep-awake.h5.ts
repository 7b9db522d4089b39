/** Whether the screen goes dark by itself, where the browser can say; a hidden page gives it up of itself. */
let held: Promise<WakeLockSentinel | null> = Promise.resolve(null)

export const keepAwake = (on: boolean): void => {
  const before = held
  const { wakeLock } = navigator as Partial<Pick<Navigator, 'wakeLock'>>
  held = on
    ? (wakeLock?.request('screen').catch(() => null) ?? Promise.resolve(null))
    : Promise.resolve(null)
  void before.then((lock) => lock?.release()).catch(() => undefined)
}
