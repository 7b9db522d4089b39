/** Reads a request's JSON body with a limit of bytes and of time, so that nobody can fill or hold the server. */
import type { Readable } from 'node:stream'

export interface Body {
  readonly stream: Readable
  /** 0 when the head does not say it. */
  readonly announcedBytes: number
}

export interface BodyLimits {
  readonly maxBytes: number
  /** Slower bodies are cut off. */
  readonly maxMs: number
}

export type BodyReading =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly code: 'too-large' | 'invalid' | 'retry-later' }

type Cut = Exclude<BodyReading, { readonly ok: true }>['code']

/** By events: of all ways to read a request this is the one that costs next to nothing. */
const readChunks = (stream: Readable, { maxBytes, maxMs }: BodyLimits): Promise<Buffer | Cut> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = []
    let bytes = 0
    const end = (outcome: Buffer | Cut): void => {
      clearTimeout(timer)
      stream.off('data', take).pause()
      resolve(outcome)
    }
    const take = (chunk: Buffer): void => {
      bytes += chunk.length
      if (bytes > maxBytes) end('too-large')
      else chunks.push(chunk)
    }
    const timer = setTimeout(() => end('retry-later'), maxMs)
    stream.on('data', take)
    stream.once('end', () => end(Buffer.concat(chunks)))
    // The caller has gone; nobody reads the answer.
    stream.once('error', () => end('invalid'))
    stream.once('close', () => end('invalid'))
  })

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Bytes that are no UTF-8 are refused: read as question marks they would be written to the file. */
const parse = (body: Buffer): BodyReading => {
  try {
    const text = utf8.decode(body)
    return { ok: true, json: text === '' ? undefined : JSON.parse(text) }
  } catch {
    return { ok: false, code: 'invalid' }
  }
}

/** What announces too much is not read at all. */
export const readBody = async (
  { stream, announcedBytes }: Body,
  limits: BodyLimits,
): Promise<BodyReading> => {
  if (announcedBytes > limits.maxBytes) return { ok: false, code: 'too-large' }
  const body = await readChunks(stream, limits)
  return typeof body === 'string' ? { ok: false, code: body } : parse(body)
}
