/**
 * PGlite's functions load Node's modules by import() and keep a variable `require` of their own, which hides
 * Jest's. Its bundle is CommonJS already: only the imports are turned, outside of those functions.
 */
const { createHash } = require('node:crypto')

module.exports = {
  process: (source) => ({
    code: `const importInJest = (name) => Promise.resolve(require(name));${source
      .replace(/^"use strict";/, '')
      .replaceAll('import("', 'importInJest("')}`,
  }),
  getCacheKey: (source) => createHash('sha256').update(`1${source}`).digest('hex'),
}
