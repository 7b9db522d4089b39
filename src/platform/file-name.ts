/** Storage keys as file names: a key's `/`, `:` and `.` become `_` and two hex digits, and back. */

export const fileNameOf = (key: string): string =>
  key.replace(/[^0-9A-Za-z-]/g, (sign) => `_${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)

export const keyOfFileName = (name: string): string =>
  name.replace(/_([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
