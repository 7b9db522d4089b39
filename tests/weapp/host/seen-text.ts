/** The text that a user sees on a screen, line by line, and the elements that show one text. */
const inlineTags = new Set(['WX-TEXT', 'WX-SPAN', 'WX-LABEL'])
const inputTags = new Set(['WX-INPUT', 'WX-TEXTAREA'])

const isElement = (node: Node): node is HTMLElement => node.nodeType === 1

export const isHidden = (element: HTMLElement): boolean =>
  element.hidden || element.style.display === 'none' || element.style.visibility === 'hidden'

const ownText = (node: Node): string => {
  if (!isElement(node)) return node.textContent ?? ''
  if (isHidden(node)) return ''
  if (inputTags.has(node.tagName))
    return `\n${node.getAttribute('value') || node.getAttribute('placeholder') || ''}\n`
  const inside = [...node.childNodes].map(ownText).join('')
  return inlineTags.has(node.tagName) ? inside : `\n${inside}\n`
}

export const seenText = (node: Node): string =>
  ownText(node)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')

/** The innermost visible elements whose text is exactly this: what somebody means who says “tap 存好”. */
export const elementsShowing = (root: HTMLElement, text: string): HTMLElement[] => {
  const found = [...root.querySelectorAll<HTMLElement>('*')].filter(
    (element) =>
      // The first question is cheap and rules out nearly all of a long page.
      element.textContent?.includes(text) === true &&
      seenText(element) === text &&
      !hasHiddenAncestor(element),
  )
  return found.filter((element) => !found.some((one) => one !== element && element.contains(one)))
}

const hasHiddenAncestor = (element: HTMLElement): boolean => {
  for (let one: HTMLElement | null = element; one !== null; one = one.parentElement)
    if (isHidden(one)) return true
  return false
}
