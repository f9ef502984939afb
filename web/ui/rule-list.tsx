import { Collapse } from 'antd'
import type { ReactNode } from 'react'
import type { Words } from '#law/words.ts'
import { Basis } from './basis.tsx'
import { totalOf } from './dates.ts'
import { useWords } from './language.tsx'
import { Status } from './status.tsx'
import './rule-list.css'

/** A rule that looks through records: why it does, what helps, by what query, and how much it found. */
type Rule = {
  readonly id: string
  readonly title: Words
  readonly why: Words
  readonly help: Words
  readonly basis: string
  readonly query: string
  readonly total: number
  readonly isCapped: boolean
}

/**
 * Rules with what each found and the query that finds it; `none` says that one found nothing, `narrow` leads to what it found, `asked`
 * says what its query reads.
 */
export function RuleList({
  rules,
  none,
  narrow,
  asked,
}: {
  rules: readonly Rule[]
  none: Words
  narrow: (id: string, total: string) => ReactNode
  asked: Words
}) {
  const { w } = useWords()
  return (
    <Collapse
      className="card"
      items={rules.map((rule) => ({
        key: rule.id,
        label: (
          <>
            {w(rule.title)} <Status tone={rule.total > 0 ? 'bad' : 'done'}>{rule.total > 0 ? totalOf(rule) : w(none)}</Status>
          </>
        ),
        children: (
          <>
            <p>
              {w(rule.why)} <Basis of={rule.basis} />
            </p>
            <p>
              <strong>{w({ zh: '怎么办：', en: 'What helps: ' })}</strong>
              {w(rule.help)}
            </p>
            {rule.total > 0 && <p>{narrow(rule.id, totalOf(rule))}</p>}
            <p className="quiet">{w({ zh: `所用查询语句（${asked.zh}）：`, en: `The query (${asked.en}):` })}</p>
            <pre
              className="rule-query"
              tabIndex={0}
              aria-label={w({ zh: `“${rule.title.zh}”的查询语句`, en: `The query of “${rule.title.en}”` })}
            >
              {rule.query}
            </pre>
          </>
        ),
      }))}
    />
  )
}
