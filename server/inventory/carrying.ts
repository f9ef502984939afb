import type { Finding } from '#contract/findings.ts'
import type { Answers } from '#contract/forms.ts'
import { isComputed } from './card-draft.ts'
import { decideColumn, replaceColumns } from './correction.ts'

/**
 * A fresh scan of the same source with what people had decided about its columns, also where that lowers a grade: they decided it
 * about this very dataset. Columns whose data type became another one are proposed anew. Pure.
 */
export function carryCorrections(old: Pick<Finding, 'columns'>, fresh: Finding): Finding {
  const decided = new Map(old.columns.flatMap((c) => ((c.grounds ?? []).some((g) => g.by === 'correction') ? [[c.name, c] as const] : [])))
  return replaceColumns(
    fresh,
    new Map(
      fresh.columns.flatMap((column) => {
        const before = decided.get(column.name)
        if (!before || before.physicalType !== column.physicalType) return []
        const words = before.grounds.find((g) => g.by === 'correction')!.words
        const kept = decideColumn(column, { semanticType: before.semanticType, grade: before.grade, words, confidence: before.confidence })
        return [[column, { ...kept, gradeReason: before.gradeReason }] as const]
      }),
    ),
  )
}

/** Items that say what was measured: without a draft to compare with, the fresh scan knows better. */
const measured = ['records', 'bytes', 'fields', 'timeFrom', 'timeTo', 'grade', 'containsPersonal', 'containsSensitive']

/**
 * The card drafted from a fresh scan with what people had written into the card before: every item that differs from how it was
 * drafted then, taken out ones too, except those only the platform fills. Without a draft to compare with, everything but what is measured
 * is theirs. Pure.
 */
export function carryCard(old: { card: Answers; drafted: Answers }, fresh: Answers): Answers {
  const isKnown = Object.keys(old.drafted).length > 0
  const isSame = (id: string) => isKnown && JSON.stringify(old.card[id]) === JSON.stringify(old.drafted[id])
  const items = new Set([...Object.keys(old.card), ...(isKnown ? Object.keys(old.drafted) : [])])
  const theirs = [...items].filter((id) => !isComputed(id) && !isSame(id) && (isKnown || !measured.includes(id)))
  const kept = Object.entries(fresh).filter(([id]) => !theirs.includes(id))
  return Object.fromEntries([...kept, ...theirs.flatMap((id) => (old.card[id] === undefined ? [] : [[id, old.card[id]] as const]))])
}
