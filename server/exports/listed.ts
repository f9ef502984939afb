import { formerParties, parties, type Party } from '#law/parties.ts'
import { type ExcelCell, excelMoment } from '#server/http/excel.ts'
import type { ListColumn, ListExport } from '#server/http/list-excel.ts'

type Columns<T> = { readonly [title: string]: readonly [width: number, cell: (line: T) => ExcelCell] }

/** A list as a workbook: its columns by their titles, each with its width and what a line has in it. */
export function listed<T>(
  route: ListExport['route'],
  list: ListExport['list'],
  name: string,
  columns: Columns<T>,
  linesOf?: ListExport['linesOf'],
): ListExport {
  const made = Object.entries(columns).map(([title, [width, cell]]): ListColumn<never> => ({
    title,
    width,
    cell: cell as ListColumn<never>['cell'],
  }))
  return { route, list, name, ...(linesOf ? { linesOf } : {}), columns: made }
}

/** A moment as a cell; null for one that has not come. */
export const at = (instant: string | null) => excelMoment(instant === null ? null : new Date(instant))

/** What a role is called, also one that is gone. */
export const roleOf = (role: string) => (parties[role as Party]?.title ?? formerParties[role])?.zh ?? role
