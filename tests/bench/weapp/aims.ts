/** What the mini-program may cost its user; the benchmark measures it, and tests hold what does not depend on time. */
export const aims = {
  /** Bytes; WeChat's own limit for a package is 2 MB. */
  mainPackageBytes: 900_000,
  packageBytes: 2 * 1024 * 1024,
  /** Bytes of setData for a key in the search, beyond the texts that it puts on the screen. */
  keyBeyondShownBytes: 300,
  /** Bytes of setData on all pages together. */
  saveVisitBytes: 4_000,
  removeRowBytes: 2_000,
  /** To the first words on the screen, as a multiple of a Taro app that has one page with one text. */
  launchRatio: 1.6,
} as const
