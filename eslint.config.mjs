/**
 * Lint rules beyond style (Prettier owns style). Each rule that is ours says why in its message.
 * Import boundaries between folders are in .dependency-cruiser.cjs, not here.
 */
import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import globals from 'globals'
import tseslint from 'typescript-eslint'

/** What a page may ask of Taro itself: moving about, and speaking to the user. Devices are behind src/ports.ts. */
const taroInPages = [
  'navigateTo|redirectTo|switchTab|reLaunch|navigateBack|getCurrentInstance|getCurrentPages',
  'showToast|hideToast|showModal|showActionSheet|showLoading|hideLoading|setNavigationBarTitle',
  'startPullDownRefresh|stopPullDownRefresh|pageScrollTo|nextTick|createSelectorQuery|eventCenter|getWindowInfo',
].join('|')

const noClockOrRandom = [
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: 'Rules run on both sides: take the time from the context.',
  },
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Rules run on both sides: take the time from the context.',
  },
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'Rules run on both sides: take identifiers and chance from the caller.',
  },
]

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      'coverage/',
      'data/',
      '.swc/',
      'tests/architecture/fixtures/',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.recommendedTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        // React ignores what an event handler returns.
        { checksVoidReturn: { attributes: false } },
      ],
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // From the fourth parameter on, a named object is better; from the fifth, it is required.
      '@typescript-eslint/max-params': ['error', { max: 4 }],
      // An empty text is "nothing was given" in most of our forms, and || says so.
      '@typescript-eslint/prefer-nullish-coalescing': [
        'error',
        { ignorePrimitives: { string: true, boolean: true } },
      ],
      // Both spellings have their place; a rule row reads better as a type.
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      // A method of a port that has nothing to wait for is still async by its interface.
      '@typescript-eslint/require-await': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
      'no-param-reassign': 'error',
      // Control characters are named here to be taken out of what people typed.
      'no-control-regex': 'off',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'tests/{pages,components}/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['src/domain/**/*.ts', 'src/protocol/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...noClockOrRandom] },
  },
  {
    files: [
      'src/pages/**/*.{ts,tsx}',
      'src/packages/**/*.{ts,tsx}',
      'src/components/**/*.{ts,tsx}',
    ],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: `MemberExpression[object.name="Taro"][property.name!=/^(${taroInPages}|use[A-Z].*)$/]`,
          message:
            'Device APIs are behind src/ports.ts: the H5 build fakes their success, and tests prove nothing.',
        },
      ],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    languageOptions: {
      globals: { definePageConfig: 'readonly', defineAppConfig: 'readonly' },
    },
  },
  {
    // A program that is started by hand speaks to the terminal.
    files: [
      'scripts/**',
      'tests/bench/**',
      'tests/simulation/**',
      'cloudfunctions/api/{serve,found,audit}.ts',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      // A row of a table reads best as a short call.
      '@typescript-eslint/max-params': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'MemberExpression[object.name=/^(test|it|describe)$/][property.name=/^(only|skip|todo|failing)$/]',
          message: 'A test that does not run proves nothing: mend it or remove it.',
        },
      ],
    },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: { globals: { ...globals.node, ...globals.jest } },
  },
  { files: ['**/*.cjs', 'babel.config.js'], languageOptions: { sourceType: 'commonjs' } },
)
