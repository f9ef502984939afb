import type { Finding } from '#contract/findings.ts'
import type { Answers } from '#contract/forms.ts'
import type { CaseState } from '#server/cases/state.ts'
import type { Tx } from '#server/db/transaction.ts'
import { findNewer, type Newer } from '#server/inventory/following.sql.ts'
import { type Following, takesFollowing } from './change-content.ts'
import type { InRegister } from './standing.sql.ts'

/** Items that only a scan measures. */
const measured = ['fields', 'qualityScore', 'digest'] as const
/** Items that a scan measures and people may correct: a change begins with them. */
const proposed = ['records', 'bytes', 'timeFrom', 'timeTo'] as const

/** What an amendment or correction by the holder brings with it, as it stood when the case was submitted; `findingId` is the newer finding it takes. */
export type Brought = { readonly items: Following; readonly finding: Finding | null; readonly findingId: string | null }

/** Class and grade as they were approved, and what the newest finding measured, with a change that takes them (§3.2, choice:known-asset). */
export async function broughtBy(
  tx: Tx,
  kase: CaseState,
  answers: CaseState['answers'],
  register: Pick<InRegister, 'assetVersion' | 'card'>,
): Promise<Brought> {
  const nothing = { items: {}, finding: null, findingId: null }
  if (!register.card || !takesFollowing(kase, answers)) return nothing
  const newer = await findNewer(tx, kase.subjectId, register.assetVersion, { holderId: kase.holderId, then: kase.submittedAt })
  return { items: itemsOf(register.card, newer), finding: newer.finding, findingId: newer.found?.id ?? null }
}

/** What the newest finding proposes for the items that people may correct. */
export async function proposedBy(tx: Tx, assetId: string, version: number): Promise<Answers> {
  const { found } = await findNewer(tx, assetId, version)
  return found ? picked(found.drafted, proposed) : {}
}

function itemsOf(card: Record<string, unknown>, { decided, found, finding }: Newer): Following {
  const isPersonal = (decided || found) && card['containsPersonal'] !== true && finding?.columns.some((column) => column.personal)
  const isSensitive = found?.drafted['containsSensitive'] === true && card['containsSensitive'] !== true
  return {
    ...decided,
    ...(found ? picked(found.drafted, measured) : {}),
    ...(isPersonal ? { containsPersonal: true } : {}),
    ...(isSensitive ? { containsSensitive: true } : {}),
  }
}

function picked(drafted: Answers, items: readonly string[]): Answers {
  return Object.fromEntries(items.flatMap((item) => (drafted[item] === undefined ? [] : [[item, drafted[item]] as const])))
}
