const PAGE = /^(?:第\s*\d+\s*页(?:[,，\s/]*共\s*\d+\s*页)?|page\s*\d+(?:\s*(?:of|\/)\s*\d+)?|[-–—]{1,2}\s*\d{1,4}\s*[-–—]{1,2})$/i
const OF_A_PAGE = /^(?:本页|页)(?:小计|合计)\s*[:：]?$/

/** The words by which heads that come again on every page are told. */
export const REPEATED_HEADS = {
  zh: '每页重复的标题、表头和页码不是数据行，未计入',
  en: 'Titles, heads and page numbers that come again on every page are no rows of data and were left out',
}

const filledOf = (cells: readonly string[]): string[] => cells.map((cell) => cell.trim()).filter((cell) => cell !== '')

/** How a record reads without its gaps, so that one that comes again is known. */
export function spelt(cells: readonly string[]): string {
  return filledOf(cells).join('\n')
}

/** How a title reads, whatever day or number of the page stands in it. */
export const speltTitle = (cells: readonly string[]): string => spelt(cells).replace(/\d+/g, '0')

/** Answers whether a record numbers a printed page or sums it up, and is no data. */
export function isPageMark(cells: readonly string[]): boolean {
  const filled = filledOf(cells)
  return OF_A_PAGE.test(filled[0] ?? '') || (filled.length === 1 && PAGE.test(filled[0]!))
}

/** Records without titles that come again on every printed page and the marks of pages. */
export function withoutPages(records: readonly string[][], titles: readonly (readonly string[])[]): string[][] {
  const known = new Set(titles.map(speltTitle))
  return records.filter((record) => !known.has(speltTitle(record)) && !isPageMark(record))
}
