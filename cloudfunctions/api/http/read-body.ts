/** Reads a request's JSON body with a limit of bytes and of time, so that nobody can fill or hold the server. */

export interface BodyLimits {
  readonly maxBytes: number
  /** Slower bodies are cut off. */
  readonly maxMs: number
}

export type BodyReading =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly code: 'too-large' | 'invalid' | 'retry-later' }

const readChunks = async (
  reader: ReadableStreamDefaultReader<Uint8Array>,
  maxBytes: number,
): Promise<Buffer | 'too-large' | 'invalid'> => {
  const chunks: Uint8Array[] = []
  let bytes = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return Buffer.concat(chunks)
      bytes += value.length
      if (bytes > maxBytes) return 'too-large'
      chunks.push(value)
    }
  } catch {
    // The caller has gone; nobody reads the answer.
    return 'invalid'
  }
}

/** Bytes that are no UTF-8 are refused: read as question marks they would be written to the file. */
const parse = (body: Buffer): BodyReading => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body)
    return { ok: true, json: text === '' ? undefined : JSON.parse(text) }
  } catch {
    return { ok: false, code: 'invalid' }
  }
}

export const readBody = async (
  request: Request,
  { maxBytes, maxMs }: BodyLimits,
): Promise<BodyReading> => {
  if (Number(request.headers.get('content-length') ?? '0') > maxBytes)
    return { ok: false, code: 'too-large' }
  if (!request.body) return { ok: true, json: undefined }
  const reader = request.body.getReader()
  let timer: NodeJS.Timeout | undefined
  const tooSlow = new Promise<'retry-later'>((resolve) => {
    timer = setTimeout(() => resolve('retry-later'), maxMs)
  })
  const body = await Promise.race([readChunks(reader, maxBytes), tooSlow])
  clearTimeout(timer)
  if (typeof body !== 'string') return parse(body)
  void reader.cancel().catch(() => undefined)
  return { ok: false, code: body }
}
