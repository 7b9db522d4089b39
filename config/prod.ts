/** What differs in a release: nothing yet beyond what Taro does by itself for NODE_ENV=production. */
import type { UserConfigExport } from '@tarojs/cli'

export default { mini: {}, h5: {} } satisfies UserConfigExport<'webpack5'>
