/**
 * Pages, tabs and the privacy switches of the mini-program. The tabs are in the main package;
 * every other area is a subpackage below packages/<area>/, so that the main package stays below 2 MB.
 */
const tab = (page: string, text: string) => ({
  pagePath: `pages/${page}/index`,
  text,
  iconPath: `design/tab-icons/${page}.png`,
  selectedIconPath: `design/tab-icons/${page}-chosen.png`,
})

const area = (name: string, pages: readonly string[]) => ({
  root: `packages/${name}`,
  pages: pages.map((page) => `pages/${page}/index`),
})

export default defineAppConfig({
  pages: ['pages/today/index', 'pages/files/index', 'pages/volunteer/index', 'pages/me/index'],
  subPackages: [
    area('files', [
      'building',
      'household',
      'due',
      'visit',
      'visit-entry',
      'resident-edit',
      'household-change',
      'merge',
      'house-edit',
      'history',
    ]),
    area('me', ['outbox', 'conflict', 'sign-in', 'join', 'large-text', 'privacy', 'about']),
    area('office', [
      'posts',
      'invite',
      'regions',
      'refused',
      'settings',
      'access-log',
      'counts',
      'roster',
      'volunteers',
      'volunteer-roster',
      'enrol',
      'volunteer',
      'certificates',
      'proposals',
      'teams',
      'audit',
      'held',
      'hotline',
      'homes',
    ]),
    area('volunteer', [
      'register',
      'coming',
      'activity',
      'record',
      'activities',
      'publish',
      'sign-ups',
      'scan',
      'my-code',
      'gate',
      'hours',
      'notices',
      'objections',
      'bank',
      'team',
      'redeem',
      'certificates',
      'certificate',
    ]),
    area('resident', ['home']),
    area('help', ['call', 'duty', 'answer', 'register']),
    area('matter', ['matters', 'request', 'matter', 'desk', 'rates']),
    area('mediation', ['mediations', 'mediation', 'open']),
    area('announcement', ['announcements', 'announcement', 'plain', 'desk', 'edit']),
    area('deliberation', ['topics', 'topic', 'propose', 'desk', 'edit']),
    area('wish', ['wishes', 'wish', 'publish', 'mine', 'desk']),
  ],
  tabBar: {
    color: '#6d655c',
    selectedColor: '#c0392b',
    backgroundColor: '#ffffff',
    borderStyle: 'white',
    list: [tab('today', '今天'), tab('files', '民情'), tab('volunteer', '志愿'), tab('me', '我的')],
  },
  window: {
    // Said although it is the default, because the H5 router draws a bar only when it is.
    navigationStyle: 'default',
    navigationBarTitleText: '连心',
    navigationBarBackgroundColor: '#faf8f5',
    navigationBarTextStyle: 'black',
    backgroundColor: '#faf8f5',
    backgroundTextStyle: 'dark',
  },
  // WeChat fetches a subpackage when its first page is opened; in a cellar that would be too late.
  preloadRule: {
    'pages/today/index': {
      network: 'all',
      packages: [
        'packages/files',
        'packages/me',
        'packages/office',
        'packages/volunteer',
        'packages/resident',
        'packages/help',
        'packages/matter',
        'packages/mediation',
        'packages/wish',
        'packages/announcement',
        'packages/deliberation',
      ],
    },
  },
  lazyCodeLoading: 'requiredComponents',
  // WeChat then asks for consent before any private API.
  __usePrivacyCheck__: true,
  // A leader picks an activity's point on a map; a volunteer's phone may compare its coarse place with it. Never the exact one.
  requiredPrivateInfos: ['chooseLocation', 'getFuzzyLocation'],
  permission: {
    'scope.userFuzzyLocation': {
      desc: '只在扫码签到时，看看是不是在活动附近；在手机上比完就忘',
    },
  },
})
