import type { ColumnFinding, ColumnRule, Finding } from '#contract/findings.ts'
import type { Answers } from '#contract/forms.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Vault } from '#server/vault/vault.ts'
import { findRules, insertRules, type SetRule } from './column-rules.sql.ts'
import { followFinding } from './correction.ts'
import { findCorrections, rememberRenamed } from './corrections.sql.ts'
import { writeCorrection } from './findings.sql.ts'
import { sealFinding } from './kept-findings.ts'
import { lostHeader } from './layout-changes.ts'
import { followRemembered, headingKey } from './remembered.ts'
import { differingColumns, renamedColumns } from './renamed-columns.ts'
import { withoutSketches } from './sketches.ts'

type Holder = { readonly holder_id: string; readonly holder_kind: string; readonly holder_sector: string }
type Entered = { readonly id: string; readonly finding: Finding; readonly card: Answers }

/**
 * What people decided of columns goes along where a column is known under another name (choice:renamed-columns): rules of officers are set
 * for the new name as their next version, corrections are applied and remembered under it, what would lower a grade only as a suggestion.
 * `before` and `after` carry sketches; answers the finding as it is then.
 */
export async function followRenames(
  tx: Tx,
  vault: Vault,
  holder: Holder,
  entered: Entered,
  before: Finding,
  after: Finding,
  at: Date,
): Promise<Finding> {
  const { gone, come } = differingColumns(before, after)
  const renamed = lostHeader(before, after) ? new Map<ColumnFinding, ColumnFinding>() : renamedColumns(gone, come)
  if (renamed.size === 0) return after
  const names = new Map([...renamed].map(([now, then]) => [then.name, now.name]))
  const { rules, version } = await findRules(tx, entered.id)
  if (rules.some((rule) => namesOf(rule).some((name) => names.has(name))))
    await insertRules(tx, holder, entered.id, { version: version + 1, rules: renamedRules(rules, names) }, null, at)
  const memory = await findCorrections(
    tx,
    holder.holder_id,
    [...renamed.values()].map(({ name }) => headingKey(name)),
  )
  if (memory.length === 0) return after
  await rememberRenamed(tx, holder.holder_id, renamed)
  const followed = followRemembered(after, renamed, memory)
  if (followed !== after)
    await writeCorrection(
      tx,
      entered.id,
      await sealFinding(vault, entered.id, withoutSketches(followed)),
      followFinding(entered.card, followed, after),
    )
  return followed
}

const namesOf = (rule: ColumnRule): string[] => (rule.kind === 'compare' ? [rule.column, rule.with] : [rule.column])

/** Rules with the columns they name called as they are now. Pure. */
export function renamedRules(rules: readonly SetRule[], names: ReadonlyMap<string, string>): SetRule[] {
  const called = (name: string): string => names.get(name) ?? name
  return rules.map((rule) => ({ ...rule, column: called(rule.column), ...(rule.kind === 'compare' ? { with: called(rule.with) } : {}) }))
}
