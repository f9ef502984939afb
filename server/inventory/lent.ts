import type { AssetView } from '#contract/inventory.ts'
import type { OutsideRegistration } from '#contract/registration.ts'
import type { Problem } from '#contract/route.ts'
import type { Tx } from '#server/db/transaction.ts'

/** A paper about an asset, oldest first, with whether it is stale on that day. */
export type LentPaper = AssetView['papers'][number]
/** A case about an asset that the visitor may read. */
export type LentCase = AssetView['cases'][number]
/** The certificate of an asset in force, or its last one; `isProven` once the log holds it. */
export type LentCertificate = NonNullable<AssetView['certificate']>
/** Why an asset stands in the memorandum register and when that is looked at again. */
export type LentMemo = NonNullable<AssetView['memo']>
/** A record of an asset in another register. */
export type LentOutside = Pick<OutsideRegistration, 'register' | 'number' | 'body' | 'issuedOn' | 'validUntil' | 'endedAt'>
/** How an asset stands in the books; amounts in whole fen. */
export type LentBook = {
  readonly isBooked: boolean
  readonly originalFen: number | null
  readonly amortisation: string | null
  readonly amortisedFen: number | null
  readonly netFen: number | null
  readonly vouchers: readonly string[]
}
/** Where the case of a round stands; both null when the visitor may not see it. */
export type RoundCase = { readonly roundId: string; readonly caseId: string; readonly step: string | null; readonly ending: string | null }

/** What other rooms lend to this one in main.ts: their tables stay theirs. Each answers within row-level security. */
export type InventoryLent = {
  readonly papersOf: (tx: Tx, assetId: string, today: string) => Promise<readonly LentPaper[]>
  readonly certificateOf: (tx: Tx, assetId: string, today: string) => Promise<LentCertificate | null>
  readonly casesOf: (tx: Tx, assetId: string) => Promise<readonly LentCase[]>
  readonly outsideOf: (tx: Tx, assetId: string) => Promise<readonly LentOutside[]>
  readonly memoOf: (tx: Tx, assetId: string) => Promise<LentMemo | null>
  /** Null when nothing about it is in the books. */
  readonly bookOf: (tx: Tx, assetId: string, today: string) => Promise<LentBook | null>
  /** Why the card of an asset may not come to say this origin; null when it may. */
  readonly whyNotOrigin: (tx: Tx, assetId: string, origin: unknown) => Promise<Problem | null>
  /** Why an operator may not operate an asset on a day; null when it may. */
  readonly whyNotOperate: (tx: Tx, operatorId: string, assetId: string, today: string) => Promise<Problem | null>
  readonly roundCases: (tx: Tx, roundIds: readonly string[]) => Promise<readonly RoundCase[]>
}
