import { type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import type { Recalculation } from '#contract/valuations.ts'
import type { Calculation } from '#contract/valuation/calculation.ts'
import { compute, sensitivityOf } from '#contract/valuation/compute.ts'
import { shapeOf } from '#contract/valuation/editions.ts'
import { type Amount, decimal } from '#contract/valuation/exact.ts'
import { isNumber } from '#contract/valuation/given.ts'
import type { Cell, Figure } from '#contract/valuation/worked.ts'
import { choices } from '#law/choices.ts'
import { approaches, type Column, units } from '#law/valuation/parameter.ts'
import { neutralCell } from '#server/http/excel.ts'
import { type Inputs, liveOf, toTheFen } from './valuation-live.ts'

/** A cell that a spreadsheet computes, with what came out here. */
type Computed = { readonly formula: string; readonly result: CellValue; readonly numFmt: string }
type Written = CellValue | Computed
const isComputed = (cell: Written): cell is Computed => typeof cell === 'object' && cell !== null && 'formula' in cell

function sheet(
  name: string,
  columns: readonly (readonly [header: string, width: number])[],
  rows: readonly (readonly Written[])[],
): WriteSheet {
  const cells = new Map(
    rows.flatMap((row, r) =>
      row.flatMap((cell, c) =>
        isComputed(cell)
          ? [
              [
                `${r + 1},${c}`,
                { value: cell.result, formula: cell.formula, formulaResult: cell.result, style: { numFmt: cell.numFmt } },
              ] as const,
            ]
          : [],
      ),
    ),
  )
  const plain = rows.map((row) => row.map((cell): CellValue => (isComputed(cell) ? cell.result : cell)))
  return {
    name,
    columns: columns.map(([, width]) => ({ width })),
    freezePane: { rows: 1 },
    rows: [columns.map(([header]) => header), ...plain].map((row) => row.map((c) => (typeof c === 'string' ? neutralCell(c) : c))),
    cells,
  }
}
const yuan = (fen: number) => fen / 100
const money = '#,##0.00'

/**
 * The calculation sheet of a filed report: summary, parameters with sources, terms, sensitivity, what stands in its free table; out of the
 * paper alone. Its amounts are formulas over the parameters, whose results as they are kept are those filed.
 */
export async function valuationWorkbook(found: Recalculation): Promise<Buffer> {
  const made = found.calculation && found.computedFen !== null ? worked(found.calculation) : null
  const sheets = [
    summary(found, made?.result ?? null),
    ...(made?.sheets ?? []),
    ...(found.parameters.length > 0 ? [free(found.parameters)] : []),
  ]
  return Buffer.from(await writeXlsx({ sheets }))
}

function summary({ calculation, ...r }: Recalculation, result: string | null): WriteSheet {
  const shape = calculation ? shapeOf(calculation) : null
  const amounts = 11
  const amount: Written =
    result && r.isEqual ? { formula: `B${amounts}+B${amounts + 1}`, result: yuan(r.amountFen), numFmt: money } : yuan(r.amountFen)
  const before: Written[][] = [
    ['报告编号', r.number],
    ['评估机构', r.firmName],
    ['备案编号', r.firmLicence ?? '—'],
    ['评估对象', `${r.assetName}（第${r.assetVersion}版）`],
    ['评估基准日', r.baseDate],
    ['有效期至', r.validUntil],
    ['评估方法', approaches[r.method as keyof typeof approaches]?.zh ?? r.method],
    ['公式', shape ? `${shape.code} ${shape.title.zh}：${shape.formula}` : '—'],
    ['公式版本', calculation?.edition ?? '—'],
  ]
  return sheet(
    '摘要',
    [
      ['项目', 20],
      ['内容', 70],
    ],
    [
      ...before,
      [
        '计算结果（元）',
        r.computedFen === null ? '—' : result ? { formula: result, result: yuan(r.computedFen), numFmt: money } : yuan(r.computedFen),
      ],
      ['调整（元）', yuan(r.adjustmentFen)],
      ['评估值（元）', amount],
      ['调整理由', r.adjustmentReason],
      ['复算', r.statement.zh],
      ...(r.byPresent ? [['按现行公式', r.byPresent.zh]] : []),
      ...(result
        ? [['说明', '“参数”页的数值可以改动，“计算”页和本页的金额随之计算；表格软件按双精度计算，数额特别大时以平台复算为准']]
        : []),
    ],
  )
}

/** The sheets of a calculation that can be computed, and the cell its result stands in; null where no spreadsheet formula is known for its edition. */
function worked(calculation: Calculation): { readonly sheets: WriteSheet[]; readonly result: string | null } {
  const parameters = parametersOf(calculation)
  const terms = termsOf(calculation, parameters)
  return {
    sheets: [
      sheet(
        '参数',
        [
          ['符号', 12],
          ['参数', 30],
          ['数值', 20],
          ['单位', 14],
          ['来源', 50],
          ['与提议不同的理由', 40],
        ],
        parameters.map(({ cells }) => cells),
      ),
      terms.sheet,
      sheet(
        '敏感性',
        [
          ['参数', 30],
          [`下浮${choices.sensitivity.value}%（元）`, 20],
          [`上浮${choices.sensitivity.value}%（元）`, 20],
          ['说明', 30],
        ],
        sensitivityOf(calculation).map(({ tested, lowFen, highFen, isAtEdge }) => [
          `${tested.symbol} ${tested.label.zh}`,
          yuan(lowFen),
          yuan(highFen),
          isAtEdge ? '浮动后取到参数范围的边上' : '',
        ]),
      ),
    ],
    result: terms.result,
  }
}

/** The sheet of the terms: line by line, the figures on the way, the amount before and after its one rounding. */
function termsOf(
  calculation: Calculation,
  parameters: readonly ParameterLine[],
): { readonly sheet: WriteSheet; readonly result: string | null } {
  const { figures, sheet: terms, fen, amount: exact } = compute(calculation)
  const widths = terms.heads.map(({ zh }) => [zh, 24] as const)
  const column = String.fromCodePoint(64 + terms.heads.length)
  const labelled = (label: string, cell: Written): Written[] => [label, ...terms.heads.slice(2).map(() => ''), cell]
  const titles = figures.map(({ symbol, label }) => `${symbol} ${label.zh}`)
  const make = liveOf(calculation)
  if (!make)
    return {
      sheet: sheet('计算', widths, [
        ...terms.rows.map((row) => row.map(cellOf)),
        ...figures.map(({ text }, n) => labelled(titles[n]!, text)),
        labelled('计算结果', yuan(fen)),
      ]),
      result: null,
    }
  const last = 1 + terms.rows.length
  const live = make(inputsOf(parameters), { first: 2, last, figure: (n) => `$${column}$${last + 1 + n}` })
  const amount = `${column}${last + 1 + figures.length}`
  const lines = terms.rows.map((row, n) => {
    const formulas = live.line(n)
    return row.map((cell, c): Written => {
      const formula = formulas[String.fromCodePoint(65 + c)]
      return formula ? { formula, result: cellOf(cell), numFmt: 'fen' in cell ? money : '0.00####' } : cellOf(cell)
    })
  })
  return {
    sheet: sheet('计算', widths, [
      ...lines,
      ...figures.map((figure, n) => labelled(titles[n]!, { formula: live.figures[n]!, ...figureCell(figure) })),
      labelled('合计（未取整，元）', { formula: live.amount, result: numberOf(exact), numFmt: '#,##0.00######' }),
      labelled('计算结果（元，取整到分，五成双）', { formula: toTheFen(amount), result: yuan(fen), numFmt: money }),
    ]),
    result: `'计算'!${column}${last + 2 + figures.length}`,
  }
}

/** An amount before its rounding, as near as a cell holds it. */
const numberOf = ({ of, root }: Amount) => Number(decimal(of, 8)) * Math.sqrt(Number(decimal(root, 12)))

/** A figure as a number with the format it is read in. */
function figureCell({ text }: Figure): Pick<Computed, 'result' | 'numFmt'> {
  const [number = '', unit] = text.replaceAll(',', '').split(' ')
  return unit === '%'
    ? { result: Number(number) / 100, numFmt: '0.00##%' }
    : { result: Number(number), numFmt: unit === '元' ? money : unit === '年' ? '0' : '0.00######' }
}

function free(parameters: Recalculation['parameters']): WriteSheet {
  return sheet(
    '其他参数',
    [
      ['名称', 30],
      ['数值', 20],
      ['来源', 50],
    ],
    parameters.map(({ name, value, source }) => [name, value, source]),
  )
}

function cellOf(cell: Cell): CellValue {
  return 'fen' in cell ? yuan(cell.fen) : 'number' in cell ? Number(cell.number) : cell.zh
}

/** A line of the sheet of parameters; `place` names the number it holds, to be computed with. */
type ParameterLine = { readonly place: string; readonly cells: readonly CellValue[] }

function parametersOf(calculation: Calculation): ParameterLine[] {
  const { values, alternatives, tables } = calculation
  const shape = shapeOf(calculation)
  return [
    ...Object.entries(shape.alternatives ?? {}).map(([id, { label, options }]) => ({
      place: '',
      cells: ['', label.zh, options[alternatives[id] ?? '']?.zh ?? '', '', '', ''],
    })),
    ...Object.entries(shape.values)
      .filter(([id]) => values[id]?.value)
      .map(([id, p]) => ({
        place: id,
        cells: [p.symbol, p.label.zh, Number(values[id]!.value), units[p.unit].title.zh, values[id]!.source, values[id]!.reason ?? ''],
      })),
    ...Object.entries(shape.tables ?? {}).flatMap(([id, table]) =>
      (tables[id]?.rows ?? []).flatMap((row, n) =>
        Object.entries(table.columns).map(([column, c]) => ({
          place: `${id}.${n}.${column}`,
          cells: [
            isNumber(c) ? c.symbol : '',
            `${table.label.zh}第${n + 1}行·${c.label.zh}`,
            columnValue(c, row[column] ?? ''),
            isNumber(c) ? units[c.unit].title.zh : '',
            tables[id]!.source,
            '',
          ],
        })),
      ),
    ),
  ]
}

/** Where each number stands on the sheet of parameters; what was left out counts as nothing. */
function inputsOf(parameters: readonly ParameterLine[]): Inputs {
  const lines = new Map(parameters.map(({ place }, n) => [place, n + 2]))
  const at = (place: string) => (lines.has(place) ? `'参数'!$C$${lines.get(place)!}` : '0')
  return {
    value: at,
    cell: (table, row, column) => at(`${table}.${row}.${column}`),
    rows: (table) => new Set([...lines.keys()].filter((place) => place.startsWith(`${table}.`)).map((place) => place.split('.')[1])).size,
  }
}

function columnValue(column: Column, text: string): CellValue {
  return isNumber(column) ? Number(text) : column.unit === 'option' ? (column.options[text]?.zh ?? text) : text
}
