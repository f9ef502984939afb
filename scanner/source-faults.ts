import { basename } from 'node:path'
import { choices } from '#law/choices.ts'
import { Unreadable } from '#scanner/faults.ts'
import type { SourceFormat } from '#contract/findings.ts'
import type { Faults } from '#scanner/faults.ts'
import type { Detected } from '#scanner/sources/detect.ts'
import type { Survey } from '#scanner/sources/survey.ts'
import type { TableFacts } from '#scanner/profile/facts.ts'

/** Makes a name safe to show and store: no path, no control characters, at most 200 characters; notes when it had to. */
export function safeName(name: string, faults: Faults): string {
  const flat = name.includes('..') || name.includes('\\') || name.startsWith('/') ? basename(name.replaceAll('\\', '/')) : name
  const safe =
    flat
      .normalize('NFC')
      .replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069<>:"|?*]/g, '_')
      .replace(/^\.+$/, '_')
      .slice(-200) || '_'
  if (safe !== name.normalize('NFC'))
    faults.warn('unsafe-name', {
      zh: '文件名含路径或控制字符，已改写',
      en: 'The file name held a path or control characters and was rewritten',
    })
  return safe
}

const LONGEST = choices['scan-limits'].value.toLocaleString('en-US')

const PG_ARCHIVE = {
  zh: '这是 pg_dump 的归档格式（custom），要由 PostgreSQL 的程序才能展开。请用 pg_restore -f 文件名.sql 转成 SQL 文本，或导出时用 pg_dump -F p（plain），再扫描；也可以直接连接数据库扫描',
  en: 'This is an archive of pg_dump (custom format), which only PostgreSQL’s own program unpacks. Turn it into SQL with pg_restore -f name.sql, or dump with pg_dump -F p (plain), and scan that; or scan the database by connection',
}

/** What is told where bytes fit no character. */
export const WRONGLY_ENCODED = {
  zh: '部分字符编码错误，以替代符显示',
  en: 'Some characters are wrongly encoded and show as replacement signs',
}

const KIN: readonly (readonly SourceFormat[])[] = [['json', 'jsonl', 'geojson']]

/** Notes what the first look showed: nothing there, not text, named wrongly, odd characters. */
export function noteSourceFaults(name: string, detected: Detected, survey: Survey, faults: Faults): void {
  if (detected.container === 'nothing') throw new Unreadable('empty', { zh: '空文件（0 字节）', en: 'The file is empty (0 bytes)' })
  const { named, format } = detected
  const kin = KIN.some((family) => named !== null && family.includes(named) && family.includes(format))
  if (named && named !== format && !kin) {
    faults.warn('mislabelled', {
      zh: `扩展名与内容不符：名为 ${named}，实为 ${format}`,
      en: `The name says ${named}, the content is ${format}`,
    })
  }
  if (detected.container === 'pg-archive') throw new Unreadable('other-form', PG_ARCHIVE)
  if (detected.container === 'binary') {
    const known = format === 'parquet'
    throw new Unreadable(
      'broken',
      known
        ? { zh: 'Parquet 文件不完整（缺少文件尾）', en: 'The Parquet file is incomplete (its footer is missing)' }
        : { zh: '内容不是可识别的数据（二进制或已损坏）', en: 'The content is no data we can recognise (binary or damaged)' },
    )
  }
  // A dump tells of each table by itself.
  if (survey.damaged && format !== 'sql') faults.warn('encoding', WRONGLY_ENCODED)
  if (survey.nulBytes > 0)
    faults.warn(
      'nul-bytes',
      { zh: '文本中含空字节，已略去', en: 'The text holds NUL bytes; they were left out' },
      { count: survey.nulBytes },
    )
}

/** Notes what the pass over the cells showed. */
export function noteProfileFaults(table: TableFacts, faults: Faults): void {
  for (const column of table.columns) {
    if (column.formulas > 0)
      faults.warn(
        'formula',
        { zh: '单元格以公式符号开头，用表格软件打开时可能被执行', en: 'Cells begin like formulas; a spreadsheet program might run them' },
        { column: column.name, count: column.formulas },
      )
    if (column.longCells > 0)
      faults.warn(
        'too-large-cell',
        {
          zh: `单元格超过 ${LONGEST} 字符，只分析开头部分`,
          en: `Cells longer than ${LONGEST} characters; only their beginning was looked at`,
        },
        { column: column.name, count: column.longCells },
      )
  }
  const marks = table.columns.reduce((sum, column) => sum + column.marks, 0)
  if (marks > 0)
    faults.warn(
      'left-out',
      {
        zh: '有的取值前夹有 BOM 标记（多由文件拼接留下），已略去，取值不受影响',
        en: 'Byte-order marks stand before some values, mostly from joining files; they were left out and change no value',
      },
      { count: marks },
    )
  if (table.blankRows > 0) faults.warn('blank-rows', { zh: '含空行', en: 'There are blank rows' }, { count: table.blankRows })
  if (table.droppedColumns > 0)
    faults.warn(
      'too-many-columns',
      { zh: '列数过多，超出部分未分析', en: 'Too many columns; those beyond the limit were not looked at' },
      { count: table.droppedColumns },
    )
  const names = table.columns.map((column) => column.name)
  const repeated = names.length - new Set(names).size
  if (repeated > 0) faults.warn('duplicate-columns', { zh: '列名重复', en: 'Columns share a name' }, { count: repeated })
  if (table.rows === 0 && table.columns.length > 0)
    faults.warn('empty', { zh: '只有表头，没有数据行', en: 'There is a header but no row of data' })
}
