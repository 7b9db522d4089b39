/** How small a photo becomes before it is kept: a door plate stays readable, an upload stays a few calls. */

/** Longest side in pixels. */
export const longestSidePx = 1600
/** What a photo should weigh at most; the lowest quality is taken when none reaches it. */
export const targetBytes = 200 * 1024
/** JPEG qualities in per cent, tried in this order. */
export const qualities = [70, 55, 40] as const

/** Width and height that fit, never larger than the original. */
export const fittingSize = (width: number, height: number) => {
  const scale = Math.min(1, longestSidePx / Math.max(width, height, 1))
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}

/** Bytes that a base64 text stands for. */
export const bytesOfBase64 = (base64: string): number => Math.floor((base64.length * 3) / 4)
