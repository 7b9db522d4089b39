/** Builds the H5 app before the first browser test, so that two that start at once do not both build it. */
const { execFileSync } = require('node:child_process')

module.exports = function buildH5() {
  execFileSync(process.execPath, ['scripts/build.mjs', 'h5', '--if-stale'], {
    stdio: 'pipe',
    env: { ...process.env, NODE_ENV: 'production' },
  })
}
