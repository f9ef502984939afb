export const ORIGINS = ['collected', 'produced', 'purchased'] as const
/** How the unit came by the data (§3.6). */
export type Origin = (typeof ORIGINS)[number]
