/** Codes of invitations: short enough to be read aloud; 49 bits cannot be tried out online before they expire. */
import { randomCode } from '../secrets/random-code'

export const codeLength = 10

export const newInvitationCode = (): string => randomCode(codeLength)
