/// <reference types="@tarojs/taro" />

declare module '*.scss'
declare module '*.png' {
  const url: string
  export default url
}
declare module '*.svg' {
  const url: string
  export default url
}

declare namespace NodeJS {
  interface ProcessEnv {
    /** Replaced by Taro's build; jest sets it itself. */
    readonly TARO_ENV?: 'weapp' | 'h5'
  }
}
