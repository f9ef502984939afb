import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { ColumnFinding } from '#contract/findings.ts'
import { useWords } from '../ui/language.tsx'
import { ColumnRow } from './column-row.tsx'
import { actOfKey } from './grid-keys.ts'
import { LikeOffer } from './like-offer.tsx'
import { type Correction, likeColumns } from './like-columns.ts'

type Props = { findingId: string; columns: readonly ColumnFinding[]; mayEdit: boolean; onCorrect: (columns: readonly string[], correction: Correction) => void }
type Offer = { correction: Correction; like: ColumnFinding[] }

/** The columns of a finding, one row each; arrow keys move, Enter accepts, 1–4 set the grade, and the same is offered for like columns. */
export function ColumnGrid({ findingId, columns, mayEdit, onCorrect }: Props) {
  const { w } = useWords()
  const [at, setAt] = useState(0)
  const [offer, setOffer] = useState<Offer | null>(null)
  const [accepted, accept] = useAccepted(findingId)
  const body = useRef<HTMLTableSectionElement>(null)
  const move = (to: number) => {
    setAt(to)
    const row = body.current?.rows[to]
    row?.focus()
    row?.scrollIntoView({ block: 'nearest' })
  }
  const correct = (column: ColumnFinding, correction: Correction) => {
    const like = likeColumns(columns, column, correction)
    onCorrect([column.name], correction)
    setOffer(like.length > 0 ? { correction, like } : null)
  }
  const onKey = (event: KeyboardEvent, row: number) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const act = actOfKey(event.key, row, columns.length)
    const column = columns[row]
    if (act === null || !column) return
    event.preventDefault()
    if (act === 'accept') {
      if (mayEdit) accept(column.name)
      move(Math.min(columns.length - 1, row + 1))
    } else if ('move' in act) move(act.move)
    else if (mayEdit && column.grade !== act.grade) correct(column, { grade: act.grade })
  }
  return (
    <div className="list">
      {mayEdit && <p className="grid-keys">{w({ zh: '↑↓ 移动 · Enter 认可并到下一行 · 1–4 定级', en: '↑↓ move · Enter accepts and goes on · 1–4 set the grade' })}<span className="number">{w({ zh: `已认可 ${accepted.size} / ${columns.length}`, en: `${accepted.size} of ${columns.length} accepted` })}</span></p>}
      {offer && <LikeOffer offer={offer} onTake={() => { onCorrect(offer.like.map(c => c.name), offer.correction); setOffer(null) }} onLeave={() => setOffer(null)} />}
      <div className="grid-scroll" tabIndex={-1}>
        <table className="grid" role="grid" aria-label={w({ zh: '字段', en: 'Columns' })} aria-rowcount={columns.length + 1}>
          <thead>
            <tr>
              <th scope="col">{w({ zh: '字段 / 类型', en: 'Column / type' })}</th>
              <th scope="col">{w({ zh: '含义 / 把握', en: 'Meaning / confidence' })}</th>
              <th scope="col">{w({ zh: '空值 / 不同值', en: 'Nulls / distinct' })}</th>
              <th scope="col">{w({ zh: '取值范围 / 样例', en: 'Range / samples' })}</th>
              <th scope="col">{w({ zh: '级别 / 理由', en: 'Grade / reason' })}</th>
            </tr>
          </thead>
          <tbody ref={body}>
            {columns.map((column, row) => (
              <ColumnRow key={column.name} column={column} isHere={row === at} isAccepted={accepted.has(column.name)} mayEdit={mayEdit} onFocus={() => setAt(row)} onKeyDown={event => onKey(event, row)} onCorrect={correction => correct(column, correction)} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

/** Which columns were looked at and accepted in this browser session; the decision itself is the confirmation of the card. */
function useAccepted(findingId: string): [ReadonlySet<string>, (column: string) => void] {
  const place = `accepted:${findingId}`
  const [accepted, setAccepted] = useState<ReadonlySet<string>>(() => new Set(JSON.parse(sessionStorage.getItem(place) ?? '[]') as string[]))
  useEffect(() => sessionStorage.setItem(place, JSON.stringify([...accepted])), [place, accepted])
  return [accepted, column => setAccepted(was => new Set(was).add(column))]
}
