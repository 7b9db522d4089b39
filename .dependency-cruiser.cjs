/**
 * Who may import whom. Each rule says why, and tests/architecture proves with a fixture that each can fail.
 * A fixture lies in tests/architecture/fixtures at the path that its rule is about.
 */

/** Everything of the product except the folders named. */
const otherThan = (...folders) => ({
  path: '^(src|cloudfunctions)/',
  pathNot: folders.map((folder) => `^${folder}`),
})

const taro = 'node_modules/@tarojs/'
const serverFoundation = 'database|access|secrets|paper'
const serverAssembly = 'record|push|pull|sync|office|http|demo|hotline'
const userInterface = 'node_modules/(@tarojs|@nutui|react|react-dom|zustand)/'

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Two modules that need each other are one module, and load in an order nobody chose.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nobody-imports-tests',
      comment: 'What a test needs must not reach a phone or the server.',
      severity: 'error',
      from: { path: '^(src|cloudfunctions|config)/' },
      to: { path: '^tests/' },
    },
    {
      name: 'domain-imports-only-domain',
      comment:
        'The phone and the server must come to the same answer, so a rule knows neither of them.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: otherThan('src/domain/'),
    },
    {
      name: 'domain-uses-only-pure-libraries',
      comment:
        'A rule must run in WeChat, in Node and in a browser; valibot and the hashes are pure arithmetic and do.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: {
        dependencyTypesNot: ['local'],
        pathNot: ['^src/', 'node_modules/valibot/', 'node_modules/@noble/hashes/'],
      },
    },
    {
      name: 'protocol-imports-only-domain',
      comment: 'The contract is read by both sides; whatever it imports, both sides carry.',
      severity: 'error',
      from: { path: '^src/protocol/' },
      to: otherThan('src/protocol/', 'src/domain/'),
    },
    {
      name: 'protocol-uses-only-valibot-and-contract',
      comment: 'Shapes and procedures need no other package, and the main package has 2 MB.',
      severity: 'error',
      from: { path: '^src/protocol/' },
      to: {
        dependencyTypesNot: ['local'],
        pathNot: ['^src/', 'node_modules/valibot/', 'node_modules/@orpc/contract/'],
      },
    },
    {
      name: 'ports-import-only-domain-and-protocol',
      comment: 'A port is what the product needs of a device, said without any device.',
      severity: 'error',
      from: { path: '^src/ports\\.ts$' },
      to: { path: `^src/|^cloudfunctions/|${userInterface}`, pathNot: '^src/(domain|protocol)/' },
    },
    {
      name: 'store-imports-protocol-domain-ports',
      comment: 'What the phone holds must be testable without a network and without a screen.',
      severity: 'error',
      from: { path: '^src/store/' },
      to: otherThan('src/store/', 'src/protocol/', 'src/domain/', 'src/(ports|application)\\.ts$'),
    },
    {
      name: 'sync-imports-store-and-below',
      comment: 'Sending and fetching must be testable with a network that a test makes.',
      severity: 'error',
      from: { path: '^src/sync/' },
      to: otherThan(
        'src/sync/',
        'src/store/',
        'src/protocol/',
        'src/domain/',
        'src/(ports|application)\\.ts$',
      ),
    },
    {
      name: 'store-and-sync-have-no-user-interface',
      comment: 'They run in Node for tests and simulations, where there is no Taro and no React.',
      severity: 'error',
      from: { path: '^src/(store|sync)/' },
      to: { path: userInterface },
    },
    {
      name: 'platform-implements-ports-only',
      comment: 'A device file that knows pages or the store can no longer be exchanged for a test.',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: otherThan('src/platform/', 'src/ports\\.ts$', 'src/domain/', 'src/protocol/'),
    },
    {
      name: 'taro-only-in-views-and-platform',
      comment:
        'The H5 build fakes success for device APIs that it lacks, so devices stay behind ports.',
      severity: 'error',
      from: {
        path: '^(src|cloudfunctions)/',
        pathNot:
          '^src/(app\\.tsx|app-context\\.tsx|app\\.config\\.ts|platform/|pages/|packages/|components/)',
      },
      to: { path: taro },
    },
    {
      name: 'application-is-an-interface',
      comment:
        'It says what pages see of everything below; with an implementation in it, pages load that too.',
      severity: 'error',
      from: { path: '^src/application\\.ts$' },
      to: {
        path: `^src/|^cloudfunctions/|${userInterface}`,
        pathNot: ['^src/(domain|protocol)/', '^src/ports\\.ts$'],
      },
    },
    {
      name: 'components-know-no-store',
      comment:
        'A component gets props and gives events; one that knows the store fits one page only.',
      severity: 'error',
      // The frame of a page is the exception: it shows the sync line and the privacy question on every page.
      from: {
        path: '^src/components/',
        pathNot: '^src/components/(page|sync-line|privacy-ask)/index',
      },
      to: otherThan('src/components/', 'src/design/', 'src/domain/', 'src/application\\.ts$'),
    },
    {
      name: 'pages-do-not-sync',
      comment: 'A page writes a command and reads records; when they travel is not its business.',
      severity: 'error',
      from: { path: '^src/(pages|packages)/' },
      to: { path: '^src/(sync|platform|composition|app\\.)|^cloudfunctions/' },
    },
    {
      name: 'areas-stay-apart',
      comment: 'A subpackage is loaded by itself: what two areas share is a component.',
      severity: 'error',
      from: { path: '^src/(pages/[^/]+|packages/[^/]+)/' },
      to: { path: '^src/(pages|packages)/', pathNot: '^src/$1/' },
    },
    {
      name: 'client-does-not-import-server',
      comment: 'Server code on a phone would carry the database driver and, worse, secrets.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^cloudfunctions/' },
    },
    {
      name: 'server-imports-only-domain-and-protocol',
      comment: 'The server shares the rules and the contract with the phone and nothing else.',
      severity: 'error',
      from: { path: '^cloudfunctions/' },
      to: { path: '^src/', pathNot: '^src/(domain|protocol)/' },
    },
    {
      name: 'server-has-no-user-interface',
      comment: 'The bundle of the cloud function must stay small enough to start in milliseconds.',
      severity: 'error',
      from: { path: '^cloudfunctions/' },
      to: { path: userInterface },
    },
    {
      name: 'server-features-are-apart',
      comment:
        'A feature asks another through its repository; its tables, commands and steps are its own.',
      severity: 'error',
      from: {
        path: '^cloudfunctions/api/([^/]+)/',
        // These put the features together, as main.ts and router.ts do.
        pathNot: `^cloudfunctions/api/(${serverAssembly}|${serverFoundation})/`,
      },
      to: {
        path: '^cloudfunctions/api/[^/]+/',
        pathNot: [
          `^cloudfunctions/api/($1|${serverAssembly}|${serverFoundation})/`,
          '\\.repository\\.ts$',
        ],
      },
    },
    {
      name: 'server-foundations-know-no-feature',
      comment: 'Every feature stands on these; if they knew one, no feature could be removed.',
      severity: 'error',
      from: { path: `^cloudfunctions/api/(${serverFoundation})/` },
      to: {
        path: '^cloudfunctions/api/[^/]+/',
        pathNot: `^cloudfunctions/api/(${serverFoundation})/`,
      },
    },
    {
      name: 'phones-know-the-contract-by-type',
      comment:
        'Its shapes check what a server is asked; on a phone they only make the launch longer.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/protocol/' },
      to: { path: '^src/protocol/contract\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-development-packages',
      comment: 'A package of devDependencies is absent where the product runs.',
      severity: 'error',
      from: { path: '^(src|cloudfunctions)/' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@types/',
      },
    },
    {
      name: 'everything-resolves',
      comment: 'A package that only another package brings in disappears with the next update.',
      severity: 'error',
      from: { path: '^(src|cloudfunctions)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(s?css|png|svg|csv|xlsx)$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: `${__dirname}/tsconfig.json` },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      // An importer of './location' means location.weapp.ts or location.h5.ts.
      extensions: ['.ts', '.tsx', '.weapp.ts', '.h5.ts', '.weapp.tsx', '.h5.tsx', '.js', '.json'],
    },
  },
}
