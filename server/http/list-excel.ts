import type { Page, Route } from '#contract/route.ts'
import type { Ask, Handling } from './ask.ts'
import { type ExcelCell, sendExcel, STRETCH } from './excel.ts'

/** A column of an exported list: what stands above it, how wide it is, and what it says of a line. */
export type ListColumn<T> = { readonly title: string; readonly width?: number; readonly cell: (line: T) => ExcelCell }
/** A list that can be had as Excel: the route of the workbook, the route of the list, and how its lines are written. */
export type ListExport = { readonly route: Route; readonly list: Route; readonly name: string; readonly columns: readonly ListColumn<never>[] }

/** Answers an export by asking the list itself, page by page in the visitor's name: it shows what the list shows, and nothing else. */
export function exportingLists(handlings: readonly Handling[], lists: readonly ListExport[]): Handling[] {
  return lists.map(({ route, list, name, columns }) => {
    const handling = handlings.find(each => each.route === list)
    if (!handling) throw new Error(`nobody answers ${list.path}`)
    const work = async (ask: Ask, given: { params?: unknown; query?: object }) => {
      const read = (cursor?: string) => handling.work(ask, { ...given, query: { ...given.query, limit: STRETCH, cursor } } as never) as Promise<Page<never>>
      // The first page is asked before the answer begins, so that what is hidden is refused like the list.
      let page: Page<never> | null = await read()
      return sendExcel(ask, name, columns, async after => {
        const now: Page<never> = after === null && page ? page : await read(String(after![0]))
        page = null
        return { rows: now.items.map(line => columns.map(column => column.cell(line))), next: now.next === null ? null : [now.next] }
      })
    }
    return { route, work: work as Handling['work'] }
  })
}
