import { strict as assert } from 'node:assert'
import { incidentRoutes as routes } from '#contract/supervision-incidents.ts'
import { textOf } from '#contract/text-of.ts'
import { civilDate, lastDayOf } from '#contract/working-days.ts'
import { choices } from '#law/choices.ts'
import type { EffectWork, FactLender } from '#server/cases/lent.ts'
import { findFiled } from '#server/cases/subject.sql.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { countOf, toPage } from '#server/http/pages.ts'
import { monthsAfter } from '#server/inventory/disposal/retention.ts'
import { assessmentsBy, countAssessments, insertAssessment, lastAssessors, listAssessments } from './assessments.sql.ts'

const whole = (value: unknown) => Number(value ?? 0)

/** A received assessment enters its register (§7.5). */
export const assessmentEffects = {
  'record-risk-assessment': async (tx, { kase, at }) => {
    const filed = await findFiled(tx, kase.id, 'assessing', 'submit')
    assert(filed && kase.applicantId, 'an operator handed it in')
    const a = kase.answers
    const assessedOn = textOf(a['assessedOn'])
    const due = lastDayOf(assessedOn, choices['risk-assessment-report'].value)
    await insertAssessment(tx, {
      caseId: kase.id,
      operatorId: kase.applicantId,
      title: textOf(a['title']),
      year: whole(a['year']),
      isYearly: a['trigger'] === 'yearly',
      assessor: textOf(a['assessor']).trim(),
      assessedOn,
      nextOn: monthsAfter(assessedOn, choices['risk-assessment-yearly'].value),
      handedInOn: civilDate(filed.at),
      dueOn: due.date,
      high: whole(a['high']),
      medium: whole(a['medium']),
      low: whole(a['low']),
      conclusion: textOf(a['conclusion']),
      at,
    })
  },
} as const satisfies Record<string, EffectWork>

/** Whether a firm may make this assessment: it made not the two before it (choice:assessor-rotation). */
export const assessmentFacts: FactLender = async (tx, kase, wanted) => {
  if (!wanted.includes('assessor-rotated')) return {}
  const most = choices['assessor-rotation'].value
  const { assessor, trigger } = kase.draft
  const name = textOf(assessor ?? '').trim()
  const last = kase.applicantId && name ? await lastAssessors(tx, kase.applicantId, name, most - 1) : []
  const isAgain = trigger === 'yearly' && last.length === most - 1 && last.every((each) => each === name)
  return {
    'assessor-rotated': isAgain
      ? {
          holds: false,
          why: { zh: `${name}已连续承担${String(most - 1)}次年度评估`, en: `${name} made the last ${String(most - 1)} yearly assessments` },
        }
      : { holds: true },
  }
}

/** The register of risk assessments. */
export function assessmentHandlings(): Handling[] {
  return [
    handle(routes.listAssessments, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const by = assessmentsBy(query.sort)
        const rows = await listAssessments(tx, query, ask.today, by.place(query))
        return toPage(rows, query.limit, await countOf(rows, query, () => countAssessments(tx, query)), by.keysOf)
      }),
    ),
  ]
}
