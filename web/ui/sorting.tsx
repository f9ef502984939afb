import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ThHTMLAttributes } from 'react'
import { sortsOf, type Route } from '#contract/route.ts'
import { textIn } from './address-search.ts'
import type { Columns } from './table.tsx'

type Way = 'ascending' | 'descending' | 'none'
type Head = { readonly 'aria-sort': Way; readonly onPress: () => void }
const marks: { readonly [way in Way]: string } = { ascending: '↑', descending: '↓', none: '↕' }

/** How the address asks the list of a route to be sorted, and how to ask for another way; what the route cannot sort by is no way. */
export function useSort(route: Route): { sort: string | undefined; options: readonly string[]; ask: (sort: string | undefined) => void } {
  const options = sortsOf(route)
  const asked = useSearch({ strict: false, select: (search: object) => textIn((search as { sort?: unknown }).sort) })
  const navigate = useNavigate()
  const ask = (sort: string | undefined) =>
    void navigate({ to: '.', search: ((was: object) => ({ ...was, sort })) as never, resetScroll: false })
  return { sort: options.find((option) => option === asked), options, ask }
}

/** The columns of a list, those it can be sorted by under a button: up, down, and as usual again. */
export function sortableColumns<T extends object>(columns: Columns<T>, { sort, options, ask }: ReturnType<typeof useSort>): Columns<T> {
  return columns.map((column) => {
    const key = String(column.key)
    if (!options.includes(key)) return column
    const way: Way = sort === key ? 'ascending' : sort === `-${key}` ? 'descending' : 'none'
    const next = way === 'none' ? key : way === 'ascending' ? `-${key}` : undefined
    const head: Head = { 'aria-sort': way, onPress: () => ask(next) }
    return { ...column, onHeaderCell: () => head }
  })
}

/** How the table library makes a head: the titles themselves it repeats where nobody sees them, and a button must not be come to there. */
export const sortingHeads = { header: { cell: HeadCell } }

function HeadCell({ onPress, children, ...head }: ThHTMLAttributes<HTMLTableCellElement> & Partial<Head>) {
  if (!onPress) return <th {...head}>{children}</th>
  const way = head['aria-sort'] ?? 'none'
  return (
    <th {...head}>
      <button type="button" className="sort-button" onClick={onPress}>
        {children}
        <span aria-hidden="true" className={way === 'none' ? 'sort-mark' : 'sort-mark sort-mark-here'}>
          {marks[way]}
        </span>
      </button>
    </th>
  )
}
