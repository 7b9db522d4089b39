/**
 * Starts a headless Chromium for the browser journeys. The browser comes from npm and is unpacked once into
 * node_modules/.cache, so that nothing has to be installed by hand; it is built for Linux on x64.
 * Only the package's archives are used: its own code asks for Node 22 and unpacks to a fixed place in /tmp.
 * On another system set CHROMIUM_PATH to an installed Chromium or Chrome.
 */
import { execFileSync } from 'node:child_process'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { chromium, type Browser } from 'playwright-core'
import { prepareChineseFont } from './chinese-font'

const chromiumPackage = resolve('node_modules/@sparticuz/chromium')

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The caller closes the browser. */
export async function launchChromium(): Promise<Browser> {
  const installed = process.env.CHROMIUM_PATH
  if (installed !== undefined) return chromium.launch({ executablePath: installed, args: flags })
  const folder = await prepareChromium()
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: flags,
    env: {
      ...process.env,
      // The package carries the libraries (nss, nspr, expat) that a bare server lacks.
      LD_LIBRARY_PATH: join(folder, 'lib'),
      FONTCONFIG_FILE: prepareChineseFont(folder),
    },
  })
}

/** Unpacks beside the final place and renames at the end: a run that was cut off leaves no half browser. */
export async function prepareChromium(): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(chromiumPackage, 'package.json'), 'utf8')) as {
    version: string
  }
  // Where it really lies: the settings of the fonts name it, and a folder that is linked may go.
  const folder = join(realpathSync('node_modules'), '.cache', `chromium-${version}`)
  const executable = join(folder, 'chromium')
  if (existsSync(executable)) return folder
  mkdirSync(folder, { recursive: true })
  const archive = join(folder, `libraries-${process.pid}.tar`)
  await unpackBrotli('al2023.tar.br', archive)
  execFileSync('tar', ['-xf', archive, '-C', folder])
  const partial = join(folder, `chromium-${process.pid}`)
  await unpackBrotli('chromium.br', partial)
  renameSync(partial, executable)
  return folder
}

async function unpackBrotli(name: string, target: string): Promise<void> {
  const source = createReadStream(join(chromiumPackage, 'bin', name))
  await pipeline(source, createBrotliDecompress(), createWriteStream(target, { mode: 0o755 }))
}
