/** The demo's part of a start: makes the street when it is missing, and says who can be tried. */
import { defaultSettings } from '../../../src/domain/settings/default-settings'
import type { Api } from '../api'
import { listDemoMembers } from '../session/member.repository'
import { demoTenantId } from './demo-people'
import { demoLines } from './demo-words'
import { seedDemo } from './seed-demo'

const kindNames = new Map(defaultSettings.postKinds.map(({ id, name }) => [id, name]))

/** Returns the lines to print once the server listens. `dataFolder` holds the demo's two files. */
export const startDemo = async (
  api: Api,
  dataFolder: string,
  say: (line: string) => void,
): Promise<readonly string[]> => {
  await seedDemo(api, { dataFolder, say })
  const members = await listDemoMembers(api.database, demoTenantId)
  if (members.length === 0) return []
  return ['演示用户(打开网页后选一位登录):', ...demoLines(members, kindNames)]
}
