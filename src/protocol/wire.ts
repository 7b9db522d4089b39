/**
 * How a call travels. HTTP: POST /api/<path> with the input as JSON body, e.g. POST /api/sync.pull. Cloud
 * function: event {path, input}. Both answer with a Reply; over HTTP its status goes with the error code.
 */
export type CallErrorCode =
  /** The session is missing, expired or not to be trusted: sign in again, drop nothing. 401 */
  | 'sign-in-again'
  /** No post here; also for what does not exist. 403 */
  | 'forbidden'
  /** The input does not fit its shape. 400 */
  | 'invalid'
  /** The upload, import or invitation cannot be used; `message` says why and what to do. 422 */
  | 'unusable'
  /** No such procedure: the mini-program is older or newer than the server. 404 */
  | 'unknown-procedure'
  /** Too large. 413 */
  | 'too-large'
  /** Something failed on the server: try again later. 503. Or this caller asks too much: then it says when. 429 */
  | 'retry-later'

export type Reply<Output = unknown> =
  | { readonly ok: true; readonly output: Output }
  | {
      readonly ok: false
      readonly error: {
        readonly code: CallErrorCode
        readonly message: string
        /** Only when this caller asks too much. */
        readonly retryAfterSeconds?: number
      }
    }

export const httpStatusOf: Readonly<Record<CallErrorCode, number>> = {
  'sign-in-again': 401,
  forbidden: 403,
  invalid: 400,
  unusable: 422,
  'unknown-procedure': 404,
  'too-large': 413,
  'retry-later': 503,
}
