/** What differs while developing: readable output, and the H5 app asks the server on its own port. */
import type { UserConfigExport } from '@tarojs/cli'

export default {
  mini: {},
  h5: {
    devServer: {
      port: 10086,
      open: false,
      proxy: [{ context: ['/api'], target: `http://127.0.0.1:${process.env.PORT ?? '3000'}` }],
    },
  },
} satisfies UserConfigExport<'webpack5'>
