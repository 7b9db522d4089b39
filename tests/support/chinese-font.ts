/**
 * Makes Chinese text visible in screenshots on a machine without Chinese fonts: unpacks a web font from npm into
 * plain TrueType files and writes a fontconfig file that names their folder. Chromium reads no WOFF as a system font.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { unpackWoff } from '../../cloudfunctions/api/paper/unpack-woff'

const fontPackage = resolve('node_modules/@fontsource/noto-sans-sc/files')

/** All characters in the regular weight, the common 3,500 in bold; Chromium thickens a rarer one itself. */
const wantedFile = /-400-normal\.woff$|-(chinese-simplified|latin)-700-normal\.woff$/

/** Returns the path of the fontconfig file; the fonts are unpacked once into the given folder. */
export function prepareChineseFont(folder: string): string {
  const configFile = join(folder, 'fonts.conf')
  if (existsSync(configFile)) return configFile
  mkdirSync(join(folder, 'fonts'), { recursive: true })
  for (const file of readdirSync(fontPackage).filter((name) => wantedFile.test(name))) {
    const font = unpackWoff(readFileSync(join(fontPackage, file)))
    writeFileSync(join(folder, 'fonts', file.replace(/woff$/, 'ttf')), font)
  }
  writeFileSync(
    configFile,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'fontconfig-cache')}</cachedir>
  <alias>
    <family>sans-serif</family>
    <prefer><family>DejaVu Sans</family><family>Noto Sans SC Thin</family></prefer>
  </alias>
</fontconfig>
`,
  )
  return configFile
}
