import { choices } from '#law/choices.ts'
import type { Answers, FieldProblem } from './forms.ts'
import { lastDayOf } from './working-days.ts'

const days = choices['drafting-deadline'].value

/**
 * A day of delivery after the commission may have lapsed, counted from the day of the quotation, since it may be accepted at once
 * (choice:drafting-deadline).
 */
export function quotationProblems({ deliverOn }: Answers, today: string): FieldProblem[] {
  const last = lastDayOf(today, days)
  if (typeof deliverOn !== 'string' || deliverOn <= last.date) return []
  const counted = last.provisional
    ? {
        zh: `（${last.year}年放假安排尚未公布，暂按周末推算，另加余量）`,
        en: ` (the holidays of ${last.year} are not published; counted by weekends for now, with a margin)`,
      }
    : { zh: '', en: '' }
  return [
    {
      field: 'deliverOn',
      message: {
        zh: `不能晚于${last.date}${counted.zh}：接受报价后${days}个工作日仍未出具的，委托自行终止`,
        en: `Not later than ${last.date}${counted.en}: a commission ends ${days} working days after the quotation is accepted`,
      },
    },
  ]
}
