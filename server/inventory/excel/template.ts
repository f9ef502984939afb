import type { Cell, CellValue, DataValidation, WriteSheet } from 'hucre/xlsx'
import { cellRef, colToLetter } from 'hucre/xlsx'
import { type CardColumn, cardColumns, sheetOf, type TableWay } from '#contract/card-columns.ts'
import { choices } from '#law/choices.ts'
import { fieldGuide, guideRows } from './field-guide.ts'

/** How many lines the template is prepared for, which is how many may come in at once. */
export const mostLines = choices['card-tables'].value
const optionSheet = '选项'
/** One quiet colour for the heads of each section. */
const tints: Readonly<Record<string, string>> = {
  存量台账: 'FFF1E0C8',
  基本信息: 'FFDDEBE4',
  权利信息: 'FFDCE6F2',
  使用信息: 'FFEFE7D8',
  管理信息: 'FFE8E2F0',
  数据资产: 'FFF1E0C8',
  原登记凭证: 'FFDDEBE4',
}

/** The sheets of the template: the lines to be filled in, how to fill them in, and the options behind the drop-downs. Everything comes from the form. */
export function templateSheets(way: TableWay): WriteSheet[] {
  const columns = cardColumns(way)
  const listed = columns.filter(({ field }) => field.kind === 'choice')
  return [
    {
      name: sheetOf(way),
      rows: [columns.map((c) => c.title)],
      columns: columns.map(columnOf),
      cells: headCells(columns),
      freezePane: { rows: 1, columns: way === 'new' ? 1 : 2 },
      dataValidations: columns.flatMap((c, i) => validationOf(c, i, listed)),
    },
    {
      name: '填写说明',
      rows: guideRows(columns, way),
      columns: [12, 22, 8, 14, 60, 60, 24].map((width) => ({ width })),
      freezePane: { rows: 1 },
    },
    { name: optionSheet, rows: optionRows(listed), hidden: true },
  ]
}

function columnOf({ field }: CardColumn) {
  const width = { text: 24, 'long-text': 40, choice: 20, choices: 20, date: 13 }[field.kind as string] ?? 14
  return {
    width,
    ...(field.kind === 'date'
      ? { numFmt: 'yyyy-mm-dd' }
      : field.kind === 'money'
        ? { numFmt: '#,##0.00' }
        : field.kind === 'text' || field.kind === 'long-text'
          ? { numFmt: '@' }
          : {}),
  }
}

/** The heads of a table of cards: coloured by section, with a note about what is to be filled in. */
export function headCells(columns: readonly CardColumn[]): Map<string, Partial<Cell>> {
  return new Map(
    columns.map(
      (column, i) =>
        [
          `0,${i}`,
          {
            value: column.title,
            type: 'string',
            comment: { author: '榕数', text: fieldGuide(column) },
            style: {
              font: { bold: true },
              fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: tints[column.section] ?? 'FFEEEEEE' } },
              alignment: { wrapText: true, vertical: 'center' },
            },
          },
        ] as const,
    ),
  )
}

function optionRows(listed: readonly CardColumn[]): CellValue[][] {
  const lists = listed.map(({ title, field }) => [title, ...Object.values(field.options ?? {}).map((o) => o.zh)])
  return Array.from({ length: Math.max(...lists.map((l) => l.length)) }, (_, row) => lists.map((list) => list[row] ?? null))
}

const stop = { allowBlank: true, showErrorMessage: true, errorStyle: 'stop' } as const

function validationOf(column: CardColumn, index: number, listed: readonly CardColumn[]): DataValidation[] {
  const { field } = column
  const range = `${cellRef(1, index)}:${cellRef(mostLines, index)}`
  const refuse = (errorMessage: string) => ({ ...stop, range, errorTitle: field.label.zh.slice(0, 30), errorMessage })
  switch (field.kind) {
    case 'choice': {
      const letter = colToLetter(listed.indexOf(column))
      return [
        {
          type: 'list',
          formula1: `'${optionSheet}'!$${letter}$2:$${letter}$${Object.keys(field.options ?? {}).length + 1}`,
          ...refuse('请从下拉列表中选择'),
        },
      ]
    }
    case 'yes-no':
      return [{ type: 'list', values: ['是', '否'], ...refuse('请选择“是”或“否”') }]
    case 'date':
      return [
        {
          type: 'date',
          operator: 'between',
          formula1: 'DATE(1900,1,1)',
          formula2: 'DATE(2200,12,31)',
          ...refuse('请填写日期，如 2026-11-23'),
        },
      ]
    case 'integer':
      return [
        {
          type: 'whole',
          operator: 'between',
          formula1: String(field.min ?? 0),
          formula2: String(field.max ?? 1e15),
          ...refuse('请填写整数'),
        },
      ]
    case 'decimal':
    case 'money':
      return [
        {
          type: 'decimal',
          operator: 'between',
          formula1: String(field.min ?? 0),
          formula2: String(field.max ?? 1e13),
          ...refuse('请填写数字'),
        },
      ]
    case 'text':
    case 'long-text':
      return field.max
        ? [{ type: 'textLength', operator: 'lessThanOrEqual', formula1: String(field.max), ...refuse(`不超过${field.max}个字`) }]
        : []
    default:
      return []
  }
}
