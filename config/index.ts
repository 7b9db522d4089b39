/**
 * How Taro builds the two apps: the WeChat mini-program into dist/weapp and the H5 app into dist/h5.
 * The settings that look arbitrary were each needed for a build that starts; the comment says why.
 */
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import path from 'node:path'
import developmentConfig from './dev'
import productionConfig from './prod'

/** Our styles are drawn 750 wide; NutUI's are drawn 375 wide. */
const designWidth = (input?: number | string | { file?: string }): number => {
  const file = typeof input === 'object' ? (input.file ?? '') : ''
  return file.replace(/\\+/g, '/').includes('@nutui') ? 375 : 750
}

/**
 * The developer's H5 app lies elsewhere, so that npm start never serves it as the release. A benchmark builds a bare app
 * by these same settings, and must leave the release alone: BUILD_FROM and BUILD_INTO.
 */
const outputFolder = (): string => {
  if (process.env.BUILD_INTO !== undefined) return process.env.BUILD_INTO
  const platform = process.env.TARO_ENV ?? 'h5'
  const isDevH5 = platform === 'h5' && process.env.NODE_ENV === 'development'
  return isDevH5 ? 'dist/dev-h5' : `dist/${platform}`
}

interface WebpackChain {
  merge(settings: object): void
}

/** An import of something that is not there must fail the build; by default it is a warning and a crash at launch. */
const refuseMissingExports = (chain: WebpackChain): void =>
  chain.merge({ module: { parser: { javascript: { exportsPresence: 'error' } } } })

export default defineConfig<'webpack5'>(async (merge) => {
  const baseConfig: UserConfigExport<'webpack5'> = {
    projectName: 'lianxin',
    date: '2025-01-01',
    designWidth,
    deviceRatio: { 640: 2.34 / 2, 750: 1, 375: 2, 828: 1.81 / 2 },
    sourceRoot: process.env.BUILD_FROM ?? 'src',
    outputRoot: outputFolder(),
    plugins: [path.resolve(__dirname, 'screen-reader.ts')],
    framework: 'react',
    // Not vite: its mini-program build requires taro.js and vendors.js from each other and crashes at launch.
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    // A stale cache hides a broken build; a cold one takes seconds.
    cache: { enable: false },
    alias: { '@': path.resolve(__dirname, '..', 'src') },
    mini: {
      // Pages import components in different orders, which is fine: their class names do not overlap.
      miniCssExtractPluginOption: { ignoreOrder: true },
      webpackChain: refuseMissingExports,
      // Packages are written in JavaScript of the year; what iOS 12 cannot read would end the app at its first line.
      compile: { include: [(file: string) => file.includes('node_modules')] },
      postcss: {
        // 14 px must stay 14 on a narrow phone, so nothing is scaled with the width of the screen.
        pxtransform: { enable: false, config: {} },
        cssModules: { enable: false },
      },
    },
    h5: {
      // The server gives the app at '/', and the hash router needs no rewriting of addresses there.
      publicPath: '/',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      output: {
        filename: 'js/[name].[contenthash:8].js',
        chunkFilename: 'js/[name].[contenthash:8].js',
      },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      postcss: {
        pxtransform: { enable: false, config: {} },
        autoprefixer: { enable: true, config: {} },
        cssModules: { enable: false },
      },
      webpackChain(chain: WebpackChain) {
        refuseMissingExports(chain)
        // Pages are loaded on demand; by Taro's default each carries its own copy of what they share: 3.4 MB
        // in all instead of 1.2 MB.
        const shared = { name: 'shared', chunks: 'async', minChunks: 2, priority: 200 }
        chain.merge({
          optimization: { splitChunks: { cacheGroups: { shared } } },
          // Webpack's advice on sizes is for every site; ours are measured by tests and benchmarks.
          performance: { hints: false },
        })
      },
      // NutUI is written in modern JavaScript; older Android WebViews need it compiled too.
      esnextModules: ['@nutui/nutui-react-taro', '@nutui/icons-react-taro'],
    },
  }
  return merge(
    {},
    baseConfig,
    process.env.NODE_ENV === 'development' ? developmentConfig : productionConfig,
  )
})
