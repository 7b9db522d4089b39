/** Limits that both sides keep to. Apart from the contract, whose shapes no phone needs: it is the server that checks. */

/** Largest part of an upload: with base64 and its envelope it stays under one call's 100 KB. */
export const maxPartBytes = 64 * 1024
export const maxUploadBytes = 10 * 1024 * 1024
/** Of a list of volunteers, whose hours a colleague agrees to. */
export const longestFileName = 200

/** Posts in one answer, some 250 KB. */
export const maxPostsPerAnswer = 1000
