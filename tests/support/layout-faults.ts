/** What a person would call broken about a page. Each function runs inside the browser and may use nothing from here. */

/** Parts that reach over the right edge of the screen, unless they lie in something that scrolls sideways. */
export function overflowingParts(): string[] {
  const width = document.documentElement.clientWidth
  const scrollsSideways = (part: Element | null): boolean =>
    part !== null &&
    (/auto|scroll/.test(getComputedStyle(part).overflowX) || scrollsSideways(part.parentElement))
  return [...document.querySelectorAll('.taro_page .page *')]
    .filter((part) => {
      const { right, width: own } = part.getBoundingClientRect()
      return (
        own > 0 &&
        right > width + 1 &&
        !scrollsSideways(part.parentElement?.closest('.page *') ?? null)
      )
    })
    .map(
      (part) => `wider than the phone: ${part.className} ${part.textContent?.slice(0, 20) ?? ''}`,
    )
}

/**
 * Parts that hold text and hide some of it. A line box lower than the font's own height hides nothing that is drawn:
 * below, a third of the letters' size is left.
 */
export function clippedTexts(): string[] {
  return [...document.querySelectorAll<HTMLElement>('.taro_page .page *, .taro-tabbar__tabbar *')]
    .filter((part) => {
      const { overflowX, overflowY, fontSize } = getComputedStyle(part)
      if (part.textContent?.trim() === '' || part.clientWidth === 0) return false
      const spare = Number.parseFloat(fontSize) / 3
      const hidesAcross = /hidden|clip/.test(overflowX) && part.scrollWidth > part.clientWidth + 1
      const hidesBelow =
        /hidden|clip/.test(overflowY) && part.scrollHeight > part.clientHeight + spare
      return hidesAcross || hidesBelow
    })
    .map(
      (part) =>
        `cut off by ${part.scrollWidth - part.clientWidth} × ${part.scrollHeight - part.clientHeight}: ${part.className} ${part.textContent?.slice(0, 20) ?? ''}`,
    )
}

/** Inputs whose hint is longer than the room for it. */
export function clippedHints(): string[] {
  const pen = document.createElement('canvas').getContext('2d')
  return [...document.querySelectorAll<HTMLInputElement>('.taro_page .page input[placeholder]')]
    .filter((input) => {
      if (pen === null || input.clientWidth === 0) return false
      const { paddingLeft, paddingRight } = getComputedStyle(input)
      pen.font = getComputedStyle(input, '::placeholder').font
      const room =
        input.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
      return pen.measureText(input.placeholder).width > room
    })
    .map((input) => `hint cut off: ${input.placeholder}`)
}

/** What is tapped and is smaller than `least` px on one side. */
export function smallTargets(least: number): string[] {
  const kinds = '[role=button], [role=radio], taro-button-core, input, textarea'
  return [...document.querySelectorAll(`.taro_page .page :is(${kinds})`)]
    .map((part) => ({ part, box: part.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && (box.width < least - 0.5 || box.height < least - 0.5))
    .map(
      ({ part, box }) =>
        `small target ${Math.round(box.width)}×${Math.round(box.height)}: ${part.className} ${part.textContent?.slice(0, 12) ?? ''}`,
    )
}
