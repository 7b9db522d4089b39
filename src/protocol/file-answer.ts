/** A file that the server makes for somebody, to be opened or handed on. */
export interface FileAnswer {
  /** With its ending: '志愿服务记录.xlsx'. */
  readonly fileName: string
  /** Base64. */
  readonly bytes: string
}
