import type { Finding } from '#contract/findings.ts'
import { type Answers, askedOnly, checkForm, type FieldProblem } from '#contract/forms.ts'
import { forms } from '#law/forms.ts'

/** Everything that keeps a card from being confirmed today, field by field; `finding` is what the data itself says, when it was scanned. */
export function cardProblems(card: Answers, finding: Finding | null, today: string): FieldProblem[] {
  const checked = checkForm('information-card', card, { mode: 'complete', today, by: 'platform' })
  const problems = checked.ok ? [] : checked.fields
  return [...problems, ...contradictions(card, finding).filter((p) => !problems.some((q) => q.field === p.field))]
}

/** A card as it is kept: without answers to what is not asked beside the others, such as a contract of data collected oneself. */
export const wholeCard = (card: Answers): Answers => askedOnly(forms['information-card'], card)

function contradictions(card: Answers, finding: Finding | null): FieldProblem[] {
  const found: FieldProblem[] = []
  const highest = finding?.columns.reduce((top, column) => Math.max(top, column.grade), 1) ?? 1
  if (Number(card['grade']) < highest)
    found.push({
      field: 'grade',
      message: {
        zh: `有字段为${highest}级，整体不能低于它；如字段级别有误，请先更正字段`,
        en: `A field has grade ${highest}; the whole cannot be lower. If that grade is wrong, correct the field first`,
      },
    })
  if (card['containsPersonal'] === false && finding?.columns.some((column) => column.personal))
    found.push({
      field: 'containsPersonal',
      message: {
        zh: '扫描发现含个人信息的字段；如判断有误，请先更正字段',
        en: 'The scan found fields about persons; if that is wrong, correct the fields first',
      },
    })
  if (card['containsSensitive'] === true && card['containsPersonal'] === false)
    found.push({
      field: 'containsSensitive',
      message: {
        zh: '敏感个人信息也是个人信息，两项不一致',
        en: 'Sensitive personal information is personal information; the two answers differ',
      },
    })
  if (typeof card['timeFrom'] === 'string' && typeof card['timeTo'] === 'string' && card['timeFrom'] > card['timeTo'])
    found.push({ field: 'timeTo', message: { zh: '时域止不能早于时域起', en: 'The end cannot be before the beginning' } })
  if (
    typeof card['sourceUnit'] === 'string' &&
    card['sourceUnit'] !== card['holder'] &&
    card['origin'] !== 'purchased' &&
    card['received'] === undefined
  )
    found.push({
      field: 'received',
      message: {
        zh: '来源单位不是持有单位，请说明是否经政务共享取得',
        en: 'The source is not the holder; say whether it was received by sharing',
      },
    })
  if (card['importance'] === 'core')
    found.push({
      field: 'importance',
      message: {
        zh: '核心数据不得进入本平台：请注明不纳入，停止上传并清除源文件，报告行业主管部门',
        en: 'Core data stays off this platform: set the finding aside, upload nothing more, erase the files and report to the sector authority',
      },
    })
  return found
}
