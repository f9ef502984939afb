import { sectorNames } from '#law/sector-names.ts'
import type { Words } from '#law/words.ts'

const names = new Map<string, string>(Object.entries(sectorNames))

/** The sector of a unit in both languages; one that the platform has no English name of stays as it was written. */
export const sectorWords = (sector: string): Words => ({ zh: sector, en: names.get(sector) ?? sector })
