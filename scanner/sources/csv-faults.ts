import type { Faults } from '#scanner/faults.ts'
import type { Structure } from '#scanner/engine/delimited.ts'

/** Notes the lines above the header that were passed over. */
export function noteTitles(titles: readonly string[], faults: Faults): void {
  if (titles.length === 0) return
  const told = titles.map((title) => title.slice(0, 60)).join(' / ').slice(0, 200)
  faults.warn('title-lines', { zh: `表头之上有标题行，已略过：${told}`, en: `Title lines above the header were passed over: ${told}` }, { line: 1, count: titles.length })
}

/** Notes uneven rows, open quotes and bytes that are no text, each with the line it was first seen on; rows are not called too long where columns beyond the limit were left out. */
export function noteStructure(structure: Structure, faults: Faults, tellStrangers: boolean, droppedColumns: number): void {
  const { short, long, unclosed, nuls, strangers } = structure
  if (unclosed !== null) faults.warn('unclosed-quote', { zh: '引号到文件结束时仍未闭合，其后内容并入了同一单元格', en: 'A quote is still open at the end of the file; what follows it became one cell' }, { line: unclosed })
  if (short.count > 0) faults.warn('ragged-rows', { zh: '部分行的列数少于表头，缺少的按空值计', en: 'Some rows have fewer cells than columns; missing cells count as null' }, short)
  if (long.count > 0 && droppedColumns === 0) faults.warn('ragged-rows', { zh: '部分行的列数多于表头，多出的未读取', en: 'Some rows have more cells than columns; the extra cells were left out' }, long)
  if (nuls.count > 0) faults.warn('nul-bytes', { zh: '文本中含空字节，已略去', en: 'The text holds NUL bytes; they were left out' }, nuls)
  if (strangers.count > 0) faults.warn('encoding', { zh: '部分字符编码错误，以替代符显示', en: 'Some characters are wrongly encoded and show as replacement signs' }, tellStrangers ? { line: strangers.line, count: strangers.count } : { count: strangers.count })
}
