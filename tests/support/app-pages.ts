/** The pages of the app, as its own configuration lists them. */
import type { AppConfig } from '@tarojs/taro'

export const pagesOfApp = (): readonly string[] => {
  // The build takes this macro away; here it hands the configuration over.
  Object.assign(globalThis, { defineAppConfig: (config: AppConfig) => config })
  const { default: app } = jest.requireActual<{ default: AppConfig }>('../../src/app.config')
  const below = (app.subPackages ?? []).flatMap(({ root, pages }) =>
    pages.map((page) => `${root}/${page}`),
  )
  return [...(app.pages ?? []), ...below]
}
