import { headingOf } from '#scanner/recognise/heading.ts'

const BASE =
  '(?:[千万亿]|十万|百万|千万)?(?:元|美元|港元|人|人次|户|户次|个|家|件|次|起|宗|例|张|份|本|册|篇|辆|台|套|条|只|头|羽|株|亩|公顷|平方米|平方公里|平方千米|立方米|公里|千米|米|厘米|毫米|吨|公斤|千克|克|升|度|千瓦时|千瓦|小时|分钟|秒|天|日|月|年|岁|床|位|所|处|座|栋|幢|间|套次|车次|班次|标准箱|TEU|㎡|m2|m²|m3|m³|km|km2|km²|mm|cm|m|kg|t|kWh|kW|MW|mg/L|mg/m3|μg/m3|μg/m³|dB|hm2|hm²)'
const UNIT = new RegExp(`^(?:单位[:：])?(?:${BASE}(?:[/／每·]${BASE})?|[%％‰℃]|百分点|分)$`)
/** What names the row of units in its first cell. */
const NAMING = /^(?:计量单位|单位)$/
const BRACKETS = /^[（(【[]([^（()）【】[\]]{1,16})[)）】\]]$/

function unitOf(cell: string): string | null {
  const text = cell.trim()
  const inside = BRACKETS.exec(text)?.[1]?.trim() ?? text
  return UNIT.test(inside) ? inside.replace(/^单位[:：]/, '') : null
}

const NUMBER = /^[-+]?[\d,]*\.?\d+%?$/

/** Answers whether a row below the names of columns tells in what units they are counted, with figures further down in most of those columns. */
export function isUnitRow(cells: readonly string[], rest: readonly (readonly string[])[]): boolean {
  const filled = cells.flatMap((cell, at) => (cell.trim() === '' || (at === 0 && NAMING.test(cell.trim())) ? [] : [at]))
  if (filled.length === 0 || filled.some((at) => unitOf(cells[at]!) === null)) return false
  const rows = rest.slice(0, 20)
  return filled.filter((at) => rows.some((row) => NUMBER.test(row[at]?.trim() ?? ''))).length * 2 > filled.length
}

/** The names of columns with the units that stand below them. */
export function withUnits(names: readonly string[], units: readonly string[]): string[] {
  return names.map((name, at) => {
    const unit = unitOf(units[at] ?? '')
    return unit === null || name.trim() === '' || name.includes(unit) ? name : `${name}（${unit}）`
  })
}

/**
 * Statistical tables number their columns below the head (甲 乙 1 2 3); such a row is no data. Only numbers might be data in a narrow
 * table, and where nothing but numbers stands below.
 */
function isNumbering(cells: readonly string[], rest: readonly (readonly string[])[]): boolean {
  const texts = cells.map((cell) => cell.trim())
  const lettered = texts.findIndex((text) => !/^[甲乙丙丁戊]$/.test(text))
  if (
    lettered < 0 ||
    texts.length - lettered < 2 ||
    (lettered === 0 && (texts.length < 5 || !rest.some((row) => row.some((cell) => cell.trim() !== '' && !NUMBER.test(cell.trim())))))
  )
    return false
  return texts.slice(lettered).every((text, at) => text === String(at + 1))
}

/** Whether a row is nothing but lines of strokes, as programs of databases draw below the names of columns. */
const isRuled = (cells: readonly string[]): boolean => cells.every((cell) => /^\s*-{3,}\s*$/.test(cell))

/** Words of a row that tells how a form is to be filled in. */
const ADVICE = /必填|选填|可不填|请填|请选|填写|格式|不超过|下拉|[单多]选|^例[:：如]|示例|样例/
const EXAMPLE = /^[（(【[]?(?:示例|样例|举例|例)(?:行|数据)?(?:[:：]|[)）】\]]|$)/

/** Whether a row is marked as an example. */
const isExample = (cells: readonly string[]): boolean => EXAMPLE.test(cells.find((cell) => cell.trim() !== '')?.trim() ?? '')

/** Whether a row tells how to fill in; where several do, as in a dictionary of fields, they are data. */
function isAdvice(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  return filled.length >= 2 && filled.filter((cell) => ADVICE.test(cell)).length * 2 >= filled.length
}

/** Whether a row names the same columns once more, in another language or as codes (姓名 below xm): most of the two say the same. */
function isSecondHeader(names: readonly string[], cells: readonly string[]): boolean {
  const pairs = names
    .map((name, at) => [name.trim(), cells[at]?.trim() ?? ''] as const)
    .filter(([name, cell]) => name !== '' && cell !== '')
  if (
    pairs.length < 2 ||
    pairs.length < names.length * 0.8 ||
    pairs.some(([name, cell]) => name === cell || /^\d/.test(cell) || CHINESE.test(name) === CHINESE.test(cell))
  )
    return false
  const alike = pairs.filter(([name, cell]) => [...headingOf(name).hints.keys()].some((type) => headingOf(cell).hints.has(type)))
  return alike.length >= 2 && alike.length * 2 >= pairs.length
}

const CHINESE = /[\u4e00-\u9fff]/

/**
 * The rows between the names of columns and the first row of data that are no data: units, which become part of the names, other names
 * (Chinese ones are taken), numbers of the columns, and how to fill in.
 */
export type BelowHead = { names: string[]; rows: number; hasUnits: boolean; hasOthers: boolean; advice: number }

/** Finds what stands between the names of columns and the first row of data. */
export function belowHead(names: readonly string[], rows: readonly (readonly string[])[]): BelowHead {
  const found: BelowHead = { names: [...names], rows: 0, hasUnits: false, hasOthers: false, advice: 0 }
  for (; found.rows < 4 && found.rows + 1 < rows.length; found.rows++) {
    const row = rows[found.rows]!
    if (!found.hasUnits && isUnitRow(row, rows.slice(found.rows + 1))) {
      found.names = withUnits(found.names, row)
      found.hasUnits = true
    } else if (!found.hasOthers && isSecondHeader(found.names, row)) {
      if (!CHINESE.test(found.names.join(''))) found.names = found.names.map((name, at) => row[at]?.trim() || name)
      found.hasOthers = true
    } else if (
      isExample(row) ||
      (isAdvice(row) && !rows.slice(found.rows + 1, found.rows + 21).some((other) => isAdvice(other) && !isExample(other)))
    )
      found.advice++
    else if (!isRuled(row) && !isNumbering(row, rows.slice(found.rows + 1, found.rows + 21))) break
  }
  return found
}
