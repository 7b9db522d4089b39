/** A street is founded once, and its first administrator comes by invitation through WeChat. */
import * as v from 'valibot'
import { handleCall } from '../../cloudfunctions/api/call'
import { AlreadyFounded, foundStreet } from '../../cloudfunctions/api/founding/found-street'
import { emptyDatabase } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'

const street = { name: '梧桐街道', code: '330483001' }

describeOnBoth('founding a street', (kind) => {
  let test: TestApi

  beforeAll(async () => {
    test = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(test.api)
  })
  afterAll(() => test.close())

  const callAs = (openid: string, path: string, input: unknown) =>
    handleCall(test.api, { path, input, identity: { kind: 'openid', openid } })

  const accept = (openid: string, code: string) =>
    callAs(openid, 'sync.push', {
      commands: [
        {
          commandId: `accept-${openid}`,
          clientId: 'phone',
          sequence: 1,
          name: 'invitation.accept',
          regionId: street.code,
          args: { code, postId: `post-${openid}`, name: '郁文斌' },
          issuedAtMs: testNowMs,
          schemaVersion: 1,
        },
      ],
    })

  it('gives the first administrator the whole street, once', async () => {
    const code = await foundStreet(test.api, street)
    expect(await accept('first', code)).toMatchObject({
      ok: true,
      output: { results: [{ status: 'applied' }] },
    })
    expect(await accept('second', code)).toMatchObject({
      ok: true,
      output: { results: [{ status: 'rejected', code: 'invitation-invalid' }] },
    })
    const pull = { clientId: 'phone', epoch: '', accessTag: '', cursors: [] }
    const page = await callAs('first', 'sync.pull', pull)
    expect(page).toMatchObject({
      ok: true,
      output: {
        access: {
          tenantName: '梧桐街道',
          posts: [{ kindId: 'street-administrator', regionId: street.code }],
        },
      },
    })
  })

  it('refuses to found a second one on the same database', async () => {
    await foundStreet(test.api, street)
    await expect(foundStreet(test.api, { name: '凤鸣街道', code: '330483002' })).rejects.toThrow(
      AlreadyFounded,
    )
    const tenants = await test.api.database.selectFrom('tenant').select('name').execute()
    expect(v.parse(v.array(v.object({ name: v.string() })), tenants)).toEqual([
      { name: '梧桐街道' },
    ])
  })
})
