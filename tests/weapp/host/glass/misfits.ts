/** What does not fit the screen or the thumb. It runs inside the browser, in the frame of one page. */
export function misfits(thumb: number): string[] {
  const shown = [...document.querySelectorAll('wx-page *')]
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && box.height > 0)
  const words = (element: Element) =>
    `${element.className} ${element.textContent?.slice(0, 20) ?? ''}`
  const scrolls = (element: Element) => element.closest('wx-scroll-view') !== null
  const isWide = ({ left, right }: DOMRect) => right > innerWidth + 1 || left < -1
  const isSmall = ({ width, height }: DOMRect) => height < thumb - 0.5 || width < thumb - 0.5
  return [
    ...shown
      .filter(({ element, box }) => isWide(box) && !scrolls(element))
      .map(({ element, box }) => `over the edge, ${box.left} to ${box.right}: ${words(element)}`),
    ...shown
      .filter(({ element, box }) => element.hasAttribute('data-target') && isSmall(box))
      .map(({ element, box }) => `too small, ${box.width} × ${box.height}: ${words(element)}`),
  ]
}
