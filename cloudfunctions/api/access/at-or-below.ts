/** The one pattern by which a statement finds a region and all below it; elsewhere paths are compared as prefixes. */

/** For LIKE on a region's path. Ids may hold '_', which LIKE would take for any character: c_1 is not c-1. */
export const atOrBelow = (path: string): string => `${path.replace(/_/g, '\\_')}%`
