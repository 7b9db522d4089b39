/** Ids of new levels and kinds of post: made once on this phone, and never shown. */
import type { Application } from '../../../../application'

/** As the rules ask: small letters, digits and dashes, at most 30. */
export const newEntryId = ({ device }: Application, of: 'level' | 'post'): string =>
  `${of}-${device.identifiers
    .newId()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(-20)}`
