/** What a person would call broken about a page. Each function runs inside the browser and may use nothing from here. */

/** Parts that reach over the right edge of the screen, or whose words do, unless they lie in something that scrolls sideways. */
export function overflowingParts(): string[] {
  const width = document.documentElement.clientWidth
  const scrollsSideways = (part: Element | null): boolean =>
    part !== null &&
    (/auto|scroll/.test(getComputedStyle(part).overflowX) || scrollsSideways(part.parentElement))
  return [...document.querySelectorAll('.taro_page .page *')]
    .filter((part) => {
      const { left, right, width: own } = part.getBoundingClientRect()
      const showsAll = getComputedStyle(part).overflowX === 'visible' && part.clientWidth > 0
      const end = showsAll ? Math.max(right, left + part.scrollWidth) : right
      return (
        own > 0 &&
        end > width + 1 &&
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

/** Texts that lie over each other. What is fixed to the screen lies over the page on purpose, and is looked at by itself. */
export function overlappingTexts(): string[] {
  const layerOf = (part: Element): Element => {
    for (let one: Element | null = part; one !== null; one = one.parentElement)
      if (/fixed|sticky/.test(getComputedStyle(one).position)) return one
    return document.documentElement
  }
  const pen = document.createRange()
  const lines: { text: Text; layer: Element; box: DOMRect }[] = []
  for (const page of document.querySelectorAll('.taro_page .page')) {
    const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const text = walker.currentNode as Text
      if (text.data.trim() === '' || !text.parentElement?.checkVisibility()) continue
      pen.selectNodeContents(text)
      const layer = layerOf(text.parentElement)
      for (const box of pen.getClientRects()) lines.push({ text, layer, box })
    }
  }
  lines.sort((one, other) => one.box.top - other.box.top)
  const found: string[] = []
  lines.forEach(({ text, layer, box }, index) => {
    // The font's own box is higher than the line that it stands in: a quarter above and below is empty.
    const air = box.height / 4
    for (const next of lines.slice(index + 1)) {
      if (next.box.top >= box.bottom - air) break
      const across = Math.min(box.right, next.box.right) - Math.max(box.left, next.box.left)
      const down =
        Math.min(box.bottom - air, next.box.bottom) - (next.box.top + next.box.height / 4)
      if (next.text !== text && next.layer === layer && across > 1 && down > 1)
        found.push(`“${text.data}” and “${next.text.data}” lie over each other`)
    }
  })
  return found
}

/** What is tapped and lies under another part of the page within a thumb's reach of its middle. */
export function coveredTargets(): string[] {
  const reach = 16
  const around = [
    [0, 0],
    [-1, 0],
    [1, 0],
    [0, -1],
    [0, 1],
  ] as const
  const kinds = ':is([role=button], [role=radio], taro-button-core)'
  const dialogOf = (part: Element) => part.closest('[role=dialog], [role=alertdialog]')
  const isFixed = (part: Element | null): boolean =>
    part !== null &&
    (/fixed|sticky/.test(getComputedStyle(part).position) || isFixed(part.parentElement))
  /** A bar, a sheet or a message lies over the page on purpose; over a bar nothing lies but a sheet. */
  const hides = (on: Element, part: Element): boolean =>
    on.closest('.page') !== null &&
    on.closest(kinds) !== part &&
    !part.contains(on) &&
    (isFixed(part) ? [null, dialogOf(part)].includes(dialogOf(on)) : !isFixed(on))
  const found = new Set<string>()
  for (const part of document.querySelectorAll(`.taro_page .page ${kinds}`)) {
    const { left, top, width, height } = part.getBoundingClientRect()
    if (width === 0 || !part.checkVisibility({ visibilityProperty: true })) continue
    for (const [x, y] of around) {
      const on = document.elementFromPoint(
        left + width / 2 + x * reach,
        top + height / 2 + y * reach,
      )
      if (on !== null && hides(on, part))
        found.add(
          `under ${on.className}: ${part.className} ${part.textContent?.slice(0, 12) ?? ''}`,
        )
    }
  }
  return [...found]
}

/** What is tapped and is smaller than `least` px on one side. */
export function smallTargets(least: number): string[] {
  const kinds =
    '[role=button], [role=radio], [role=checkbox], [role=switch], [role=tab], a, taro-button-core, input, textarea'
  return [...document.querySelectorAll(`.taro_page .page :is(${kinds})`)]
    .map((part) => ({ part, box: part.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && (box.width < least - 0.5 || box.height < least - 0.5))
    .map(
      ({ part, box }) =>
        `small target ${Math.round(box.width)}×${Math.round(box.height)}: ${part.className} ${part.textContent?.slice(0, 12) ?? ''}`,
    )
}
