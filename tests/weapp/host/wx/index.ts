/**
 * Puts the object `wx` together. A function that WeChat has and this host lacks throws when it is called, and says its
 * name; a name that WeChat does not know either is undefined, as on a phone.
 */
import { readFileSync } from 'node:fs'
import { asyncApis } from '../call-api'
import type { CloudFunctions } from '../cloud-functions'
import type { Fakes } from '../fakes'
import type { PageStack } from '../page-stack'
import { userDataPath, type PhoneDisk } from '../phone-disk'
import type { PhoneNetwork } from '../phone-network'
import type { Realm } from '../realm'
import type { Trouble } from '../trouble'
import { deviceApis, privacyApis, type Clipboard } from './device'
import { fileSystemOf } from './file-system'
import { nativeUiApis, type NativeUi } from './native-ui'
import { navigationApis } from './navigation'
import { cloudOf, networkApis, networkEvents } from './network'
import { createSelectorQuery } from './selector-query'
import { speakerApis, type Speaker } from './speaker'
import { storageApis, storageSyncApis } from './storage'
import { surroundings } from './surroundings'

export interface WxParts {
  readonly realm: Realm
  readonly trouble: Trouble
  readonly stack: PageStack
  readonly disk: PhoneDisk
  readonly network: PhoneNetwork
  readonly functions: CloudFunctions
  readonly openid: string
  readonly fakes: Fakes
  readonly clipboard: Clipboard
  readonly ui: NativeUi
  readonly speaker: Speaker
  readonly launchOptions: object
}

/** Every function of an interface of WeChat's published types. */
const functionNames = (opening: string): ReadonlySet<string> => {
  const text = readFileSync('node_modules/miniprogram-api-typings/types/wx/lib.wx.api.d.ts', 'utf8')
  const start = text.indexOf(opening)
  if (start < 0) throw new Error(`The published types of WeChat have no '${opening}'`)
  // Examples in comments close braces too, so the next interface is the only sure end.
  const end = text.indexOf('\n    interface ', start)
  const body = text.slice(start, end < 0 ? undefined : end)
  return new Set([...body.matchAll(/^ {8}(\w+)(?=[<(])/gm)].map(([, name]) => name ?? ''))
}

const refuseTheRest = <Api extends object>(
  api: Api,
  { named, known, trouble }: { named: string; known: ReadonlySet<string>; trouble: Trouble },
): Api =>
  new Proxy(api, {
    get(target, key) {
      if (Reflect.has(target, key) || typeof key !== 'string' || !known.has(key))
        return Reflect.get(target, key) as unknown
      return () => {
        const message = `${named}.${key} is not implemented by this host (tests/weapp/host/wx)`
        trouble.report(message)
        throw new Error(message)
      }
    },
  })

export const createWx = (parts: WxParts): object => {
  const { realm, disk, network, fakes, trouble } = parts
  const files = refuseTheRest(fileSystemOf(realm, disk), {
    named: 'FileSystemManager',
    known: functionNames('interface FileSystemManager {'),
    trouble,
  })
  const api = {
    env: { USER_DATA_PATH: userDataPath },
    ...asyncApis(realm, {
      ...navigationApis(parts.stack),
      ...storageApis(disk),
      ...networkApis(network),
      ...deviceApis(fakes, parts.clipboard),
      ...nativeUiApis(parts.ui),
    }),
    ...storageSyncApis(realm, disk),
    ...networkEvents(realm, network),
    ...privacyApis(realm, fakes),
    ...speakerApis(parts),
    ...surroundings(realm),
    createSelectorQuery: () => createSelectorQuery(realm, parts.stack),
    getFileSystemManager: () => files,
    getLaunchOptionsSync: () => realm.toRealm(parts.launchOptions),
    getEnterOptionsSync: () => realm.toRealm(parts.launchOptions),
    canIUse: (name: string) => Reflect.has(api, name.split('.')[0] ?? ''),
    cloud: cloudOf(realm, parts),
  }
  const known = functionNames('interface Wx {')
  return refuseTheRest(api, { named: 'wx', known, trouble })
}
