/** Builds the product and the bare app by the same settings, away from the release that lies in dist/weapp. */
import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'

const folder = 'dist/bench/apps'

export const apps = {
  /** As tests/weapp/street.ts expects it: weapp/ and cloudfunctions/ below. */
  dist: folder,
  product: `${folder}/weapp`,
  bare: `${folder}/bare`,
} as const

const taro = async (from: string, into: string): Promise<void> => {
  rmSync(into, { recursive: true, force: true })
  await promisify(execFile)(
    resolve('node_modules/.bin/taro'),
    ['build', '--type', 'weapp', '--no-check'],
    {
      env: { ...process.env, NODE_ENV: 'production', BUILD_FROM: from, BUILD_INTO: into },
      maxBuffer: 64 * 1024 * 1024,
    },
  )
}

interface Bundler {
  readonly bundleCloudFunction: (folder: string) => Promise<void>
}

/** Rejects with the output of a build that fails. */
export const buildApps = async (): Promise<void> => {
  await taro('src', apps.product)
  await taro('tests/bench/weapp/bare', apps.bare)
  const { bundleCloudFunction } = (await import(resolve('scripts/bundle.mjs'))) as Bundler
  await bundleCloudFunction(`${folder}/cloudfunctions/api`)
}
