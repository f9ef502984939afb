/** How many columns stand on a page of the grid; more would make wide tables slow to move in. */
export const PAGE = 100

/** The page a row is on, of how many. */
export function pageOf<T>(
  rows: readonly T[],
  page: number,
): { readonly page: number; readonly pages: number; readonly shown: readonly T[] } {
  const pages = Math.max(1, Math.ceil(rows.length / PAGE))
  const at = Math.min(Math.max(0, page), pages - 1)
  return { page: at, pages, shown: rows.length <= PAGE ? rows : rows.slice(at * PAGE, (at + 1) * PAGE) }
}
