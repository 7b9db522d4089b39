/** What we use of fontkit, the library that pdfkit itself reads fonts with; it brings no types. */
declare module 'fontkit' {
  interface Font {
    readonly numGlyphs: number
    hasGlyphForCodePoint(codePoint: number): boolean
    getGlyph(glyphId: number): { readonly path: { toSVG(): string } }
  }
  export function create(bytes: Uint8Array): Font
}
