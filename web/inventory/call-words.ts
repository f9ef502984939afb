import type { Words } from '#law/words.ts'

/** What stands for the sector of a call of the Data Bureau. */
export const everySector: Words = { zh: '全市各行业', en: 'every sector' }
