import type { Finding, Quality } from '#contract/findings.ts'
import type { FindingChange } from '#contract/inventory.ts'
import { choices } from '#law/choices.ts'
import { percent } from './column-changes.ts'

type Outcome = Quality['rules'][number]
const QUALITY = choices['quality-change'].value / 100

/**
 * Which of the officer's rules hold less or more than at the last scan; one that was not run then is told when it does not hold, but for
 * those of columns that are called otherwise now. Pure.
 */
export function ruleChanges(
  { quality: before }: Finding,
  { quality: after, columns }: Finding,
  renamed: ReadonlySet<string> = new Set(),
): FindingChange[] {
  const was = new Map((before?.rules ?? []).map((rule) => [rule.title.zh, rule]))
  return (after?.rules ?? [])
    .filter((rule) => ![ruledColumn(rule), rule.with].some((name) => name !== undefined && renamed.has(name)))
    .flatMap((rule) => {
      const change = ruleChange(was.get(rule.title.zh) ?? null, rule)
      return change ? [{ ...change, column: columns.find(({ name }) => ruledColumn(rule) === name)?.name ?? null }] : []
    })
}

/** The column a rule that ran is set for. */
export const ruledColumn = ({ rule }: Pick<Outcome, 'rule'>): string => rule.replace(/^\w+:/, '').replace(/:\d+$/, '')

const shareOf = ({ tested, failed }: Outcome) => (tested > 0 ? failed / tested : null)

function ruleChange(before: Outcome | null, after: Outcome): FindingChange | null {
  const [was, is] = [before && shareOf(before), shareOf(after)]
  const measure = (is ?? 0) - (was ?? 0)
  const isNew = was === null && (is === null ? before === null : is > 0)
  const isOther = was !== null && is !== null && (Math.abs(measure) >= QUALITY - 1e-9 || (was === 0) !== (is === 0))
  // Checked last time and not now: its values, or the column it compares with, are gone.
  const isIdle = was !== null && is === null
  const isCut = after.isCut === true && before?.isCut !== true
  if (!isNew && !isOther && !isIdle && !isCut) return null
  const [then, now] = [before && told(before), told(after)]
  return {
    what: 'rule-changed',
    column: null,
    before: before ? `${before.failed}/${before.tested}` : '',
    after: `${after.failed}/${after.tested}`,
    measure,
    attention: is === null || measure > 0 || isCut,
    words: {
      zh: `质量规则：${after.title.zh}，${then ? `由${then.zh}变为` : '本次 '}${now.zh}`,
      en: `Quality rule: ${after.title.en}: ${then ? `${then.en} before, ` : ''}${now.en} now`,
    },
  }
}

function told(rule: Outcome): { zh: string; en: string } {
  if (rule.isCut)
    return {
      zh: `没有检查完（已查 ${rule.tested} 个值，${rule.failed} 个不符合）`,
      en: `not checked to the end (${rule.failed} of the ${rule.tested} values checked do not conform)`,
    }
  if (rule.tested === 0) return { zh: '没有可检查的值', en: 'nothing to check' }
  if (rule.failed === 0) return { zh: '全部符合', en: 'all conform' }
  const share = percent(rule.failed / rule.tested)
  return { zh: `${rule.failed} 个值不符合（${share}）`, en: `${rule.failed} values do not conform (${share})` }
}
