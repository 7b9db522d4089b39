/**
 * Test projects, by what they need: unit nothing, pages a DOM and Taro, api a PostgreSQL server, simulation only time,
 * weapp that too and the built mini-program, e2e a browser and the built app. One alone: npx jest --selectProjects unit [file].
 */
const definePagesConfig = require('@tarojs/test-utils-react/dist/jest').default

const swc = [
  '@swc/jest',
  {
    swcrc: false,
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'commonjs' },
  },
]

const node = {
  testEnvironment: '<rootDir>/tests/support/jest/node-environment.cjs',
  resolver: '<rootDir>/tests/support/jest/resolver.cjs',
  transform: { '\\.[cm]?[jt]sx?$': swc },
  // Packages are loaded as they are, but for those that offer only ES modules, and PGlite (pglite-transformer.cjs).
  transformIgnorePatterns: [
    '/node_modules/(?!(@electric-sql|@noble|@orpc|hono|@hono|idb-keyval|qr)/)',
  ],
  moduleNameMapper: { '^@/(.*)$': '<rootDir>/src/$1' },
}

const withPGlite = {
  '/@electric-sql/pglite/dist/.+\\.cjs$': '<rootDir>/tests/support/jest/pglite-transformer.cjs',
  ...node.transform,
}

const inFolders = (...folders) =>
  folders.map((folder) => `<rootDir>/tests/${folder}/**/*.test.{ts,tsx}`)

const pages = definePagesConfig({
  displayName: 'pages',
  testMatch: inFolders('pages', 'components'),
  resolver: '<rootDir>/tests/support/jest/resolver.cjs',
  // As Taro's H5 build resolves './search-hits'.
  moduleFileExtensions: ['h5.tsx', 'h5.ts', 'tsx', 'ts', 'js', 'mjs', 'cjs', 'json'],
  setupFiles: ['<rootDir>/tests/support/jest/pages-setup.cjs'],
  transform: {
    '/src/.+\\.tsx?$': '@tarojs/test-utils-react/dist/jest/babel-transformer.js',
    '/test-utils-react/dist/.+\\.js$': '@tarojs/test-utils-react/dist/jest/babel-transformer.js',
    '\\.[cm]?[jt]sx?$': swc,
  },
  moduleNameMapper: {
    '^@/(.*)$': '<rootDir>/src/$1',
    '^@tarojs/router$': '<rootDir>/tests/support/jest/taro-router.cjs',
    '^swiper/.*': '<rootDir>/tests/support/jest/style-stub.cjs',
    '\\.(css|scss|png|svg)$': 'identity-obj-proxy',
  },
})

// Options of a whole run, which a project of several may not carry.
delete pages.bail
delete pages.verbose

module.exports = {
  // Two cores: one worker each, and none when there is one core only.
  maxWorkers: 2,
  projects: [
    {
      ...node,
      displayName: 'unit',
      testMatch: inFolders('domain', 'protocol', 'store', 'sync', 'platform', 'architecture'),
    },
    pages,
    {
      ...node,
      displayName: 'api',
      transform: withPGlite,
      testMatch: inFolders('api'),
      globalSetup: '<rootDir>/tests/support/jest/postgres-global-setup.ts',
      globalTeardown: '<rootDir>/tests/support/jest/postgres-global-teardown.ts',
      setupFilesAfterEnv: ['<rootDir>/tests/support/jest/slow.cjs'],
    },
    {
      ...node,
      displayName: 'simulation',
      transform: withPGlite,
      testMatch: inFolders('simulation'),
      globalSetup: '<rootDir>/tests/support/jest/pglite-global-setup.ts',
      globalTeardown: '<rootDir>/tests/support/jest/pglite-global-teardown.ts',
      setupFilesAfterEnv: ['<rootDir>/tests/support/jest/slow.cjs'],
    },
    {
      ...node,
      displayName: 'weapp',
      testMatch: inFolders('weapp'),
      globalSetup: '<rootDir>/tests/support/jest/postgres-global-setup.ts',
      globalTeardown: '<rootDir>/tests/support/jest/postgres-global-teardown.ts',
      setupFilesAfterEnv: ['<rootDir>/tests/support/jest/slow.cjs'],
    },
    {
      ...node,
      displayName: 'e2e',
      testMatch: inFolders('e2e'),
      globalSetup: '<rootDir>/tests/support/jest/e2e-global-setup.ts',
      globalTeardown: '<rootDir>/tests/support/jest/e2e-global-teardown.ts',
      setupFilesAfterEnv: ['<rootDir>/tests/support/jest/slow.cjs'],
    },
  ],
}
