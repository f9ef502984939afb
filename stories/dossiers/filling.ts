import { checkForm, fieldsOf, isAsked } from '#contract/forms.ts'
import { fillCalculation } from '#contract/valuation/fill.ts'
import { daysAfter } from '#contract/working-days.ts'
import type { Field, FormShape } from '#law/form.ts'
import { type Form, forms } from '#law/forms.ts'
import type { Answers } from './lines.ts'

const calculation = fillCalculation('cost-rate', {
  values: { rate: ['0', '刚建成'] },
  tables: { costs: { source: '项目合同', rows: [{ group: 'direct', name: '系统建设', amount: '1280500' }] } },
})
/** What has to fit together within a form. */
const special: { readonly [F in Form]?: Answers } = {
  'legal-opinion': { lawyers: '何律师、许律师' },
  'valuation-report': { valuers: '梁评估、秤评估', method: 'cost', calculation, adjustment: 'none', amountFen: 128_050_000 },
}

const first = (field: Field) => Object.keys(field.options ?? {})[0]!

/** An invented answer to one field that its form takes. */
function answerTo(field: Field, id: string, today: string, organisation: string): unknown {
  const least = Math.max(field.min ?? 1, 1)
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return field.reaches
        ? '0591-00000000'
        : `${field.label.zh}（示例）`.repeat(Math.ceil(least / 4)).slice(0, Math.max(least, Math.min(field.max ?? 60, 60)))
    case 'choice':
      return first(field)
    case 'choices':
      return Object.keys(field.options ?? {}).slice(0, least)
    case 'date':
      return [field.notBefore].flat().includes('today') ? daysAfter(today, 20) : '2026-01-02'
    case 'integer':
    case 'decimal':
    case 'money':
      return least
    case 'yes-no':
      return true
    case 'paper':
      return { sha256: 'a'.repeat(64), name: `${id}.pdf` }
    case 'parameters':
      return Array.from({ length: least }, (_, n) => ({ name: `甲${n + 1}`, value: '1', source: '示例' }))
    case 'pins':
      return [{ field: id, note: '请补充说明' }]
    case 'organisation':
      return organisation
    case 'calculation':
      return undefined
  }
}

/** Invented answers to a form with everything it requires, as it stands on a day; throws when the form does not take them. */
export function filled(form: Form, today: string, organisation: string, given: Answers = {}): Answers {
  const fields = Object.entries(fieldsOf(forms[form] as FormShape)).filter(([, field]) => !field.computed && !field.derived)
  let answers: Answers = {}
  for (const [id, field] of fields) {
    if (!(field.required || field.kind === 'organisation') || !isAsked(field, answers)) continue
    const answer = given[id] ?? special[form]?.[id] ?? answerTo(field, id, today, organisation)
    if (answer !== undefined) answers = { ...answers, [id]: answer }
  }
  const checked = checkForm(form, answers, { mode: 'complete', today })
  if (!checked.ok) throw new Error(`${form}: ${JSON.stringify(checked.fields)} ${JSON.stringify(answers)}`)
  return checked.value
}
