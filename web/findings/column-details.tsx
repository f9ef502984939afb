import type { ReactNode } from 'react'
import type { ColumnFinding, ColumnRule } from '#contract/findings.ts'
import { signs } from '#law/words.ts'
import { count } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { checkWords, groundWords, ruleKinds, ruleWords } from './finding-words.ts'
import { quantileAt } from './spread.ts'
import { short } from './spread-figure.tsx'

/** Everything known of one column: on what the verdict rests, its frequent values and shapes, its figures, and the rules set for it. */
export function ColumnDetails({
  column,
  rows,
  rules,
  children,
}: {
  column: ColumnFinding
  rows: number
  rules: readonly ColumnRule[]
  children?: ReactNode
}) {
  const { w } = useWords()
  const isShape = column.semanticType === 'geometry'
  return (
    <div className="details">
      {children && <div className="details-acts">{children}</div>}
      <div className="details-parts">
        <section aria-label={w({ zh: '判断依据', en: 'Grounds' })}>
          <p className="details-head">{w({ zh: '判断依据', en: 'Grounds' })}</p>
          <Grounds column={column} />
        </section>
        {column.top.length > 0 && (
          <section aria-label={w({ zh: '常见取值', en: 'Frequent values' })}>
            <p className="details-head">
              {w({ zh: '常见取值', en: 'Frequent values' })}
              {!column.topExact && <small>{w({ zh: '（估计）', en: ' (estimated)' })}</small>}
            </p>
            <Counted items={column.top} of={rows - column.nulls} />
          </section>
        )}
        {column.patterns.length > 0 && !isShape && (
          <section aria-label={w({ zh: '取值形态', en: 'Shapes' })}>
            <p className="details-head">{w({ zh: '取值形态', en: 'Shapes' })}</p>
            <Counted items={column.patterns} of={rows - column.nulls} isCode />
          </section>
        )}
        <section aria-label={w({ zh: '统计', en: 'Figures' })}>
          <p className="details-head">{w({ zh: '统计', en: 'Figures' })}</p>
          <Figures column={column} />
        </section>
        {rules.length > 0 && (
          <section aria-label={w({ zh: '质量规则', en: 'Rules' })}>
            <p className="details-head">{w({ zh: '质量规则', en: 'Rules' })}</p>
            <ul className="details-list">
              {rules.map((rule, i) => (
                <li key={i}>
                  <strong>{w(ruleKinds[rule.kind])}</strong> {w(ruleWords(rule))}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </div>
  )
}

function Grounds({ column }: { column: ColumnFinding }) {
  const { w } = useWords()
  if (column.grounds.length === 0)
    return <p className="quiet">{w(column.evidence) || w({ zh: '没有可说的依据', en: 'There is nothing to tell' })}</p>
  const order = Object.keys(groundWords)
  const sorted = [...column.grounds].sort((a, b) => order.indexOf(a.by) - order.indexOf(b.by))
  return (
    <dl className="details-facts">
      {sorted.map((ground, i) => (
        <div key={i}>
          <dt>{w(groundWords[ground.by])}</dt>
          <dd>
            {w(ground.words)}
            {ground.share !== undefined && !w(ground.words).includes('%') && <span className="number quiet"> {share(ground.share)}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Counted({ items, of, isCode = false }: { items: readonly { text: string; count: number }[]; of: number; isCode?: boolean }) {
  const whole = Math.max(1, of, ...items.map((each) => each.count))
  return (
    <ul className="details-counted">
      {items.slice(0, 8).map((item) => (
        <li key={item.text}>
          <span className="details-bar" aria-hidden="true">
            <span style={{ width: `${(item.count / whole) * 100}%` }} />
          </span>
          {isCode ? <code>{item.text}</code> : <span className="details-text">{item.text === '' ? '∅' : item.text}</span>}
          <span className="number">{count(item.count)}</span>
          <span className="number quiet">{share(item.count / whole)}</span>
        </li>
      ))}
    </ul>
  )
}

function Figures({ column }: { column: ColumnFinding }) {
  const { w } = useWords()
  const { numbers, times } = column
  // A shape is neither long nor great: where it lies is told of the whole dataset.
  const isOrdered = column.semanticType !== 'geometry'
  const facts: [string, ReactNode][] = [
    [
      w({ zh: '空值', en: 'Nulls' }),
      `${count(column.nulls)}${column.empties > 0 ? w({ zh: `（其中空串 ${count(column.empties)}）`, en: ` (${count(column.empties)} empty)` }) : ''}`,
    ],
    ...(column.placeholders.length > 0
      ? [
          [
            w({ zh: '占位符', en: 'Placeholders' }),
            column.placeholders
              .slice(0, 6)
              .map((each) => `${each.text} × ${count(each.count)}`)
              .join(w(signs.comma)),
          ] as [string, ReactNode],
        ]
      : []),
    [
      w({ zh: '不同值', en: 'Distinct' }),
      column.distinctExact
        ? w({ zh: `${count(column.distinct)}（精确）`, en: `${count(column.distinct)} (exact)` })
        : w({ zh: `约 ${count(column.distinct)}${errorOf(column, 'zh')}`, en: `about ${count(column.distinct)}${errorOf(column, 'en')}` }),
    ],
    ...(isOrdered && column.minLength !== null && column.maxLength !== null
      ? [
          [
            w({ zh: '长度', en: 'Length' }),
            `${column.minLength === column.maxLength ? column.minLength : `${column.minLength}–${column.maxLength}`}${column.meanLength === null ? '' : w({ zh: `，平均 ${column.meanLength.toFixed(1)}`, en: `, mean ${column.meanLength.toFixed(1)}` })}`,
          ] as [string, ReactNode],
        ]
      : []),
    ...(isOrdered && column.min !== null
      ? [[w({ zh: '最小 – 最大', en: 'Least – greatest' }), `${column.min} – ${column.max ?? ''}`] as [string, ReactNode]]
      : []),
    ...(numbers && Object.keys(numbers.quantiles).length > 0
      ? ([
          [
            w({ zh: '四分位', en: 'Quartiles' }),
            `${[0.25, 0.5, 0.75].map((at) => short(quantileAt(numbers, at))).join(' / ')}${numbers.error > 0 ? `${w(signs.open)}±${share(numbers.error)}${w(signs.close)}` : ''}`,
          ],
          [w({ zh: '平均', en: 'Mean' }), short(numbers.mean)],
        ] as [string, ReactNode][])
      : []),
    ...(times
      ? [
          [
            w({ zh: '四分位', en: 'Quartiles' }),
            `${['0.25', '0.5', '0.75'].map((at) => times.quantiles[at] ?? '').join(' / ')}${w({ zh: `（按 ${count(times.looked)} 个值）`, en: ` (of ${count(times.looked)} values)` })}`,
          ] as [string, ReactNode],
        ]
      : []),
    ...Object.entries(column.checked).map(([check, passed]): [string, ReactNode] => [
      w(checkWords(check)),
      w({ zh: `${count(passed)} 个通过`, en: `${count(passed)} passed` }),
    ]),
    ...(column.declaredType
      ? [[w({ zh: '源库类型', en: 'Declared type' }), <code key="type">{column.declaredType}</code>] as [string, ReactNode]]
      : []),
    ...(column.comment ? [[w({ zh: '源库注释', en: 'Comment' }), column.comment] as [string, ReactNode]] : []),
  ]
  return (
    <dl className="details-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

const share = (part: number) => `${(part * 100).toFixed(part === 0 || part >= 0.9995 ? 0 : part < 0.01 ? 2 : 1)}%`
const errorOf = (column: ColumnFinding, language: 'zh' | 'en') =>
  column.distinctError > 0 ? `${signs.open[language]}±${share(column.distinctError)}${signs.close[language]}` : ''
