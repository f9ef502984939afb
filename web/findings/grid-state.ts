import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ColumnFinding } from '#contract/findings.ts'
import { pageOf } from './column-pages.ts'
import type { RowActs } from './column-row.tsx'
import { actOfKey } from './grid-keys.ts'
import type { Correction } from './like-columns.ts'

type Given = {
  readonly found: readonly ColumnFinding[]
  readonly mayEdit: boolean
  readonly table: RefObject<HTMLTableElement | null>
  readonly onAccept: (name: string) => void
  readonly onCorrect: (column: ColumnFinding, correction: Correction) => void
}
/** Where somebody stands in the grid: the page, the row, and which rows are open. */
export type GridState = {
  readonly page: number
  readonly pages: number
  readonly shown: readonly ColumnFinding[]
  readonly here: string | null
  readonly opened: ReadonlySet<string>
  readonly turn: (page: number) => void
  readonly acts: RowActs
}

/** Moves through the columns by page and row; the keys do what the buttons do. */
export function useGridState({ found, mayEdit, table, onAccept, onCorrect }: Given): GridState {
  const [turned, turn] = useState(0)
  const [at, setAt] = useState<string | null>(null)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const { page, pages, shown } = pageOf(found, turned)
  const here = shown.some((column) => column.name === at) ? at : (shown[0]?.name ?? null)
  const focus = (name: string | undefined) => {
    if (name === undefined) return
    setAt(name)
    requestAnimationFrame(() => focusRow(table.current, name))
  }
  const open = (name: string, isOpen: boolean) =>
    setOpened((was) => new Set(isOpen ? [...was, name] : [...was].filter((each) => each !== name)))
  const turnBy = (by: 1 | -1) => {
    const next = pageOf(found, page + by)
    if (next.page === page) return
    turn(next.page)
    focus(by > 0 ? next.shown[0]?.name : next.shown.at(-1)?.name)
  }
  const key = (event: KeyboardEvent, name: string) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const row = shown.findIndex((column) => column.name === name)
    const act = actOfKey(event.key, row, shown.length)
    const column = shown[row]
    if (act === null || !column) return
    event.preventDefault()
    if (act === 'accept') {
      if (mayEdit) onAccept(name)
      focus(shown[Math.min(shown.length - 1, row + 1)]?.name)
    } else if ('move' in act) focus(shown[act.move]?.name)
    else if ('open' in act) open(name, act.open)
    else if ('turn' in act) turnBy(act.turn)
    else if (mayEdit && column.grade !== act.grade) onCorrect(column, { grade: act.grade })
  }
  return { page, pages, shown, here, opened, turn, acts: useSteady({ stand: setAt, key, correct: onCorrect, open }) }
}

function focusRow(table: HTMLTableElement | null, name: string): void {
  const row = [...(table?.querySelectorAll<HTMLElement>('tr[data-column]') ?? [])].find((each) => each.dataset['column'] === name)
  row?.focus()
  row?.scrollIntoView({ block: 'nearest' })
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
