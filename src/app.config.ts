/**
 * Pages, tabs and the privacy switches of the mini-program. The tabs are in the main package;
 * every other area is a subpackage below packages/<area>/, so that the main package stays below 2 MB.
 */
export default defineAppConfig({
  pages: ['pages/today/index', 'pages/files/index', 'pages/me/index'],
  subPackages: [],
  tabBar: {
    color: '#5b6570',
    selectedColor: '#b3261e',
    backgroundColor: '#ffffff',
    borderStyle: 'black',
    list: [
      { pagePath: 'pages/today/index', text: '今天' },
      { pagePath: 'pages/files/index', text: '民情档案' },
      { pagePath: 'pages/me/index', text: '我的' },
    ],
  },
  window: {
    navigationBarTitleText: '连心',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f4f5f7',
    backgroundTextStyle: 'dark',
  },
  lazyCodeLoading: 'requiredComponents',
  // WeChat then asks for consent before any private API; requiredPrivateInfos stays absent,
  // because no location interface is used without the worker choosing a point.
  __usePrivacyCheck__: true,
})
