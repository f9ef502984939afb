import { Button } from 'antd'
import { Fragment, type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ColumnFinding, ColumnRule, Finding } from '#contract/findings.ts'
import { useWords } from '../ui/language.tsx'
import { Nothing } from '../ui/problem.tsx'
import { ColumnDetails } from './column-details.tsx'
import { ColumnFilters } from './column-filters.tsx'
import { everything, type Marked, selectColumns } from './column-query.ts'
import { PAGE, pageOf } from './column-pages.ts'
import { ColumnRow, type RowActs } from './column-row.tsx'
import { actOfKey } from './grid-keys.ts'
import { LikeOffer } from './like-offer.tsx'
import { type Correction, likeColumns } from './like-columns.ts'
import { SuggestionOffer } from './suggestion.tsx'
import './grid.css'

type Props = { placeKey: string; finding: Finding; rules?: readonly ColumnRule[]; changed?: readonly string[]; mayEdit: boolean; onCorrect?: (columns: readonly string[], correction: Correction) => void; onRule?: (column: string) => ReactNode }
type Offer = { correction: Correction; like: ColumnFinding[] }
const noRules: readonly ColumnRule[] = []
const nobody: readonly string[] = []

/** The columns of a finding, a hundred to a page; arrow keys move, → opens the details, Enter accepts, 1–4 set the grade, and the same is offered for like columns. */
export function ColumnGrid({ placeKey, finding, rules = noRules, changed = nobody, mayEdit, onCorrect, onRule }: Props) {
  const { w } = useWords()
  const { columns } = finding
  const [query, setQuery] = useState(everything)
  const [turned, turn] = useState(0)
  const [at, setAt] = useState<string | null>(null)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const [offer, setOffer] = useState<Offer | null>(null)
  const [accepted, accept] = useAccepted(placeKey)
  const table = useRef<HTMLTableElement>(null)
  const marked = useMemo((): Marked => ({ suggested: new Set(columns.filter(c => c.suggestion).map(c => c.name)), changed: new Set(changed), ruled: new Set(rules.map(r => r.column)) }), [columns, changed, rules])
  const found = useMemo(() => selectColumns(columns, query, marked), [columns, query, marked])
  const { page, pages, shown } = pageOf(found, turned)
  const here = shown.some(column => column.name === at) ? at : (shown[0]?.name ?? null)
  const focus = (name: string | undefined) => {
    if (name === undefined) return
    setAt(name)
    requestAnimationFrame(() => {
      const row = [...(table.current?.querySelectorAll<HTMLElement>('tr[data-column]') ?? [])].find(each => each.dataset['column'] === name)
      row?.focus()
      row?.scrollIntoView({ block: 'nearest' })
    })
  }
  const correct = (column: ColumnFinding, correction: Correction) => {
    const like = likeColumns(columns, column, correction)
    onCorrect?.([column.name], correction)
    setOffer(like.length > 0 ? { correction, like } : null)
  }
  const open = (name: string, isOpen: boolean) => setOpened(was => new Set(isOpen ? [...was, name] : [...was].filter(each => each !== name)))
  const onKey = (event: KeyboardEvent, name: string) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const row = shown.findIndex(column => column.name === name)
    const act = actOfKey(event.key, row, shown.length)
    const column = shown[row]
    if (act === null || !column) return
    event.preventDefault()
    if (act === 'accept') {
      if (mayEdit) accept(name)
      focus(shown[Math.min(shown.length - 1, row + 1)]?.name)
    } else if ('move' in act) focus(shown[act.move]?.name)
    else if ('open' in act) open(name, act.open)
    else if ('turn' in act) {
      const next = pageOf(found, page + act.turn)
      if (next.page === page) return
      turn(next.page)
      focus(act.turn > 0 ? next.shown[0]?.name : next.shown.at(-1)?.name)
    } else if (mayEdit && column.grade !== act.grade) correct(column, { grade: act.grade })
  }
  const acts = useSteady({ stand: setAt, key: onKey, correct, open })
  return (
    <div className="list">
      <ColumnFilters query={query} onChange={next => { setQuery(next); turn(0) }} shown={found.length} all={columns.length} />
      <p className="grid-keys"><span>{w(mayEdit ? { zh: '↑↓ 移动 · → 看依据 · Enter 认可并到下一行 · 1–4 定级', en: '↑↓ move · → grounds · Enter accepts and goes on · 1–4 set the grade' } : { zh: '↑↓ 移动 · → 看依据', en: '↑↓ move · → grounds' })}</span>{mayEdit && <span className="number">{w({ zh: `已认可 ${accepted.size} / ${columns.length}`, en: `${accepted.size} of ${columns.length} accepted` })}</span>}</p>
      {offer && <LikeOffer offer={offer} onTake={() => { onCorrect?.(offer.like.map(c => c.name), offer.correction); setOffer(null) }} onLeave={() => setOffer(null)} />}
      <div className="grid-scroll" tabIndex={-1}>
        <table ref={table} className="grid" role="grid" aria-label={w({ zh: '字段', en: 'Columns' })} aria-rowcount={found.length + 1}>
          <Heads />
          <tbody>
            {shown.map(column => (
              <Fragment key={column.name}>
                <ColumnRow column={column} rows={finding.rows} isHere={column.name === here} isOpen={opened.has(column.name)} isAccepted={accepted.has(column.name)} isChanged={marked.changed.has(column.name)} mayEdit={mayEdit} acts={acts} />
                {opened.has(column.name) && <tr className="grid-details"><td colSpan={6}><ColumnDetails column={column} rows={finding.rows} rules={rules.filter(rule => rule.column === column.name)}>{mayEdit && <SuggestionOffer column={column} onTake={correction => correct(column, correction)} />}{onRule?.(column.name)}</ColumnDetails></td></tr>}
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

function Heads() {
  const { w } = useWords()
  const heads = [{ zh: '字段 / 类型', en: 'Column / type' }, { zh: '含义 / 把握 / 类别', en: 'Meaning / confidence' }, { zh: '空值 / 不同值', en: 'Nulls / distinct' }, { zh: '分布 / 范围 / 样例', en: 'Spread / range / samples' }, { zh: '级别 / 理由', en: 'Grade / reason' }]
  return <thead><tr>{heads.map(head => <th key={head.en} scope="col">{w(head)}</th>)}<th scope="col"><span className="hidden">{w({ zh: '展开', en: 'Open' })}</span></th></tr></thead>
}

function Pager({ page, pages, onTurn }: { page: number; pages: number; onTurn: (page: number) => void }) {
  const { w } = useWords()
  return (
    <nav className="grid-pages" aria-label={w({ zh: '字段分页', en: 'Pages of columns' })}>
      <Button size="small" disabled={page === 0} onClick={() => onTurn(page - 1)}>{w({ zh: `上 ${PAGE} 个`, en: `Previous ${PAGE}` })}</Button>
      <span className="number">{page + 1} / {pages}</span>
      <Button size="small" disabled={page === pages - 1} onClick={() => onTurn(page + 1)}>{w({ zh: `下 ${PAGE} 个`, en: `Next ${PAGE}` })}</Button>
    </nav>
  )
}

/** The same acts for every drawing of the grid, so that rows that did not change are not drawn again. */
function useSteady(acts: RowActs): RowActs {
  const latest = useRef(acts)
  useEffect(() => {
    latest.current = acts
  })
  const stand = useCallback((name: string) => latest.current.stand(name), [])
  const key = useCallback((event: KeyboardEvent, name: string) => latest.current.key(event, name), [])
  const correct = useCallback((column: ColumnFinding, correction: Correction) => latest.current.correct(column, correction), [])
  const open = useCallback((name: string, isOpen: boolean) => latest.current.open(name, isOpen), [])
  return useMemo(() => ({ stand, key, correct, open }), [stand, key, correct, open])
}

/** Which columns were looked at and accepted in this browser session; the decision itself is the confirmation of the card. */
function useAccepted(placeKey: string): [ReadonlySet<string>, (column: string) => void] {
  const place = `accepted:${placeKey}`
  const [accepted, setAccepted] = useState<ReadonlySet<string>>(() => new Set(JSON.parse(sessionStorage.getItem(place) ?? '[]') as string[]))
  useEffect(() => sessionStorage.setItem(place, JSON.stringify([...accepted])), [place, accepted])
  return [accepted, column => setAccepted(was => new Set(was).add(column))]
}
