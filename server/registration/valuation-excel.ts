import { type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import type { Recalculation } from '#contract/valuations.ts'
import type { Calculation } from '#contract/valuation/calculation.ts'
import { compute, sensitivityOf } from '#contract/valuation/compute.ts'
import { shapeOf } from '#contract/valuation/editions.ts'
import { isNumber } from '#contract/valuation/given.ts'
import type { Cell } from '#contract/valuation/worked.ts'
import { choices } from '#law/choices.ts'
import { approaches, type Column, units } from '#law/valuation/parameter.ts'
import { neutralCell } from '#server/http/excel.ts'

const sheet = (name: string, columns: readonly (readonly [header: string, width: number])[], rows: readonly (readonly CellValue[])[]): WriteSheet => ({
  name, columns: columns.map(([, width]) => ({ width })), freezePane: { rows: 1 }, rows: [columns.map(([header]) => header), ...rows].map((cells) => cells.map((c) => (typeof c === 'string' ? neutralCell(c) : c))),
})
const yuan = (fen: number) => fen / 100

/** The calculation sheet of a filed report: summary, parameters with sources, terms, sensitivity, what stands in its free table; out of the paper alone. */
export async function valuationWorkbook(found: Recalculation): Promise<Buffer> {
  const sheets = [summary(found), ...(found.calculation && found.computedFen !== null ? worked(found.calculation) : []), ...(found.parameters.length > 0 ? [free(found.parameters)] : [])]
  return Buffer.from(await writeXlsx({ sheets }))
}

function summary({ calculation, ...r }: Recalculation): WriteSheet {
  const shape = calculation ? shapeOf(calculation) : null
  return sheet('摘要', [['项目', 20], ['内容', 70]], [
    ['报告编号', r.number], ['评估机构', r.firmName], ['备案编号', r.firmLicence ?? '—'], ['评估对象', `${r.assetName}（第${r.assetVersion}版）`], ['评估基准日', r.baseDate], ['有效期至', r.validUntil],
    ['评估方法', approaches[r.method as keyof typeof approaches]?.zh ?? r.method], ['公式', shape ? `${shape.code} ${shape.title.zh}：${shape.formula}` : '—'], ['公式版本', calculation?.edition ?? '—'],
    ['计算结果（元）', r.computedFen === null ? '—' : yuan(r.computedFen)], ['调整（元）', yuan(r.adjustmentFen)], ['调整理由', r.adjustmentReason], ['评估值（元）', yuan(r.amountFen)], ['复算', r.statement.zh], ...(r.byPresent ? [['按现行公式', r.byPresent.zh]] : []),
  ])
}

function worked(calculation: Calculation): WriteSheet[] {
  const { figures, sheet: terms, fen } = compute(calculation)
  const total = [['计算结果', ...terms.heads.slice(2).map(() => ''), yuan(fen)]]
  return [
    sheet('参数', [['符号', 12], ['参数', 30], ['数值', 20], ['单位', 14], ['来源', 50], ['与提议不同的理由', 40]], parameterRows(calculation)),
    sheet('计算', terms.heads.map(({ zh }) => [zh, 24] as const), [...terms.rows.map((row) => row.map(cellOf)), ...figures.map((figure) => [`${figure.symbol} ${figure.label.zh}`, ...terms.heads.slice(2).map(() => ''), figure.text]), ...total]),
    sheet('敏感性', [['参数', 30], [`下浮${choices.sensitivity.value}%（元）`, 20], [`上浮${choices.sensitivity.value}%（元）`, 20], ['说明', 30]], sensitivityOf(calculation).map(({ tested, lowFen, highFen, isAtEdge }) => [`${tested.symbol} ${tested.label.zh}`, yuan(lowFen), yuan(highFen), isAtEdge ? '浮动后取到参数范围的边上' : ''])),
  ]
}

function free(parameters: Recalculation['parameters']): WriteSheet {
  return sheet('其他参数和假设', [['名称', 30], ['数值', 20], ['来源', 50]], parameters.map(({ name, value, source }) => [name, value, source]))
}

function cellOf(cell: Cell): CellValue {
  return 'fen' in cell ? yuan(cell.fen) : 'number' in cell ? Number(cell.number) : cell.zh
}

function parameterRows(calculation: Calculation): CellValue[][] {
  const { values, alternatives, tables } = calculation
  const shape = shapeOf(calculation)
  return [
    ...Object.entries(shape.alternatives ?? {}).map(([id, { label, options }]): CellValue[] => ['', label.zh, options[alternatives[id] ?? '']?.zh ?? '', '', '', '']),
    ...Object.entries(shape.values).filter(([id]) => values[id]?.value).map(([id, p]): CellValue[] => [p.symbol, p.label.zh, Number(values[id]!.value), units[p.unit].title.zh, values[id]!.source, values[id]!.reason ?? '']),
    ...Object.entries(shape.tables ?? {}).flatMap(([id, table]) => (tables[id]?.rows ?? []).flatMap((row, n) => Object.entries(table.columns).map(([column, c]): CellValue[] => [isNumber(c) ? c.symbol : '', `${table.label.zh}第${n + 1}行·${c.label.zh}`, columnValue(c, row[column] ?? ''), isNumber(c) ? units[c.unit].title.zh : '', tables[id]!.source, '']))),
  ]
}

function columnValue(column: Column, text: string): CellValue {
  return isNumber(column) ? Number(text) : column.unit === 'option' ? (column.options[text]?.zh ?? text) : text
}
