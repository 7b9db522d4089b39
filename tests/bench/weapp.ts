/**
 * What users feel of the mini-program: how much is downloaded, how much travels to the screen at each step of a day, and
 * how long a launch takes next to a Taro app with nothing in it, built by the same settings in the same run.
 * An argument sets the number of launches a row: npm run bench weapp 5.
 */
import { packageBytes } from '../weapp/host/check-build'
import { loadBuild } from '../weapp/host/build'
import type { PhoneDisk } from '../weapp/host/phone-disk'
import { openidOf, type Street } from '../weapp/street'
import { aims } from './weapp/aims'
import { apps, buildApps } from './weapp/build-apps'
import { beyondShown, type Cost } from './weapp/costs'
import { measureDay, type DayCosts } from './weapp/day'
import { crowd, openFullStreet } from './weapp/full-street'
import { measureLaunches, type LaunchPair } from './weapp/launch'

const rounds = Number(process.argv[2] ?? 15)
const slowdowns = [1, 4]
/** On the only page of the bare app, and on the first page of the product once it has read its files. */
const bareWords = '今天走访'
const dayWords = `共 ${crowd + 3} 户`

const rounded = (value: number, digits = 1) => Number(value.toFixed(digits))
const spread = (values: readonly number[], digits = 1) => {
  const sorted = [...values].sort((one, other) => one - other)
  const at = (index: number) => rounded(sorted[index] ?? 0, digits)
  return { median: at(sorted.length >> 1), least: at(0), most: at(sorted.length - 1) }
}
type Spread = ReturnType<typeof spread>
const spreadWords = ({ median, least, most }: Spread) => `${median} (${least}..${most})`

const line = (...cells: readonly (string | number)[]) =>
  console.log(
    cells
      .map((cell, index) =>
        index === 0 ? String(cell).padEnd(34) : String(cell).padStart(index === 1 ? 12 : 26),
      )
      .join(''),
  )

const tellPackages = () => {
  const sizes = Object.fromEntries(
    [...packageBytes(loadBuild(apps.product))].map(([root, bytes]) => [root || 'main', bytes]),
  )
  const bareBytes = packageBytes(loadBuild(apps.bare)).get('') ?? 0
  line('\npackage', 'bytes', 'of 2 MB')
  for (const [name, bytes] of Object.entries(sizes))
    line(name, bytes, `${rounded((bytes / aims.packageBytes) * 100)} %`)
  line('the bare app', bareBytes)
  return { bytes: sizes, bareBytes }
}

const steps: readonly (readonly [string, (day: DayCosts) => Cost])[] = [
  ['first launch, the files come', (day) => day.firstLaunch],
  ['launch', (day) => day.launch],
  ['the buildings', (day) => day.buildings],
  ['a building of 300 doors', (day) => day.building],
  ['a household, by its door', (day) => day.household],
  ['the form at the door', (day) => day.form],
  ['a key in the form', (day) => day.noteKey],
  ['saving a visit', (day) => day.saveVisit],
  ['300 doors that are due', (day) => day.dueList],
  ['one of 300 doors visited and gone', (day) => day.visitedDoor],
  ['both visits sent', (day) => day.sent],
  ['one of 300 refused put away', (day) => day.refusedEntry],
]

const tellDay = (day: DayCosts) => {
  line('\nsetData', 'calls', 'bytes')
  for (const [name, costOf] of steps) line(name, costOf(day).calls, costOf(day).bytes)
  const { keys, ...rest } = day
  const perKey = {
    keys: keys.length,
    calls: Math.max(...keys.map(({ calls }) => calls)),
    bytes: spread(keys.map(({ bytes }) => bytes)),
    shownBytes: spread(keys.map(({ shownBytes }) => shownBytes)),
    beyondShownBytes: spread(keys.map(beyondShown)),
  }
  line(`each of ${keys.length} keys in the search`, perKey.calls, spreadWords(perKey.bytes))
  line('  of which what is shown', '', spreadWords(perKey.shownBytes))
  line('  and beyond that', '', spreadWords(perKey.beyondShownBytes))
  return { ...rest, key: perKey }
}

const tellLaunches = (slowdown: number, pairs: readonly LaunchPair[]) => {
  const figures = {
    bareMs: spread(pairs.map(({ bare }) => bare.contentMs)),
    firstContentMs: spread(pairs.map(({ product }) => product.firstWordsMs)),
    dayMs: spread(pairs.map(({ product }) => product.contentMs)),
    firstContentRatio: spread(
      pairs.map(({ bare, product }) => product.firstWordsMs / bare.contentMs),
      2,
    ),
    dayRatio: spread(
      pairs.map(({ bare, product }) => product.contentMs / bare.contentMs),
      2,
    ),
  }
  line(`\nlaunch, processor ${slowdown}× slower`, '', 'ms', 'ratio to the bare app')
  line('the bare app', '', spreadWords(figures.bareMs))
  line(
    'first content',
    '',
    spreadWords(figures.firstContentMs),
    spreadWords(figures.firstContentRatio),
  )
  line('today, from the files', '', spreadWords(figures.dayMs), spreadWords(figures.dayRatio))
  return figures
}

/** A phone that has the files of the day before. */
const fillPhone = async (street: Street): Promise<PhoneDisk> => {
  const user = street.userOf(openidOf('micro'))
  user.phone.open()
  await user.sees(dayWords)
  await user.sees('都已存好')
  await user.phone.untilQuiet()
  user.phone.kill()
  return user.phone.disk
}

await buildApps()
process.env.WEAPP_DIST = apps.dist
const packages = tellPackages()

const street = await openFullStreet()
const disk = await fillPhone(street)
const day = tellDay(await measureDay(street))
await street.close()

const launches = await measureLaunches(
  { folder: apps.bare, disk: null, words: bareWords },
  { folder: apps.product, disk, words: dayWords },
  { rounds, slowdowns },
)
const launch = Object.fromEntries(
  [...launches].map(([slowdown, pairs]) => [`${slowdown}x`, tellLaunches(slowdown, pairs)]),
)

const worstRatio = Math.max(
  ...Object.values(launch).map(({ firstContentRatio }) => firstContentRatio.median),
)
const met = {
  mainPackage: (packages.bytes.main ?? Infinity) <= aims.mainPackageBytes,
  key: day.key.beyondShownBytes.most <= aims.keyBeyondShownBytes,
  saveVisit: day.saveVisit.bytes <= aims.saveVisitBytes,
  removeRow: Math.max(day.visitedDoor.bytes, day.refusedEntry.bytes) <= aims.removeRowBytes,
  launch: worstRatio <= aims.launchRatio,
}
console.log(
  `\naims: ${Object.entries(met)
    .map(([name, is]) => `${name} ${is ? 'met' : 'MISSED'}`)
    .join(', ')}`,
)
console.log(JSON.stringify({ bench: 'weapp', packages, setData: day, launch, aims, met }))
