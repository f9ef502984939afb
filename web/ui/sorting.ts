import type { TableProps } from 'antd'
import type { Route } from '#contract/route.ts'
import type { Columns } from './table.tsx'

type Chosen<T> = Parameters<NonNullable<TableProps<T>['onChange']>>[2]

/** The columns of a list, those the route can sort by with a head that sorts: up, down, and as usual again. */
export function sorted<T extends object>(columns: Columns<T>, route: Route, sort: string | undefined): Columns<T> {
  const asked: unknown = route.query && 'shape' in route.query ? (route.query.shape as { sort?: { unwrap(): { options: readonly string[] } } }).sort : undefined
  if (!asked) return columns
  const { options } = (asked as { unwrap(): { options: readonly string[] } }).unwrap()
  return columns.map(column => {
    const key = String(column.key)
    return options.includes(key) ? { ...column, sorter: true, sortOrder: sort === key ? 'ascend' as const : sort === `-${key}` ? 'descend' as const : null } : column
  })
}

/** What is to be asked for after a head was chosen; nothing when the list is to be as usual. */
export function sortIn<T>(chosen: Chosen<T>): string | undefined {
  const { columnKey, order } = Array.isArray(chosen) ? chosen[0] ?? {} : chosen
  return order ? `${order === 'descend' ? '-' : ''}${String(columnKey)}` : undefined
}
