/** The machine-readable contract is what the product checks, and the prose beside it names every part. */
import { readFileSync, writeFileSync } from 'node:fs'
import { httpStatusOf } from '../../src/protocol/wire'
import { protocolSchema } from '../support/protocol-schema'

const file = 'docs/protocol.schema.json'

describe('docs/protocol.schema.json', () => {
  it('says what the product checks (regenerate: UPDATE_SCHEMA=1 npx jest tests/protocol)', () => {
    const text = `${JSON.stringify(protocolSchema(), null, 2)}\n`
    if (process.env.UPDATE_SCHEMA === '1') writeFileSync(file, text)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(text))
  })

  it('describes every procedure with an object and refuses fields it does not know', () => {
    const { procedures, commands } = protocolSchema()
    for (const input of Object.values(procedures))
      expect(JSON.stringify(input)).toContain('"additionalProperties":false')
    for (const { args } of Object.values(commands))
      expect(args).toMatchObject({ type: 'object', additionalProperties: false })
  })

  it('is told in prose too: every procedure, command, record kind and error', () => {
    const prose = readFileSync('docs/protocol.md', 'utf8')
    const { procedures, commands, records } = protocolSchema()
    const names = [procedures, commands, records, httpStatusOf].flatMap(Object.keys)
    expect(names.filter((name) => !prose.includes(`\`${name}`))).toEqual([])
  })
})
