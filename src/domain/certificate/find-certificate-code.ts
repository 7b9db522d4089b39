/** The code in what was typed or scanned: spaces, lower case, and the address or the words around it are absorbed. '' when there is none. */
export const findCertificateCode = (text: string): string => {
  const parts = text.trim().split(/[=:/?#&]/)
  const last = parts.at(-1) ?? ''
  const code = last.replace(/[\s·-]/g, '').toUpperCase()
  return /^[0-9A-Z]{20}$/.test(code) ? code : ''
}
