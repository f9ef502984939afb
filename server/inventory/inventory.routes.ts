import type { Handling } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { assets } from './assets.ts'
import { gradings } from './classification/grading.ts'
import { codingRules } from './coding-rules.ts'
import { columnRules } from './column-rules.ts'
import { cards } from './cards.ts'
import { confirming } from './confirm-card.ts'
import { counting } from './counting.ts'
import { connections } from './connections.ts'
import { contactHandlings } from './covering.ts'
import { destructions } from './disposal/destructions.ts'
import { findings } from './findings.ts'
import { findingsFiles } from './findings-files.ts'
import { folders } from './folders.ts'
import type { InventoryLent } from './lent.ts'
import { sectorLists } from './lists/sector-lists.ts'
import { keeping } from './keeping.ts'
import { likenesses } from './likeness.ts'
import { similarHandlings } from './similar.ts'
import { qualityExcel } from './quality-excel.ts'
import { rescanning } from './rescan.ts'
import { roundReading } from './round-reading.ts'
import { roundCalls } from './round-calls.ts'
import { scanKit } from './scan-kit.ts'
import { unitKeys } from './unit-keys.ts'
import { uploads } from './uploads.ts'

/** Everything that can be asked about rounds, sources, findings, cards and the catalogue. */
export function inventoryRoutes(platform: Platform, lent: InventoryLent): Handling[] {
  return [
    ...roundReading(lent),
    ...uploads(platform, lent),
    ...folders(platform, lent),
    ...connections(platform, lent),
    ...findings(lent),
    ...confirming(lent),
    ...keeping(lent),
    ...assets(lent),
    ...unitKeys(),
    ...scanKit(platform),
    ...findingsFiles(platform, lent),
    ...columnRules(lent),
    ...rescanning(platform, lent),
    ...likenesses(),
    ...similarHandlings(),
    ...qualityExcel(),
    ...codingRules(),
    ...counting(lent),
    ...roundCalls(platform, lent),
    ...gradings(),
    ...sectorLists(platform),
    ...cards(platform, lent),
    ...destructions(),
    ...contactHandlings(),
  ]
}
