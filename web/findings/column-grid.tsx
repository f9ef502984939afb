import { Button } from 'antd'
import { Fragment, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { ColumnFinding, ColumnRule, Finding } from '#contract/findings.ts'
import { useWords } from '../ui/language.tsx'
import { Nothing } from '../ui/problem.tsx'
import { ColumnDetails } from './column-details.tsx'
import { ColumnFilters } from './column-filters.tsx'
import { everything, type Marked, selectColumns } from './column-query.ts'
import { PAGE } from './column-pages.ts'
import { ColumnRow } from './column-row.tsx'
import { useGridState } from './grid-state.ts'
import { LikeOffer } from './like-offer.tsx'
import { type Correction, likeColumns } from './like-columns.ts'
import { isOffered, SuggestionOffer } from './suggestion.tsx'
import './grid.css'

type Props = {
  placeKey: string
  finding: Finding
  rules?: readonly ColumnRule[]
  changed?: readonly string[]
  mayEdit: boolean
  onCorrect?: (columns: readonly string[], correction: Correction) => void
  ruleLink?: (column: string) => ReactNode
}
type Offer = { correction: Correction; like: ColumnFinding[] }
const noRules: readonly ColumnRule[] = []
const nobody: readonly string[] = []

/**
 * The columns of a finding, a hundred to a page; arrow keys move, → opens the details, Enter accepts, 1–4 set the grade, and the same is
 * offered for like columns.
 */
export function ColumnGrid({ placeKey, finding, rules = noRules, changed = nobody, mayEdit, onCorrect, ruleLink }: Props) {
  const { w } = useWords()
  const { columns } = finding
  const [query, setQuery] = useState(everything)
  const [offer, setOffer] = useState<Offer | null>(null)
  const [accepted, accept] = useAccepted(placeKey)
  const table = useRef<HTMLTableElement>(null)
  const marked = useMemo(
    (): Marked => ({
      suggested: new Set(columns.filter(isOffered).map((c) => c.name)),
      changed: new Set(changed),
      ruled: new Set(rules.map((r) => r.column)),
    }),
    [columns, changed, rules],
  )
  const found = useMemo(() => selectColumns(columns, query, marked), [columns, query, marked])
  const correct = (column: ColumnFinding, correction: Correction) => {
    const like = likeColumns(columns, column, correction)
    onCorrect?.([column.name], correction)
    setOffer(like.length > 0 ? { correction, like } : null)
  }
  const { page, pages, shown, here, opened, turn, acts } = useGridState({ found, mayEdit, table, onAccept: accept, onCorrect: correct })
  return (
    <div className="list">
      <ColumnFilters
        query={query}
        onChange={(next) => {
          setQuery(next)
          turn(0)
        }}
        shown={found.length}
        all={columns.length}
      />
      <Keys mayEdit={mayEdit} accepted={accepted.size} all={columns.length} />
      {offer && (
        <LikeOffer
          offer={offer}
          onTake={() => {
            onCorrect?.(
              offer.like.map((c) => c.name),
              offer.correction,
            )
            setOffer(null)
          }}
          onLeave={() => setOffer(null)}
        />
      )}
      <div className="grid-scroll" tabIndex={-1}>
        <table ref={table} className="grid" role="grid" aria-label={w({ zh: '字段', en: 'Columns' })} aria-rowcount={found.length + 1}>
          <Heads />
          <tbody>
            {shown.map((column) => (
              <Fragment key={column.name}>
                <ColumnRow
                  column={column}
                  rows={finding.rows}
                  isHere={column.name === here}
                  isOpen={opened.has(column.name)}
                  isAccepted={accepted.has(column.name)}
                  isChanged={marked.changed.has(column.name)}
                  mayEdit={mayEdit}
                  acts={acts}
                />
                {opened.has(column.name) && (
                  <tr className="grid-details">
                    <td colSpan={6}>
                      <ColumnDetails column={column} rows={finding.rows} rules={rules.filter((rule) => rule.column === column.name)}>
                        {mayEdit && <SuggestionOffer column={column} onTake={(correction) => correct(column, correction)} />}
                        {ruleLink?.(column.name)}
                      </ColumnDetails>
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
        {shown.length === 0 && <Nothing>{w({ zh: '没有符合筛选条件的字段。', en: 'No column matches the filter.' })}</Nothing>}
      </div>
      {pages > 1 && <Pager page={page} pages={pages} onTurn={turn} />}
    </div>
  )
}

function Keys({ mayEdit, accepted, all }: { mayEdit: boolean; accepted: number; all: number }) {
  const { w } = useWords()
  return (
    <p className="grid-keys">
      <span>
        {w(
          mayEdit
            ? {
                zh: '↑↓ 移动 · → 看依据 · Enter 认可并到下一行 · 1–4 定级',
                en: '↑↓ move · → grounds · Enter accepts and goes on · 1–4 set the grade',
              }
            : { zh: '↑↓ 移动 · → 看依据', en: '↑↓ move · → grounds' },
        )}
      </span>
      {mayEdit && <span className="number">{w({ zh: `已认可 ${accepted} / ${all}`, en: `${accepted} of ${all} accepted` })}</span>}
    </p>
  )
}

function Heads() {
  const { w } = useWords()
  const heads = [
    { zh: '字段 / 类型', en: 'Column / type' },
    { zh: '含义 / 把握 / 类别', en: 'Meaning / confidence' },
    { zh: '空值 / 不同值', en: 'Nulls / distinct' },
    { zh: '分布 / 范围 / 样例', en: 'Spread / range / samples' },
    { zh: '级别 / 理由', en: 'Grade / reason' },
  ]
  return (
    <thead>
      <tr>
        {heads.map((head) => (
          <th key={head.en} scope="col">
            {w(head)}
          </th>
        ))}
        <th scope="col">
          <span className="hidden">{w({ zh: '展开', en: 'Open' })}</span>
        </th>
      </tr>
    </thead>
  )
}

function Pager({ page, pages, onTurn }: { page: number; pages: number; onTurn: (page: number) => void }) {
  const { w } = useWords()
  return (
    <nav className="grid-pages" aria-label={w({ zh: '字段分页', en: 'Pages of columns' })}>
      <Button size="small" disabled={page === 0} onClick={() => onTurn(page - 1)}>
        {w({ zh: `上 ${PAGE} 个`, en: `Previous ${PAGE}` })}
      </Button>
      <span className="number">
        {page + 1} / {pages}
      </span>
      <Button size="small" disabled={page === pages - 1} onClick={() => onTurn(page + 1)}>
        {w({ zh: `下 ${PAGE} 个`, en: `Next ${PAGE}` })}
      </Button>
    </nav>
  )
}

/** Which columns were looked at and accepted in this browser session; the decision itself is the confirmation of the card. */
function useAccepted(placeKey: string): [ReadonlySet<string>, (column: string) => void] {
  const place = `accepted:${placeKey}`
  const [accepted, setAccepted] = useState<ReadonlySet<string>>(
    () => new Set(JSON.parse(sessionStorage.getItem(place) ?? '[]') as string[]),
  )
  useEffect(() => sessionStorage.setItem(place, JSON.stringify([...accepted])), [place, accepted])
  return [accepted, (column) => setAccepted((was) => new Set(was).add(column))]
}
