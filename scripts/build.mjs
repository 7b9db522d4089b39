/**
 * npm run build:weapp, npm run build:h5: the release builds.
 * With --if-stale the H5 app is built only when its sources have changed since.
 */
import { rmSync } from 'node:fs'
import { bundleCloudFunction } from './bundle.mjs'
import { hashSources, isH5Fresh, stampH5 } from './h5-stamp.mjs'
import { run } from './run.mjs'

const platform = process.argv[2]
if (platform !== 'weapp' && platform !== 'h5') {
  console.error('Usage: node scripts/build.mjs weapp|h5 [--if-stale]')
  process.exit(2)
}

if (platform === 'h5' && process.argv.includes('--if-stale') && isH5Fresh()) process.exit(0)

const hash = hashSources()
rmSync(`dist/${platform}`, { recursive: true, force: true })
const code = await run('taro', ['build', '--type', platform, '--no-check'], {
  env: { NODE_ENV: 'production' },
})
if (code !== 0) process.exit(code)
if (platform === 'h5') stampH5(hash)
if (platform === 'weapp') await bundleCloudFunction()
