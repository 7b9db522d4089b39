/** The fixture's member with a second post, that of a community worker who may do everything in the street. */
import { permissions } from '../../src/domain/organisation/permission'
import type { Access } from '../../src/protocol/pull'
import { fixtureAccess, fixtureMember, fixtureSettings, regionId } from './fixture-building'

export const fixtureOfficeAccess: Access = {
  ...fixtureAccess,
  settings: {
    ...fixtureSettings,
    postKinds: [
      ...fixtureSettings.postKinds,
      {
        id: 'community-worker',
        name: '社区工作者',
        permissions: [...permissions],
        carriesFiles: true,
        grants: ['grid-leader'],
      },
    ],
  },
  posts: [
    ...fixtureAccess.posts,
    {
      id: 'post-office',
      memberId: fixtureMember.id,
      memberName: fixtureMember.name,
      kindId: 'community-worker',
      regionId: regionId('s1'),
      fromDate: '2026-01-01',
      toDate: '',
    },
  ],
}
