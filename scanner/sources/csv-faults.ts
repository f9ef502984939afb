import { maskInside } from '#scanner/mask-inside.ts'
import type { Faults } from '#scanner/faults.ts'
import type { BelowHead } from '#scanner/sources/below-head.ts'
import type { Structure } from '#scanner/engine/delimited.ts'

/** Notes the lines above the header that were passed over. */
export function noteTitles(titles: readonly string[], faults: Faults): void {
  if (titles.length === 0) return
  const told = titles
    .map((title) => maskInside(title).slice(0, 60))
    .join(' / ')
    .slice(0, 200)
  faults.warn(
    'title-lines',
    { zh: `表头之上有标题行，已略过：${told}`, en: `Title lines above the header were passed over: ${told}` },
    { line: 1, count: titles.length },
  )
}

/** Notes rows between header and data that are no data; `line` is the first row below the header, where it is known. */
export function noteBelow(below: BelowHead | null, faults: Faults, line?: number): void {
  const where = line === undefined ? {} : { line }
  if (below?.hasUnits)
    faults.warn(
      'merged-heads',
      { zh: '表头下方的计量单位行已并入列名，不计为数据', en: 'The row of units below the header became part of the names and is no data' },
      { ...where, count: 1 },
    )
  if (below?.hasOthers)
    faults.warn(
      'merged-heads',
      { zh: '表头有中文和代码两行，列名取中文一行', en: 'The header comes twice, in Chinese and as codes; the Chinese names were taken' },
      { ...where, count: 1 },
    )
  if (below && below.advice > 0)
    faults.warn(
      'left-out',
      {
        zh: '表头下方的填写说明或示例行不是数据，未计入',
        en: 'Rows below the header that tell how to fill in, or give an example, are no data and were left out',
      },
      { ...where, count: below.advice },
    )
}

/**
 * Notes uneven rows, open quotes and bytes that are no text, each with the line it was first seen on; rows are not called too long where
 * columns beyond the limit were left out.
 */
export function noteStructure(structure: Structure, faults: Faults, droppedColumns: number): void {
  const { short, long, unclosed, stray, nuls, strangers } = structure
  if (unclosed !== null)
    faults.warn(
      'unclosed-quote',
      {
        zh: '引号到文件结束时仍未闭合，其后内容并入了同一单元格',
        en: 'A quote is still open at the end of the file; what follows it became one cell',
      },
      { line: unclosed },
    )
  if (stray.count > 0)
    faults.warn(
      'unclosed-quote',
      {
        zh: '引号没有在本单元格内闭合，直到后面另一个引号为止的各行并入了同一单元格，没有逐行读取；请改正引号后重新扫描',
        en: 'A quote is not closed in its cell; the rows up to a later quote became part of it and were not read: mend the quotes and scan again',
      },
      stray,
    )
  if (short.count > 0)
    faults.warn(
      'ragged-rows',
      { zh: '部分行的列数少于表头，缺少的按空值计', en: 'Some rows have fewer cells than columns; missing cells count as null' },
      short,
    )
  if (long.count > 0 && droppedColumns === 0)
    faults.warn(
      'ragged-rows',
      { zh: '部分行的列数多于表头，多出的未读取', en: 'Some rows have more cells than columns; the extra cells were left out' },
      long,
    )
  if (nuls.count > 0) faults.warn('nul-bytes', { zh: '文本中含空字节，已略去', en: 'The text holds NUL bytes; they were left out' }, nuls)
  if (strangers.count > 0) noteStrangers({ line: strangers.line, count: strangers.count }, faults)
}

/** Notes bytes that are no characters, with the line of the first. */
export function noteStrangers(where: { line: number; count: number }, faults: Faults): void {
  faults.warn(
    'encoding',
    { zh: '部分字符编码错误，以替代符显示', en: 'Some characters are wrongly encoded and show as replacement signs' },
    where,
  )
}
