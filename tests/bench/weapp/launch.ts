/**
 * How long a launch takes in Chromium, next to a Taro app that has nothing in it. Both run on the same host, in turns, a
 * fresh browser context each; the clock runs from the first line of the app's code until the words are laid out.
 */
import { build, type Plugin } from 'esbuild'
import { resolve } from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { Browser } from 'playwright-core'
import { launchChromium } from '../../support/chromium'
import { loadBuild, type Build } from '../../weapp/host/build'
import type { PhoneDisk } from '../../weapp/host/phone-disk'
import { screenSize } from '../../weapp/host/wx/surroundings'
import type { LaunchSetup } from './browser-node'
import type { LaunchTimes } from './launch-page'

export interface LaunchPair {
  readonly bare: LaunchTimes
  readonly product: LaunchTimes
}

export interface LaunchSubject {
  readonly folder: string
  /** Null: a phone on which nothing lies yet. */
  readonly disk: PhoneDisk | null
  /** Of the first content; the launch is over when they are laid out. */
  readonly words: string
}

/** What the host uses of Node, and the document that it makes there, are the browser's here. */
const inBrowser: Plugin = {
  name: 'in-browser',
  setup(bundler) {
    bundler.onResolve({ filter: /^node:|^glass-easel-template-compiler$|^\.+\/dom$/ }, () => ({
      path: resolve('tests/bench/weapp/browser-node.ts'),
    }))
  },
}

const bundleHost = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: ['tests/bench/weapp/launch-page.ts'],
    bundle: true,
    write: false,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [inBrowser],
  })
  return outputFiles[0]?.text ?? ''
}

const compileTemplates = (app: Build): string => {
  const group = new TmplGroup()
  const nameOf = (path: string) => path.slice(0, path.lastIndexOf('.'))
  for (const path of app.paths.filter((one) => one.endsWith('.wxs')))
    group.addScript(nameOf(path), app.read(path))
  for (const path of app.paths.filter((one) => one.endsWith('.wxml')))
    group.addTmpl(nameOf(path), app.read(path))
  const source = group.getTmplGenObjectGroups()
  group.free()
  return source
}

const setupOf = ({ folder, disk }: LaunchSubject): LaunchSetup => {
  const app = loadBuild(folder)
  const texts = app.paths.filter((path) => /\.(js|json|wxml)$/.test(path))
  const kept = [...(disk?.files ?? [])].map(([path, content]) => [path, content.toString('utf8')])
  return {
    files: Object.fromEntries(texts.map((path) => [path, app.read(path)])),
    templates: compileTemplates(app),
    userFiles: Object.fromEntries(kept) as Record<string, string>,
    storage: Object.fromEntries(disk?.storage ?? []),
  }
}

interface Stage {
  readonly browser: Browser
  readonly host: string
  readonly setup: LaunchSetup
  readonly words: string
}

const launchOnce = async (stage: Stage, slowdown: number): Promise<LaunchTimes> => {
  const context = await stage.browser.newContext({ viewport: screenSize })
  const page = await context.newPage()
  await page.setContent('<!doctype html><body></body>')
  await page.evaluate((setup) => Object.assign(globalThis, { launchSetup: setup }), stage.setup)
  await page.addScriptTag({ content: stage.host })
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  const times = await page.evaluate(
    (words) =>
      (globalThis as unknown as { launch: (words: string) => Promise<LaunchTimes> }).launch(words),
    stage.words,
  )
  await context.close()
  return times
}

/** One pair a round for each slowdown of the processor; the first round, which warms the machine up, is not counted. */
export const measureLaunches = async (
  bare: LaunchSubject,
  product: LaunchSubject,
  { rounds, slowdowns }: { readonly rounds: number; readonly slowdowns: readonly number[] },
): Promise<ReadonlyMap<number, readonly LaunchPair[]>> => {
  const browser = await launchChromium()
  const host = await bundleHost()
  const stageOf = (subject: LaunchSubject): Stage => ({
    ...{ browser, host, words: subject.words },
    setup: setupOf(subject),
  })
  const stages = { bare: stageOf(bare), product: stageOf(product) }
  const pairs = new Map(slowdowns.map((slowdown) => [slowdown, [] as LaunchPair[]]))
  try {
    for (let round = 0; round <= rounds; round++)
      for (const [slowdown, measured] of pairs) {
        const pair = {
          bare: await launchOnce(stages.bare, slowdown),
          product: await launchOnce(stages.product, slowdown),
        }
        if (round > 0) measured.push(pair)
      }
  } finally {
    await browser.close()
  }
  return pairs
}
