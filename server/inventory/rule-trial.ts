import { cityDefault, type CodedUnit, type RuleTrial, ruleOf, type Segment } from '#contract/coding-rule.ts'
import { ruleProblems } from '#contract/coding-rule-problems.ts'
import { capacityOf, codeOf, patternOf, prefixOf, shapeOf, stemOf } from '#contract/codes.ts'
import type { Answers } from '#contract/forms.ts'
import { forms } from '#law/forms.ts'
import type { Tx } from '#server/db/transaction.ts'
import { ORIGINS } from './asset-code.ts'
import { findCounters } from './code-serials.sql.ts'
import { countOwnCodes, findSpaceConflicts, type SpaceConflict } from './coding-rules.sql.ts'
import type { Holder } from './holders.sql.ts'

type Conflict = RuleTrial['conflicts'][number]

/** A rule tried out: what its next codes would be, what speaks against it, and what to know. Nothing is kept (§3.7). */
export async function tryRule(
  tx: Tx,
  holder: Holder,
  segments: readonly Segment[],
  today: string,
): Promise<RuleTrial & { shape: string[] }> {
  const rule = ruleOf(segments)
  const problems = segments.length > 0 ? ruleProblems(segments) : []
  const shape = shapeOf(rule, holder)
  const form = { shape, pattern: patternOf(rule, holder), prefix: prefixOf(shape) }
  const outline = { shape, pattern: form.pattern, places: shape.length, capacity: capacityOf(rule) }
  if (problems.length > 0) return { ...outline, examples: [], problems, conflicts: [], notes: [] }
  const own = await countOwnCodes(tx, holder.id, form.pattern)
  return {
    ...outline,
    problems,
    examples: await examplesOf(tx, holder, rule, Number(today.slice(0, 4))),
    conflicts: [...defaultConflicts(segments, shape, holder), ...(await findSpaceConflicts(tx, holder.id, form)).map(conflictOf)],
    notes: notesOf(rule, own),
  }
}

async function examplesOf(tx: Tx, holder: Holder, rule: readonly Segment[], year: number): Promise<RuleTrial['examples']> {
  const stems = ORIGINS.map((origin) => ({ origin, stem: stemOf(rule, holder, sampleCard(rule, origin), year)! }))
  const last = await findCounters(
    tx,
    holder.id,
    stems.map(({ stem }) => `${stem.before}#${stem.after}`),
  )
  const examples = stems.map(({ origin, stem }) => ({
    origin,
    code: codeOf(rule, stem, (last.get(`${stem.before}#${stem.after}`) ?? 0) + 1) ?? '',
  }))
  return rule.some((each) => each.kind === 'origin') ? examples : examples.slice(0, 1)
}

/** A card that has everything a rule may read. */
function sampleCard(rule: readonly Segment[], origin: string): Answers {
  const business = rule.find((each) => each.kind === 'business')
  const industry = Object.keys(forms['information-card'].sections[0].fields.industry.options)[18]!
  return { category: 'departmental', industry, origin, grade: '1', ...(business ? { businessCategory: business.codes[0]!.code } : {}) }
}

/** Whether codes of this form could be given to another unit by the city's default. Pure. */
export function defaultConflicts(segments: readonly Segment[], shape: readonly string[], holder: CodedUnit): Conflict[] {
  const digits = '0123456789'
  const any = [...digits, ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].join('')
  const places = [...Array<string>(6).fill(digits), ...Array<string>(9).fill(any), ...shapeOf(cityDefault, holder).slice(15)]
  const isSame = shape.length === places.length && shape.every((each, at) => [...each].some((letter) => places[at]!.includes(letter)))
  const isOwn = shape.slice(6, 15).join('') === holder.uscc.slice(8, 17)
  if (segments.length === 0 || !isSame || isOwn) return []
  return [
    {
      kind: 'city-default',
      holderName: null,
      codes: null,
      words: {
        zh: '与城市默认规则的编码同样长度、同样构成，可能与采用默认规则的其他单位相同',
        en: 'Of the same length and make as the city’s default; it could give codes of units that use the default',
      },
    },
  ]
}

function conflictOf({ what, holder_name, codes }: SpaceConflict): Conflict {
  if (what === 'rule')
    return {
      kind: 'unit-rule',
      holderName: holder_name,
      codes: null,
      words: { zh: `与“${holder_name}”的编码规则可能给出同样的编码`, en: `Could give the same codes as the rule of ${holder_name}` },
    }
  return {
    kind: 'unit-codes',
    holderName: holder_name,
    codes,
    words: { zh: `“${holder_name}”已有${codes}个编码符合此规则`, en: `${codes} codes of ${holder_name} have this form already` },
  }
}

function notesOf(rule: readonly Segment[], own: { given: number; old: number }): RuleTrial['notes'] {
  return [
    ...(own.given > 0
      ? [
          {
            zh: `本单位已有${own.given}个编码符合此规则；流水接着往下排，已用的不再使用`,
            en: `${own.given} codes of the unit have this form; serials go on after them and none is used again`,
          },
        ]
      : []),
    ...(own.old > 0
      ? [
          {
            zh: `本单位有${own.old}个原编码符合此规则，赋码时跳过`,
            en: `${own.old} old codes of the unit have this form; they are passed over`,
          },
        ]
      : []),
    ...(rule.some((each) => each.kind === 'check')
      ? []
      : [{ zh: '没有校验码，抄错一位看不出来', en: 'Without a check character a slip in copying goes unnoticed' }]),
    ...(rule.some((each) => each.kind === 'grade')
      ? [{ zh: '级别写入编码后不随定级变化', en: 'The grade in a code does not follow later grading' }]
      : []),
  ]
}
