import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Button, type TableProps } from 'antd'
import type { ReactNode } from 'react'
import type { Input } from '#contract/call.ts'
import type { Page, Route } from '#contract/route.ts'
import { type Answer, ask, keyOf } from './api.ts'
import { count, totalOf } from './dates.ts'
import { useWords } from './language.tsx'
import { ExcelButton, PrintButton, type Whole } from './list-buttons.tsx'
import { ProblemNote } from './problem.tsx'
import { sortableColumns, sortingHeads, useSort } from './sorting.tsx'
import { WideTable } from './wide-table.tsx'

/** The columns of a list of T, as the table library takes them. */
export type Columns<T> = NonNullable<TableProps<T>['columns']>
type Props<T extends object, R extends Route> = {
  /** What the list is called, for those who cannot see it. */
  caption: string
  /** A route that answers with a keyset page, its params and query without cursor. */
  route: R
  input?: Input<R>
  columns: Columns<T>
  rowKey: (row: T) => string
  /** Opens a row by click or Enter. */
  onOpen?: (row: T) => void
  empty: ReactNode
  /** What stands above the list, out of its first page, such as the sums that came with it. */
  head?: (first: Answer<R>) => ReactNode
  /** Filters and buttons above the table. */
  tools?: ReactNode
  /** The .xlsx route for the same query. */
  excel?: Whole
  /** The route of the pages to print for the same query. */
  print?: Whole
  selection?: NonNullable<TableProps<T>['rowSelection']>
}

/**
 * A list by keyset pages: total with its cap, more on demand, columns to sort by where the route has them, kept in the address, Excel and
 * print in the same order, rows that open by click and by Enter.
 */
export function KeysetTable<T extends object, const R extends Route>({
  caption,
  route,
  input,
  columns,
  rowKey,
  onOpen,
  empty,
  head,
  tools,
  excel,
  print,
  selection,
}: Props<T, R>) {
  const { w } = useWords()
  const sorting = useSort(route)
  const inOrder = { sort: sorting.sort }
  const given = (input ?? {}) as { params?: object; query?: object }
  const list = useInfiniteQuery({
    queryKey: [...keyOf(route, input), 'pages', inOrder],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) =>
      (await ask<Route>(route, { ...given, query: { ...given.query, ...inOrder, cursor: pageParam } } as never)) as unknown as Page<T>,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const first = list.data?.pages[0]
  // The library repeats the head where nobody sees it, but would come to a box in it by keyboard: there is none in it.
  const chosen = <span className="hidden">{w({ zh: '选择', en: 'Choose' })}</span>
  const open =
    onOpen &&
    ((row: T) => ({
      tabIndex: 0,
      className: 'row-opens',
      onClick: (event: { target: EventTarget }) => !(event.target as HTMLElement).closest('a,button,input,label') && onOpen(row),
      onKeyDown: (event: { key: string; target: EventTarget; currentTarget: EventTarget }) =>
        event.key === 'Enter' && event.target === event.currentTarget && onOpen(row),
    }))
  if (list.isError && !list.data)
    return (
      <>
        {tools}
        <ProblemNote error={list.error} onRetry={() => void list.refetch()} />
      </>
    )
  return (
    <>
      {first && head?.(first as unknown as Answer<R>)}
      <div className="list">
        <div className="list-tools">
          {tools}
          <span className="list-total" role="status">
            {first && w({ zh: `共 ${totalOf(first)} 条`, en: `${totalOf(first)} in all` })}
          </span>
          {excel && <ExcelButton {...excel} query={{ ...excel.query, ...inOrder }} />}
          {print && <PrintButton {...print} query={{ ...print.query, ...inOrder }} />}
        </div>
        <WideTable<T>
          aria-label={caption}
          columns={sortableColumns(columns, sorting)}
          {...(sorting.options.length > 0 ? { components: sortingHeads } : {})}
          dataSource={rows}
          rowKey={rowKey}
          loading={list.isPending || list.isPlaceholderData}
          locale={{ emptyText: list.isPending ? ' ' : empty }}
          {...(open ? { onRow: open } : {})}
          {...(selection ? { rowSelection: { columnTitle: chosen, ...selection } } : {})}
        />
        {list.hasNextPage && (
          <div className="list-more">
            <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {w({ zh: `再显示一些（已显示 ${count(rows.length)} 条）`, en: `Show more (${count(rows.length)} shown)` })}
            </Button>
          </div>
        )}
      </div>
    </>
  )
}
