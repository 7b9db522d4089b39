/** What a page finds when it is loaded: Taro's H5 run-time and the configuration macro that the build removes. */
process.env.TARO_ENV = 'h5'
process.env.TARO_PLATFORM = 'web'
global.definePageConfig = (config) => config
global.defineAppConfig = (config) => config
require('@tarojs/taro')
// jsdom lacks the streams that every browser has; the client of the server's contract names one when it loads.
global.TransformStream ??= require('node:stream/web').TransformStream
