/**
 * One warm instance of a cloud function: loads <folder>/index.js and runs its `main` for each message. Plain
 * CommonJS, because it is started by Node itself as the platform's runtime starts a function.
 */
const { join } = require('node:path')

let aheadMs = 0
const RealDate = Date
// The test says what the time is with each call; the function asks the machine, as it does on the platform.
global.Date = class extends RealDate {
  constructor(...parts) {
    super(...(parts.length === 0 ? [RealDate.now() + aheadMs] : parts))
  }
  static now() {
    return RealDate.now() + aheadMs
  }
}

const { main } = require(join(process.argv[2], 'index.js'))

process.on('message', ({ event, openid, ...clock }) => {
  aheadMs = clock.aheadMs
  const identity = { WX_OPENID: openid, WX_APPID: 'wx-host', WX_ENV: 'host' }
  const keys = Object.keys(identity).join(',')
  Object.assign(process.env, identity, { WX_CONTEXT_KEYS: keys })
  const context = { environment: JSON.stringify({ ...identity, WX_CONTEXT_KEYS: keys }) }
  Promise.resolve()
    .then(() => main(event, context))
    .then(
      (result) => process.send({ result }),
      (error) =>
        process.send({ error: `-504002 ${error instanceof Error ? error.stack : String(error)}` }),
    )
})

// Whoever started this instance has ended without stopping it.
process.on('disconnect', () => process.exit())
