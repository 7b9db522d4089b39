/** What a phone asks when it pulls, and the page that it gets. */
import * as v from 'valibot'
import type { Post } from '../domain/organisation/post'
import type { Region } from '../domain/organisation/region'
import type { RecordKind } from '../domain/record'
import type { Settings } from '../domain/settings/settings'
import { regionIdShape, textShape } from '../domain/shapes'
import type { WireTable } from './table'

export const maxPageBytes = 512 * 1024

export const pullRequestShape = v.strictObject({
  clientId: v.pipe(textShape(64), v.minLength(1)),
  /** The epoch of the last answer; '' at first. Another epoch on the server voids all cursors. */
  epoch: textShape(64),
  /** The tag of the access document that the phone holds; '' at first. */
  accessTag: textShape(64),
  /** For each scope that the phone holds: the version up to which it has everything. */
  cursors: v.pipe(
    v.array(v.strictTuple([regionIdShape, v.pipe(v.number(), v.integer(), v.minValue(0))])),
    v.maxLength(5000),
  ),
})

export type PullRequest = v.InferOutput<typeof pullRequestShape>

/** Who I am, which posts I hold, and the part of the tree that they reach (with the way up to the root). */
export interface Access {
  readonly tenantName: string
  readonly memberId: string
  readonly memberName: string
  readonly posts: readonly Post[]
  readonly regions: readonly Region[]
  readonly settings: Settings
}

export interface PullPage {
  readonly epoch: string
  readonly accessTag: string
  /** Only when the phone's tag is another. */
  readonly access?: Access
  /** True when the phone's cursors were void: forget every record, then take this page. */
  readonly reset: boolean
  /** Scopes that the phone holds and may hold no longer: forget them and all in them. */
  readonly lostScopes: readonly string[]
  /** Per scope with news: everything up to `version` is in this page and those before. */
  readonly scopes: readonly {
    readonly scopeId: string
    readonly version: number
    /** New or changed records by kind. */
    readonly tables: Readonly<Partial<Record<RecordKind, WireTable>>>
    /** Records that are no longer in this scope (moved elsewhere): forget them here. */
    readonly gone: readonly (readonly [RecordKind, string])[]
  }[]
  /** True when there is more: pull again at once with the new cursors. */
  readonly more: boolean
  readonly serverTimeMs: number
}
