import type { Condition } from '#law/conditions.ts'
import type { Words } from '#law/words.ts'
import type { Fact, FactLender } from '#server/cases/lent.ts'
import { findJudged } from './decisions.sql.ts'
import { whyNotReported, whyNotStrict } from './strictness.ts'

const mine: readonly Condition[] = ['graded-strictly', 'important-reported', 'not-core']
const factOf = (why: Words | null): Fact => (why ? { holds: false, why } : { holds: true })

/** Whether a decision on class and grade is strict enough, reported where it must be, and not about core data (§3.2). */
export const classificationFacts: FactLender = async (tx, kase, wanted) => {
  const asked = wanted.filter((name) => mine.includes(name))
  if (asked.length === 0 || kase.subjectKind !== 'asset') return {}
  const finding = asked.includes('graded-strictly') ? ((await findJudged(tx, kase.subjectId))?.finding ?? null) : null
  const core =
    kase.draft['importance'] === 'core'
      ? { zh: '所提为核心数据，不能核定在平台上', en: 'It is proposed as core data, which cannot be approved on the platform' }
      : null
  const facts: { [C in Condition]?: Fact } = {
    'graded-strictly': factOf(whyNotStrict(kase.draft, finding)),
    'important-reported': factOf(whyNotReported(kase.draft)),
    'not-core': factOf(core),
  }
  return Object.fromEntries(asked.map((name) => [name, facts[name]!]))
}
