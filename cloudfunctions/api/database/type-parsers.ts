/**
 * How values of PostgreSQL become values of JavaScript, the same for `pg` and for PGlite: `pg`'s own parsers,
 * except that bigint is a number (every bigint here is a time in ms or a counter, far below 2^53).
 */
import { types } from 'pg'

const INT8 = 20
/** pg-types hands parsers out as `any`. */
type Parser = (text: string) => unknown

const readNumber: Parser = Number

/** For `pg`: the shape of its `types` option. */
export const typeParsers = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): Parser =>
    oid === INT8 ? readNumber : (types.getTypeParser(oid, format ?? 'text') as Parser),
} as const

/** For PGlite: a table of parsers, one for each type that it would otherwise parse in its own way. */
export const pgliteParsers: Readonly<Record<number, (text: string) => unknown>> =
  Object.fromEntries(
    [
      16, 17, 20, 21, 23, 25, 26, 114, 700, 701, 1007, 1009, 1016, 1042, 1043, 1082, 1114, 1184,
      1700, 3802,
    ].map((oid) => [oid, (text: string) => typeParsers.getTypeParser(oid)(text)]),
  )
