/** Runs in Chromium: one launch of a build on the host, from its first line of code until given words are laid out. */
import type { Build } from '../../weapp/host/build'
import { Phone } from '../../weapp/host/phone'
import { launchSetup } from './browser-node'

/** The host is ready by then: it reads the app's first line in order to run it. */
let startedAtMs = 0

const buildOf = (files: Readonly<Record<string, string>>): Build => ({
  app: JSON.parse(files['app.json'] ?? '{}') as Build['app'],
  paths: Object.keys(files),
  has: (path) => path in files,
  read(path) {
    if (path === 'app.js') startedAtMs = performance.now()
    return files[path] ?? ''
  },
  bytes: (path) => files[path]?.length ?? 0,
})

/** Milliseconds until the page showed anything, and until it showed these words. */
export interface LaunchTimes {
  readonly firstWordsMs: number
  readonly contentMs: number
}

const launch = (words: string): Promise<LaunchTimes> =>
  new Promise((done, fail) => {
    const { files, userFiles, storage } = launchSetup()
    const phone = new Phone({
      build: buildOf(files),
      // The network is there and slower than the launch.
      functions: { call: () => new Promise(() => undefined), stop: async () => undefined },
      openid: 'launch',
    })
    for (const [path, text] of Object.entries(userFiles)) {
      phone.disk.folders.add(path.slice(0, path.lastIndexOf('/')))
      phone.disk.files.set(path, Buffer.from(text))
    }
    for (const [key, value] of Object.entries(storage)) phone.disk.storage.set(key, value)
    let firstWordsMs = 0
    const sinceStart = (): number => {
      // Laid out, not only put into the document.
      document.body.getBoundingClientRect()
      return performance.now() - startedAtMs
    }
    new MutationObserver((_records, observer) => {
      const text = document.body.textContent ?? ''
      if (text !== '' && firstWordsMs === 0) firstWordsMs = sinceStart()
      if (!text.includes(words)) return
      observer.disconnect()
      const contentMs = sinceStart()
      try {
        phone.trouble.raise()
        done({ firstWordsMs, contentMs })
      } catch (error) {
        fail(error instanceof Error ? error : new Error(String(error)))
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true })
    setTimeout(() => {
      const text = document.body.textContent ?? ''
      fail(new Error(`No “${words}” in “${text}”\n${phone.trouble.list.join('\n')}`))
    }, 20_000)
    phone.open()
  })

Object.assign(globalThis, { launch })
