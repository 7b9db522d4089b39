/**
 * One warm instance of a cloud function: loads <folder>/index.js and runs its `main` for each message. Plain
 * CommonJS, because it is started by Node itself as the platform's runtime starts a function.
 */
const { join } = require('node:path')

const { main } = require(join(process.argv[2], 'index.js'))

process.on('message', ({ event, openid }) => {
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
