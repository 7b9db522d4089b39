/** The search's list is WeChat's own component: see search-hits.weapp.tsx. */
export default definePageConfig({
  navigationBarTitleText: '民情',
  ...(process.env.TARO_ENV === 'weapp'
    ? { usingComponents: { 'hit-list': './hit-list/index' } }
    : {}),
})
