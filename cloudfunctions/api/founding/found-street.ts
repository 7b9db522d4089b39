/**
 * Founds a tenant on an empty database: the street, its settings, and one invitation for its first
 * administrator. Every other post comes from that one by the product's own commands.
 */
import { uuidv7 } from 'uuidv7'
import * as v from 'valibot'
import { addDays, chinaDate } from '../../../src/domain/calendar'
import { defaultSettings } from '../../../src/domain/settings/default-settings'
import { memberIdShape, regionIdShape } from '../../../src/domain/shapes'
import { commandEnvelopeShape, schemaVersion } from '../../../src/protocol/envelope'
import type { Api } from '../api'
import { insertPost } from '../organisation/post.repository'
import { insertRegions } from '../organisation/region.repository'
import { pushCommands } from '../push'
import { findTenantId } from '../session/member.repository'

/** For so long can the first invitation be accepted, and does the founder hold the post that vouches for it. */
const FOUNDING_DAYS = 3
const ADMINISTRATOR = 'street-administrator'

export interface Street {
  readonly name: string
  /** The official code of the street, e.g. 330483001; it becomes the id of the root region. */
  readonly code: string
}

export class AlreadyFounded extends Error {
  override readonly name = 'AlreadyFounded'
  constructor() {
    super('这个数据库里已经有一个街道了。\nThis database already serves a street.')
  }
}

const layOut = async (api: Api, tenantId: string, { name, code }: Street): Promise<void> => {
  const nowMs = api.nowMs()
  const today = chinaDate(nowMs)
  const id = v.parse(regionIdShape, code)
  const levelId = defaultSettings.levels[0]?.id ?? ''
  await api.database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('tenant')
      .values({
        id: tenantId,
        name,
        settings: JSON.stringify(defaultSettings),
        epoch: uuidv7(),
        created_at_ms: nowMs,
      })
      .execute()
    const place = { ordinal: 1, path: `/${id}/`, scopeId: id }
    await insertRegions(transaction, tenantId, [
      { id, parentId: null, levelId, name, code, ...place },
    ])
    // Nobody can sign in as the founder: it has no openid and is nobody's demo.
    await transaction
      .insertInto('member')
      .values({
        tenant_id: tenantId,
        id: 'founder',
        openid: null,
        name: '系统开通',
        demo_hint: null,
        created_at_ms: nowMs,
      })
      .execute()
    await insertPost(transaction, {
      tenantId,
      id: 'founder',
      memberId: 'founder',
      kindId: ADMINISTRATOR,
      regionId: id,
      fromDate: today,
      toDate: addDays(today, FOUNDING_DAYS),
      givenByName: '系统开通',
      createdAtMs: nowMs,
    })
  })
}

/** Answers the invitation code. Throws AlreadyFounded when the database serves a street. */
export const foundStreet = async (api: Api, street: Street): Promise<string> => {
  if ((await findTenantId(api.database)) !== null) throw new AlreadyFounded()
  const tenantId = street.code
  await layOut(api, tenantId, street)
  const founder = { tenantId, memberId: v.parse(memberIdShape, 'founder'), memberName: '系统开通' }
  const envelope = v.parse(commandEnvelopeShape, {
    commandId: uuidv7(),
    clientId: 'founding',
    sequence: 1,
    name: 'invitation.issue',
    regionId: street.code,
    args: {
      invitationId: uuidv7(),
      kindId: ADMINISTRATOR,
      fromDate: chinaDate(api.nowMs()),
      toDate: '',
      expiresInHours: FOUNDING_DAYS * 24,
      maxUses: 1,
    },
    issuedAtMs: api.nowMs(),
    schemaVersion,
  })
  const [result] = await pushCommands(api, founder, [envelope])
  if (result?.status !== 'applied') throw new Error('The first invitation was not issued')
  return v.parse(v.object({ code: v.string() }), result.answer).code
}
