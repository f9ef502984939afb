import type { Words } from '../words.ts'

/** What may follow about developers, requests for use, agreements and grants. */
export const useEffects = {} as const satisfies Record<string, Words>
