import { addCell } from '#scanner/profile/table.ts'
import type { TableProfile } from '#scanner/profile/table.ts'

const DEPTH = 12
const ELEMENTS = 500

/** Hands every leaf of a JSON value to the column of its path: `a.b` in objects, `a[]` for the elements of a list, `a[][0]` for fixed places in a list of lists. */
export function flatten(table: TableProfile, value: unknown, path: string, depth = 0): void {
  if (value === null || typeof value !== 'object') {
    const column = table.column(path || 'value')
    if (column) addCell(column, value as string | number | boolean | null)
    return
  }
  if (depth >= DEPTH || (Array.isArray(value) && value.length === 0)) {
    const column = Array.isArray(value) && value.length === 0 ? null : table.column(path || 'value')
    column?.addJson(JSON.stringify(value).slice(0, 4096))
    return
  }
  if (Array.isArray(value)) {
    for (const element of value.slice(0, ELEMENTS)) {
      if (Array.isArray(element) && element.length <= 40) for (let at = 0; at < element.length; at++) flatten(table, element[at], `${path}[][${at}]`, depth + 2)
      else flatten(table, element, `${path}[]`, depth + 1)
    }
    return
  }
  for (const key in value) flatten(table, (value as Record<string, unknown>)[key], path ? `${path}.${key}` : key, depth + 1)
}
