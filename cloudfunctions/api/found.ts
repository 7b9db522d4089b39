/** Entry of npm run found: founds a street on the database of DATABASE_URL and prints the first invitation. */
import { parseArgs } from 'node:util'
import { configureServer, ConfigurationError } from './configuration'
import { AlreadyFounded, foundStreet } from './founding/found-street'
import { openApi } from './open-api'
import { KeysMissing } from './secrets/key-ring'

const USAGE = 'npm run found -- --name 梧桐街道 --code 330483001'

const readStreet = (): { readonly name: string; readonly code: string } => {
  const { values } = parseArgs({ options: { name: { type: 'string' }, code: { type: 'string' } } })
  const { name = '', code = '' } = values
  if (name === '' || !/^\d{6,12}$/.test(code))
    throw new ConfigurationError(
      `请写街道的名称和 6–12 位区划代码 / Give a name and a code:\n${USAGE}`,
    )
  return { name, code }
}

const found = async (): Promise<void> => {
  const street = readStreet()
  const configuration = configureServer({ ...process.env, LIANXIN_DEMO: '0' })
  const { api, close } = await openApi(configuration)
  try {
    const code = await foundStreet(api, street)
    console.log(`${street.name} 已开通。第一位街道管理员的邀请码(72 小时内、一人可用):\n${code}`)
  } finally {
    await close()
  }
}

found().catch((error: unknown) => {
  const isForTheOperator =
    error instanceof ConfigurationError ||
    error instanceof AlreadyFounded ||
    error instanceof KeysMissing
  console.error(isForTheOperator ? error.message : error)
  process.exit(1)
})
