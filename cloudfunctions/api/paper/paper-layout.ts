/** How papers are set: colours, margins, words; read without the library that draws them. */

export const paperInk = {
  ink: '#1f1b16',
  faint: '#6d655c',
  red: '#a5352a',
  line: '#b8aa9a',
} as const

/** Points. The paper is 595 wide and 842 high. */
export const paperLeft = 64
export const paperRight = 531
export const paperWidth = paperRight - paperLeft

export interface PaperWords {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size?: number
  readonly color?: string
  readonly align?: 'left' | 'center' | 'right'
  /** What is longer ends with …; else as many as it takes. */
  readonly lines?: number
}
