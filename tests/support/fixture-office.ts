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

/** The fixture's member as somebody who reads the files and logs visits, and writes nothing else. */
export const fixtureCallerAccess: Access = {
  ...fixtureAccess,
  settings: {
    ...fixtureSettings,
    postKinds: fixtureSettings.postKinds.map((kind) => ({
      ...kind,
      permissions: ['file.read', 'visit.write'] as const,
    })),
  },
}
