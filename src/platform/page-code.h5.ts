/**
 * A browser fetches the code of a page when it is first opened; in a cellar that is too late. So all of it is
 * fetched (about 400 KB) once the first page is there. A mini-program has its packages already.
 */

/** What Taro leaves of its routes; without it nothing is fetched early, and nothing else changes. */
interface RoutesOfTaro {
  readonly __taroAppConfig?: {
    readonly routes?: readonly { readonly load?: () => readonly [Promise<unknown>, ...unknown[]] }[]
  }
}

const fetchAll = async ({ __taroAppConfig }: RoutesOfTaro): Promise<void> => {
  // One after the other: the first sync needs the line as well. What fails is fetched when its page is opened.
  for (const route of __taroAppConfig?.routes ?? []) await route.load?.()[0].catch(() => undefined)
}

export const preparePageCode = (): void => {
  window.addEventListener('load', () => void fetchAll(window as RoutesOfTaro), { once: true })
}
