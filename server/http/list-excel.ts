import type { Route } from '#contract/route.ts'
import type { Ask, Handling } from './ask.ts'
import { type ExcelCell, sendExcel, STRETCH } from './excel.ts'

/** A column of an exported list: what stands above it, how wide it is, and what it says of a line. */
export type ListColumn<T> = { readonly title: string; readonly width?: number; readonly cell: (line: T) => ExcelCell }
/** What a list answers with: a page of it, or all of it. */
type Answered = { readonly items: readonly never[]; readonly next?: string | null }
/**
 * A list that can be had as Excel: the route of the workbook, the route of the list, and how its lines are written; `linesOf` finds them
 * in the answer where they are but a part of it.
 */
export type ListExport = {
  readonly route: Route
  readonly list: Route
  readonly name: string
  readonly columns: readonly ListColumn<never>[]
  readonly linesOf?: (answer: never) => readonly never[]
}

/** Answers an export by asking the list itself, page by page in the visitor's name: it shows what the list shows, and nothing else. */
export function exportingLists(handlings: readonly Handling[], lists: readonly ListExport[]): Handling[] {
  return lists.map(({ route, list, name, columns, linesOf }) => {
    const handling = handlings.find((each) => each.route === list)
    if (!handling) throw new Error(`nobody answers ${list.path}`)
    const work = async (ask: Ask, given: { params?: unknown; query?: object }) => {
      const read = async (cursor?: string): Promise<Answered> => {
        const answer = await handling.work(ask, { ...given, query: { ...given.query, limit: STRETCH, cursor } } as never)
        return linesOf ? { items: linesOf(answer as never) } : (answer as Answered)
      }
      // The first page is asked before the answer begins, so that what is hidden is refused like the list.
      let page: Answered | null = await read()
      return sendExcel(ask, name, columns, async (after) => {
        const now: Answered = after === null && page ? page : await read(String(after![0]))
        page = null
        return { rows: now.items.map((line) => columns.map((column) => column.cell(line))), next: now.next ? [now.next] : null }
      })
    }
    return { route, work: work as Handling['work'] }
  })
}
