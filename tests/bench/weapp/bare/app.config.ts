/** One page, no tabs, no subpackages. */
export default defineAppConfig({
  pages: ['pages/index/index'],
  window: { navigationBarTitleText: '连心' },
  lazyCodeLoading: 'requiredComponents',
})
