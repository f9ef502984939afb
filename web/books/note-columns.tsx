import type { Notes } from '#contract/books.ts'
import type { Words } from '#law/words.ts'
import { count } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { Money } from '../ui/money.tsx'
import type { Columns } from '../ui/table.tsx'

/** One asset among the notes: restricted, or valued. */
export type RestrictedCard = Notes['restricted']['items'][number]
export type ValuedCard = Notes['valued']['items'][number]

/** A column of amounts. */
export const money = <T extends object>(title: string, of: (row: T) => number, isMinor = false): Columns<T>[number] => ({
  title,
  key: title,
  align: 'right',
  width: 160,
  ...(isMinor ? { responsive: ['md'] } : {}),
  render: (_, row) => <Money fen={of(row)} />,
})

/** The column of the asset, which leads to it. */
export const asset = <T extends RestrictedCard | ValuedCard>(title: string): Columns<T>[number] => ({
  title,
  key: 'asset',
  render: (_, row) => (
    <Inside href={`/desk/assets/${row.assetId}?tab=books`}>
      {row.name} <small className="number">{row.code}</small>
    </Inside>
  ),
})

/** How many there are, and how many of them are listed. */
export const listedOf = ({ total, items }: { total: number; items: readonly unknown[] }): Words =>
  total > items.length
    ? { zh: `（共${count(total)}项，列${items.length}项）`, en: ` (${items.length} of ${count(total)})` }
    : { zh: `（${count(total)}项）`, en: ` (${count(total)})` }
