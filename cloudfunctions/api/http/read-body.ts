/** Reads a request's JSON body with a limit of bytes and of time, so that nobody can fill or hold the server. */

/** Files go in parts of 64 KB; 150 commands are about 100 KB. */
export const MAX_BODY_BYTES = 1024 * 1024
/** A slow phone sends 1 MB in this time at 9 KB/s; slower bodies are cut off. */
export const MAX_BODY_MS = 120_000

export type BodyReading =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly code: 'too-large' | 'invalid' | 'retry-later' }

const readChunks = async (
  reader: ReadableStreamDefaultReader<Uint8Array>,
): Promise<Buffer | 'too-large'> => {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(chunks)
    bytes += value.length
    if (bytes > MAX_BODY_BYTES) return 'too-large'
    chunks.push(value)
  }
}

export const readBody = async (request: Request, maxMs = MAX_BODY_MS): Promise<BodyReading> => {
  if (Number(request.headers.get('content-length') ?? '0') > MAX_BODY_BYTES)
    return { ok: false, code: 'too-large' }
  if (!request.body) return { ok: true, json: undefined }
  const reader = request.body.getReader()
  let timer: NodeJS.Timeout | undefined
  const tooSlow = new Promise<'retry-later'>((resolve) => {
    timer = setTimeout(() => resolve('retry-later'), maxMs)
  })
  const body = await Promise.race([readChunks(reader), tooSlow])
  clearTimeout(timer)
  if (body === 'too-large' || body === 'retry-later') {
    void reader.cancel().catch(() => undefined)
    return { ok: false, code: body }
  }
  try {
    return { ok: true, json: body.length === 0 ? undefined : JSON.parse(body.toString('utf8')) }
  } catch {
    return { ok: false, code: 'invalid' }
  }
}
