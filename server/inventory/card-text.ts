import { yuan } from '#contract/money.ts'
import { textOf } from '#contract/text-of.ts'
import type { Field } from '#law/form.ts'

/** The answer to a field as a card on paper says it, in Chinese; empty when there is none. Pure. */
export function cardText(field: Field, answer: unknown): string {
  if (answer === undefined || answer === null || answer === '') return ''
  const label = (value: unknown) => field.options?.[textOf(value)]?.zh ?? textOf(value)
  const unit = field.unit ? ` ${field.unit.zh}` : ''
  switch (field.kind) {
    case 'choice':
      return label(answer)
    case 'choices':
      return Array.isArray(answer) ? answer.map(label).join('、') : ''
    case 'yes-no':
      return answer === true ? '是' : '否'
    case 'money':
      return Number.isSafeInteger(Number(answer)) ? `${yuan(Number(answer))} 元` : textOf(answer)
    case 'integer':
      return `${Number(answer).toLocaleString('en-US')}${unit}`
    case 'decimal':
      return `${textOf(answer)}${unit}`
    default:
      return textOf(answer)
  }
}
