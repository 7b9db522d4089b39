/**
 * One member's part of the phone's storage: JSON values under short names, sealed against tears and checked when
 * read. It knows nothing of what the values mean.
 */
import * as v from 'valibot'
import type { Storage } from '../ports'
import { seal, unseal } from './sealed-text'

/** torn: cut off while it was written. outdated: whole, but of a form that this version does not know. */
export type Reading<Value> =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'absent' }
  | { readonly kind: 'torn' }
  | { readonly kind: 'outdated' }

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Any text as part of a key: what the Storage port does not allow becomes `:` and its code. */
export const keyPart = (text: string): string =>
  text.replace(/[^0-9A-Za-z_.-]/g, (sign) => `:${sign.charCodeAt(0).toString(16)}:`)

/** The text that became this part of a key. */
export const textOfKeyPart = (part: string): string =>
  part.replace(/:([0-9a-f]+):/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))

export class Shelf {
  constructor(
    private readonly storage: Storage,
    private readonly prefix: string,
  ) {}

  async read<Shape extends v.GenericSchema>(
    key: string,
    shape: Shape,
  ): Promise<Reading<v.InferOutput<Shape>>> {
    const text = await this.storage.read(this.prefix + key)
    if (text === null) return { kind: 'absent' }
    const body = unseal(text)
    if (body === null) return { kind: 'torn' }
    const parsed = v.safeParse(shape, parseJson(body))
    return parsed.success ? { kind: 'value', value: parsed.output } : { kind: 'outdated' }
  }

  /** Rejects with StorageFull; then the old value is still there. */
  write(key: string, value: unknown): Promise<void> {
    return this.storage.write(this.prefix + key, seal(JSON.stringify(value)))
  }

  remove(key: string): Promise<void> {
    return this.storage.remove(this.prefix + key)
  }

  /** Names that begin with the prefix, sorted. */
  async keys(prefix: string): Promise<string[]> {
    const keys = await this.storage.keys(this.prefix + prefix)
    return keys.map((key) => key.slice(this.prefix.length))
  }

  async eraseAll(): Promise<void> {
    for (const key of await this.keys('')) await this.remove(key)
  }
}
