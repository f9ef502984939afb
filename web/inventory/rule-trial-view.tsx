import { useDeferredValue } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { codingRoutes, ruleOf, type RuleTrial, type Segment } from '#contract/coding-rule.ts'
import { ruleProblems } from '#contract/coding-rule-problems.ts'
import { placesOf } from '#contract/codes.ts'
import { ask, keyOf } from '../ui/api.ts'
import { count } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import { origins } from './origin-words.ts'

/** What the rule being composed would give, and what stands in its way; asked again as it changes. */
export function RuleTrialView({ rule, isWritten }: { rule: readonly Segment[]; isWritten: boolean }) {
  const { w } = useWords()
  const tried = useDeferredValue(rule)
  const problems = rule.length > 0 ? ruleProblems(rule) : []
  const trial = useQuery({
    queryKey: [...keyOf(codingRoutes.tryCodingRule), JSON.stringify(tried)],
    queryFn: () => ask(codingRoutes.tryCodingRule, { body: { segments: [...tried] } }),
    enabled: isWritten && problems.length === 0,
    placeholderData: keepPreviousData,
  })
  if (!isWritten || problems.length > 0)
    return (
      <div className="trial" role="status">
        <ul className="trial-list">
          {problems.map((each) => (
            <li key={each.en}>
              <Status tone="bad">{w({ zh: '不成规则', en: 'No rule' })}</Status> {w(each)}
            </li>
          ))}
          {!isWritten && (
            <li>
              {w({
                zh: '还有段没有填好（短码2—9位；业务分类码每行“码 名称”）。',
                en: 'A segment is not filled in yet (short code of 2 to 9; business codes as “code name” on each line).',
              })}
            </li>
          )}
        </ul>
      </div>
    )
  if (trial.isError) return <ProblemNote error={trial.error} onRetry={() => void trial.refetch()} />
  return (
    <div className="trial" role="status" aria-busy={trial.isFetching}>
      {trial.data && <Outcome rule={ruleOf(tried)} trial={trial.data} />}
    </div>
  )
}

function Outcome({ rule, trial }: { rule: readonly Segment[]; trial: RuleTrial }) {
  const { w } = useWords()
  return (
    <>
      <h3 className="small-head">{w({ zh: '下一个编码', en: 'The next codes' })}</h3>
      <ul className="code-examples">
        {trial.examples.map((each) => (
          <li key={each.code}>
            <CodeParts code={each.code} rule={rule} />
            {trial.examples.length > 1 && <span className="quiet">{w(origins[each.origin as keyof typeof origins])}</span>}
          </li>
        ))}
      </ul>
      <p className="quiet">
        {w({
          zh: `共 ${trial.places} 位，每一类可编 ${count(trial.capacity)} 个；正则 `,
          en: `${trial.places} places, ${count(trial.capacity)} codes of each kind; expression `,
        })}
        <code>{trial.pattern}</code>
      </p>
      {trial.conflicts.length === 0 ? (
        <p>
          <Status tone="done">{w({ zh: '没有冲突', en: 'No conflict' })}</Status>
        </p>
      ) : (
        <ul className="trial-list">
          {trial.conflicts.map((each, n) => (
            <li key={n}>
              <Status tone="bad">{w({ zh: '冲突', en: 'Conflict' })}</Status> {w(each.words)}
            </li>
          ))}
        </ul>
      )}
      {trial.notes.length > 0 && (
        <ul className="trial-list">
          {trial.notes.map((each) => (
            <li key={each.en}>{w(each)}</li>
          ))}
        </ul>
      )}
    </>
  )
}

/** A code with its segments told apart. */
function CodeParts({ code, rule }: { code: string; rule: readonly Segment[] }) {
  const starts = rule.map((_, n) => rule.slice(0, n).reduce((sum, each) => sum + placesOf(each), 0))
  return (
    <span className="code">
      <span className="code-parts">
        {rule.map((segment, n) => (
          <span key={n}>{code.slice(starts[n], starts[n]! + placesOf(segment))}</span>
        ))}
      </span>
    </span>
  )
}
