/** What does not fit the screen, the thumb or the ear. It runs inside the browser, in the frame of one page. */
export function misfits(thumb: number): string[] {
  const shown = [...document.querySelectorAll('wx-page *')]
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && box.height > 0)
  const words = (element: Element) =>
    `${element.className} ${element.textContent?.slice(0, 20) ?? ''}`
  const scrolls = (element: Element) => element.closest('wx-scroll-view') !== null
  const isWide = ({ left, right }: DOMRect) => right > innerWidth + 1 || left < -1
  const isSmall = ({ width, height }: DOMRect) => height < thumb - 0.5 || width < thumb - 0.5
  /** What scrolls hears of taps as well, on their way. */
  const isTapped = (element: Element) =>
    element.hasAttribute('data-target') && element.tagName !== 'WX-SCROLL-VIEW'
  /** WeChat's own controls say themselves what they are. */
  const isOwn = (element: Element) => /^WX-(BUTTON|INPUT|TEXTAREA|PICKER)$/.test(element.tagName)
  /** A tap beside a sheet closes it; for the ear there is a button that does. */
  const isVeil = ({ width, height }: DOMRect) => width >= innerWidth && height >= innerHeight
  const named = (element: Element) =>
    (element.textContent?.trim() || element.getAttribute('aria-label')) &&
    (isOwn(element) || element.getAttribute('aria-role'))
  return [
    ...shown
      .filter(({ element, box }) => isTapped(element) && !isVeil(box) && !named(element))
      .map(({ element }) => `no name or role for the screen reader: ${words(element)}`),
    ...shown
      .filter(({ element, box }) => isWide(box) && !scrolls(element))
      .map(({ element, box }) => `over the edge, ${box.left} to ${box.right}: ${words(element)}`),
    ...shown
      .filter(({ element, box }) => isTapped(element) && isSmall(box))
      .map(({ element, box }) => `too small, ${box.width} × ${box.height}: ${words(element)}`),
  ]
}
