/** How much the input of a procedure may weigh, in bytes of its JSON. */

const KB = 1024

/** Whatever is not named here asks with a few ids. */
const OTHERS = 16 * KB

const most: ReadonlyMap<string, number> = new Map([
  // A phone sends 100 KB or 512 KB; one long command may be more.
  ['sync.push', 1024 * KB],
  // 5,000 cursors with ids of 64 characters.
  ['sync.pull', 512 * KB],
  // 64 KB in base64, and what stands around it.
  ['file.put', 128 * KB],
  // A corrected column takes some 60 bytes.
  ['roster.preview', 256 * KB],
  ['volunteerRoster.preview', 256 * KB],
  ['hotline.preview', 256 * KB],
])

export const maxInputBytes = (path: string): number => most.get(path) ?? OTHERS

/**
 * From a caller for whom nobody vouches: enough to sign in. Reading more would be work for who may do nothing; the
 * answer is to sign in again, because a phone whose session ended must not take it for the size of what it sent.
 */
export const maxStrangerBytes = OTHERS
