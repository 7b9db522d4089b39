/** The part of Taro's React run-time that page tests use; the package declares no types for it. */
declare module '@tarojs/plugin-framework-react/dist/runtime' {
  import type { ComponentType, PropsWithChildren } from 'react'

  export function createReactApp(
    App: ComponentType<PropsWithChildren>,
    react: unknown,
    reactDom: unknown,
    config: Record<string, unknown>,
  ): unknown
}
