/**
 * The port through which a 小程序码 is drawn: by WeChat, who alone can, or by a fake where WeChat cannot be reached. One for
 * WeChat's HTTPS API (wxacode.getUnlimited) stands in wechat-mini-program-codes.ts.
 */

/** later: busy, not to be reached in a few seconds, or no whole picture came. refused: never so, as before the mini-program is published. */
export type NoPicture = 'none' | 'later' | 'refused'

/** The page that a code opens: where one signs in and out, or where a certificate is checked. */
export type CodePage = 'scan' | 'certificate'

export interface MiniProgramCodes {
  readonly isFake: boolean
  /** A whole picture (PNG or JPEG) of the code that opens this page with this scene, of at most 32 characters. Rejects never. */
  make(opens: CodePage, scene: string): Promise<Buffer | NoPicture>
}

/** Where no way to WeChat is configured. */
export const noMiniProgramCodes: MiniProgramCodes = {
  isFake: false,
  make: () => Promise.resolve('none'),
}
