import { approaches } from '#law/valuation/parameter.ts'
import type { Words } from '#law/words.ts'
import { yuan } from '../money.ts'
import type { Calculation } from './calculation.ts'
import { problemsOfCalculation } from './check.ts'
import { compute } from './compute.ts'
import { shapeOf } from './editions.ts'

type Answers = { readonly [field: string]: unknown }
type Problem = { field: string; message: Words }

/** What the adjustment of a report adds to its computed amount, in whole fen; negative when it takes away. */
export function adjustmentOf({ adjustment, adjustmentFen }: Answers): number {
  const size = typeof adjustmentFen === 'number' ? adjustmentFen : 0
  return adjustment === 'up' ? size : adjustment === 'down' ? -size : 0
}

/** What does not fit together in a valuation report: formula and approach, result and parameters, amount and result, dates (§4.5). */
export function reportProblems(answers: Answers): Problem[] {
  const { calculation, method, amountFen, baseDate, validUntil } = answers
  const dates =
    typeof baseDate === 'string' && typeof validUntil === 'string' && validUntil < baseDate
      ? [{ field: 'validUntil', message: { zh: '有效期不能早于评估基准日', en: 'Not earlier than the base date' } }]
      : []
  if (typeof calculation !== 'object' || calculation === null) return dates
  const worked = calculation as Calculation
  const shape = shapeOf(worked)
  if (shape.approach !== method)
    return [
      ...dates,
      {
        field: 'calculation',
        message: {
          zh: `“${shape.title.zh}”属于${approaches[shape.approach].zh}，与所选评估方法不符`,
          en: `“${shape.title.en}” belongs to the ${approaches[shape.approach].en.toLowerCase()} approach, not to the one chosen`,
        },
      },
    ]
  const [first, ...others] = problemsOfCalculation(worked)
  if (first)
    return [
      ...dates,
      {
        field: 'calculation',
        message: {
          zh: `${first.label.zh}：${first.message.zh}${others.length ? `（另有${others.length}处）` : ''}`,
          en: `${first.label.en}: ${first.message.en}${others.length ? ` (and ${others.length} more)` : ''}`,
        },
      },
    ]
  const { fen } = compute(worked)
  if (worked.resultFen !== fen)
    return [
      ...dates,
      {
        field: 'calculation',
        message: {
          zh: `按所填参数计算为${yuan(fen)}元，与所报计算结果不符`,
          en: `The parameters come to ${yuan(fen)} yuan, not to the result stated`,
        },
      },
    ]
  const adjustment = adjustmentOf(answers)
  if (amountFen === fen + adjustment) return dates
  const how =
    adjustment === 0
      ? { zh: '未作调整', en: 'without adjustment' }
      : { zh: `${adjustment > 0 ? '调增' : '调减'}${yuan(Math.abs(adjustment))}元`, en: `adjusted by ${yuan(adjustment)}` }
  return [
    ...dates,
    {
      field: 'amountFen',
      message: {
        zh: `计算结果${yuan(fen)}元，${how.zh}，评估值应为${yuan(fen + adjustment)}元；不等的须写明调整金额和理由`,
        en: `The result is ${yuan(fen)} yuan, ${how.en}: the amount should be ${yuan(fen + adjustment)}, or an adjustment with its reason makes up the difference`,
      },
    },
  ]
}
