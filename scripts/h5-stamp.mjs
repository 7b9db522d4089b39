/** Knows whether dist/h5 was built from the sources as they are now, by their content and not by their times. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const sources = ['src', 'config', 'babel.config.js', 'package-lock.json']
const stampFile = 'dist/h5/.sources'

export function isH5Fresh() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hashSources()
}

/** To be called with the hash from before the build: what changes meanwhile makes the build stale. */
export function stampH5(hash) {
  writeFileSync(stampFile, hash)
}

export function hashSources() {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(listFiles)) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

function listFiles(path) {
  if (/\.[a-z]+$/.test(path)) return [path]
  const entries = readdirSync(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
