import { auditExports } from './exports/audit.ts'
import { bookExports } from './exports/books.ts'
import { inventoryExports } from './exports/inventory.ts'
import { operationExports } from './exports/operation.ts'
import { partyExports } from './exports/parties.ts'
import { registrationExports } from './exports/registration.ts'
import { rulingExports } from './exports/rulings.ts'
import { sectorListExports } from './exports/sector-lists.ts'
import { settlementExports } from './exports/settlement.ts'
import { supervisionExports } from './exports/supervision.ts'
import { tradingExports } from './exports/trading.ts'
import type { Handling } from './http/ask.ts'
import { exportingLists, type ListExport } from './http/list-excel.ts'

const lists: readonly ListExport[] = [
  ...inventoryExports,
  ...sectorListExports,
  ...registrationExports,
  ...operationExports,
  ...tradingExports,
  ...settlementExports,
  ...bookExports,
  ...partyExports,
  ...auditExports,
  ...supervisionExports,
  ...rulingExports,
]

/** The workbooks of lists that have none of their own. */
export function exportHandlings(handlings: readonly Handling[]): Handling[] {
  return exportingLists(handlings, lists)
}
