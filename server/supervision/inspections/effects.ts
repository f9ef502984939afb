import { strict as assert } from 'node:assert'
import { textOf } from '#contract/text-of.ts'
import type { EffectWork } from '#server/cases/lent.ts'
import { findFiled } from '#server/cases/subject.sql.ts'
import { closeInspection, insertInspection } from './inspections.sql.ts'

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** What becomes of an inspection in its register (§5.3, §7.2). */
export const inspectionEffects = {
  'enter-inspection': async (tx, { kase, at }) => {
    assert(kase.applicantId, 'an office opened the inspection')
    const { kind, programme, focus } = kase.answers
    await insertInspection(tx, {
      caseId: kase.id,
      inspectedId: kase.subjectId,
      officeId: kase.applicantId,
      kind: textOf(kind),
      programme: typeof programme === 'string' ? programme.trim() : null,
      focus: listOf(focus),
      at,
    })
  },
  'close-inspection': async (tx, { kase, asked, at }) => {
    const record = await findFiled(tx, kase.id, 'inspecting', 'file')
    assert(record && kase.ending, 'somebody filed the record and the case has ended')
    await closeInspection(tx, kase.id, {
      gravity: textOf(record.asked['gravity']),
      findings: textOf(record.asked['findings']),
      outcome: kase.ending,
      credit: textOf(asked['credit']),
      creditNote: textOf(asked['creditNote']),
      at,
    })
  },
} as const satisfies Record<string, EffectWork>
