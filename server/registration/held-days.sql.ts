import { type RawBuilder, sql } from 'kysely'
import { renewalWindow } from './renewing.ts'

/** How many days of its renewal a registration valid until a day lost to cases that are not its holder's, as of a day (choice:renewal-held). */
export function heldDays(assetId: RawBuilder<unknown>, validUntil: RawBuilder<unknown>, today: string): RawBuilder<number> {
  return sql<number>`renewal_held(${assetId}, ${validUntil}, ${renewalWindow}, ${today}::date)`
}
