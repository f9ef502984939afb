import type { Handling } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { cardsExcel } from './cards-excel.ts'
import { cardImports } from './excel/imports.ts'
import type { InventoryLent } from './lent.ts'
import { lineages } from './lineage.ts'
import { printing } from './print-card.ts'
import { useMarks } from './use-marks.ts'

/** Everything about cards beyond one asset at a time: tables in and out, print, use marks, lineage. */
export function cards(platform: Platform, lent: InventoryLent): Handling[] {
  return [...cardImports(platform, lent), ...cardsExcel(), ...printing(lent), ...useMarks(lent), ...lineages()]
}
