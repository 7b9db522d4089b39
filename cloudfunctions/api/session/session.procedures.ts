/** Who the caller is; in a demo, who may be tried and a session as one of them. */
import * as v from 'valibot'
import { memberIdShape } from '../../../src/domain/shapes'
import type { Api } from '../api'
import { CallError } from '../call-error'
import { os, requireAccess } from '../procedure'
import { findTenantId, listDemoMembers } from './member.repository'
import { createSessionToken } from './session-token'

const requireDemoTenant = async (api: Api): Promise<string> => {
  if (!api.demo) throw new CallError('forbidden', '这里不是演示环境，请从微信进入')
  const tenantId = await findTenantId(api.database)
  if (tenantId === null) throw new CallError('retry-later', '演示数据还没准备好，请过一会儿再试')
  return tenantId
}

const kindNames = async (api: Api, tenantId: string): Promise<ReadonlyMap<string, string>> => {
  const { settings } = await api.database
    .selectFrom('tenant')
    .select('settings')
    .where('id', '=', tenantId)
    .executeTakeFirstOrThrow()
  return new Map(settings.postKinds.map(({ id, name }) => [id, name]))
}

export const sessionProcedures = {
  demoUsers: os.session.demoUsers.handler(async ({ context: { api } }) => {
    const tenantId = await requireDemoTenant(api)
    const names = await kindNames(api, tenantId)
    const members = await listDemoMembers(api.database, tenantId)
    return members.map(({ id, name, hint, kindId, regionName }) => ({
      id,
      name,
      post: [regionName ?? '', names.get(kindId ?? '') ?? ''].filter(Boolean).join(' '),
      tryThis: hint,
    }))
  }),

  demoSignIn: os.session.demoSignIn.handler(async ({ context: { api }, input }) => {
    const tenantId = await requireDemoTenant(api)
    const members = await listDemoMembers(api.database, tenantId)
    const memberId = v.parse(memberIdShape, input.userId)
    const member = members.find(({ id }) => id === memberId)
    if (!member) throw new CallError('forbidden', '没有这个演示用户')
    const token = createSessionToken(api.keys.sessionKey, { tenantId, memberId }, api.nowMs())
    return { token, memberName: member.name }
  }),

  me: os.session.me.handler(async ({ context }) => {
    const { memberId, memberName } = (await requireAccess(context)).actor
    return { memberId, name: memberName, demo: context.api.demo }
  }),
}
