import type { Field } from '#law/form.ts'
import type { Words } from '#law/words.ts'
import type { Answer } from './answers.ts'
import { isCalendarDay } from './identifiers.ts'
import { textOf } from './text-of.ts'

/** What a spreadsheet keeps in a cell. */
export type Cell = string | number | boolean | Date | null
/** A cell as the answer to a field, nothing when it is empty, or why it is none. */
export type ReadCell = { readonly answer: Answer | undefined } | { readonly problem: Words }

const nothing: ReadCell = { answer: undefined }
const yes = new Set(['是', '有', 'y', 'yes', 'true', '1', '√', '✓'])
const no = new Set(['否', '无', 'n', 'no', 'false', '0', '×'])
const oneOrOther: Words = { zh: '请填“是”或“否”', en: 'Write 是 or 否' }

/** Reads a cell as the answer to a field; how long, how large and whether it is required is judged with the whole card. */
export function readCell(field: Field, cell: Cell | undefined): ReadCell {
  if (cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')) return nothing
  switch (field.kind) {
    case 'choice':
      return readChoice(field, plain(cell))
    case 'choices':
      return readChoices(field, plain(cell))
    case 'yes-no':
      return readYesNo(cell)
    case 'date':
      return readDate(cell)
    case 'integer':
    case 'decimal':
      return readNumber(cell)
    case 'money':
      return readYuan(cell)
    case 'text':
      return { answer: plain(cell).replaceAll(/\s*[\r\n]+\s*/g, ' ') }
    default:
      return { answer: plain(cell) }
  }
}

function plain(cell: Cell): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  // The apostrophe that keeps a text from being a formula is no part of it.
  return textOf(cell)
    .replace(/^'(?=[=+\-@])/, '')
    .trim()
}

/** A number or a day as text, with full-width digits and signs made ordinary. */
const ordinary = (cell: Cell) => plain(cell).normalize('NFKC')

const alike = (text: string) => text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()

const namesOf = new WeakMap<Field, ReadonlyMap<string, string>>()

/** Every way to name an option of a field: its value, its labels, and its label without the explanation in brackets. */
function optionsByName(field: Field): ReadonlyMap<string, string> {
  const known = namesOf.get(field)
  if (known) return known
  const options = Object.entries(field.options ?? {})
  const short = options.map(([value, words]) => [alike(words.zh.replace(/（.*$/, '')), value] as const)
  const names = new Map([
    ...short,
    ...options.flatMap(([value, words]) => [value, words.zh, words.en].map((name) => [alike(name), value] as const)),
  ])
  namesOf.set(field, names)
  return names
}

function readChoice(field: Field, text: string): ReadCell {
  const found = optionsByName(field).get(alike(text))
  if (found !== undefined) return { answer: found }
  const list = Object.values(field.options ?? {})
  const most = 8
  return {
    problem: {
      zh: `“${cut(text)}”不在选项中，可选：${list
        .slice(0, most)
        .map((o) => o.zh)
        .join('、')}${list.length > most ? '等' : ''}`,
      en: `“${cut(text)}” is none of the options: ${list
        .slice(0, most)
        .map((o) => o.en)
        .join(', ')}${list.length > most ? ', …' : ''}`,
    },
  }
}

function readChoices(field: Field, text: string): ReadCell {
  const answers: string[] = []
  for (const part of text.split(/[、，,；;\n]+/).filter((one) => one.trim() !== '')) {
    const read = readChoice(field, part.trim())
    if ('problem' in read) return read
    answers.push(textOf(read.answer))
  }
  return { answer: [...new Set(answers)] }
}

function readYesNo(cell: Cell): ReadCell {
  if (typeof cell === 'boolean') return { answer: cell }
  const word = alike(plain(cell))
  return yes.has(word) ? { answer: true } : no.has(word) ? { answer: false } : { problem: oneOrOther }
}

const noDate: Words = { zh: '日期应为存在的“年-月-日”，如2026-11-23', en: 'Write an existing date as YYYY-MM-DD' }

function readDate(cell: Cell): ReadCell {
  if (cell instanceof Date) return Number.isFinite(cell.getTime()) ? { answer: cell.toISOString().slice(0, 10) } : { problem: noDate }
  // Systems write a day with its midnight.
  const text = ordinary(cell).replace(/[ T]00?:00(?::00(?:\.0+)?)?$/, '')
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(text)
  if (!parts || !isCalendarDay(Number(parts[1]), Number(parts[2]), Number(parts[3]))) return { problem: noDate }
  return { answer: `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}` }
}

function readNumber(cell: Cell): ReadCell {
  const text = ordinary(cell)
  const number = typeof cell === 'number' ? cell : /^[-+]?[\d,]+(\.\d+)?$/.test(text) ? Number(text.replaceAll(',', '')) : Number.NaN
  return Number.isFinite(number) ? { answer: number } : { problem: { zh: '应为数字', en: 'Expected a number' } }
}

/** Yuan with at most two decimals as whole fen, without passing through a fraction. */
function readYuan(cell: Cell): ReadCell {
  const text = typeof cell === 'number' ? String(cell) : ordinary(cell).replaceAll(/[,¥元\s]/g, '')
  const parts = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text)
  if (!parts) return { problem: { zh: '金额应为不小于0、最多两位小数的元数', en: 'Expected yuan, not below 0, with two decimals at most' } }
  return { answer: Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) }
}

const cut = (text: string) => [...text].slice(0, 40).join('')

/** An answer as it is written into a cell; the same cell read back gives the same answer. */
export function writeCell(field: Field, answer: unknown): Cell {
  if (answer === undefined || answer === null || answer === '') return null
  const label = (value: unknown) => field.options?.[textOf(value)]?.zh ?? textOf(value)
  switch (field.kind) {
    case 'choice':
      return label(answer)
    case 'choices':
      return (answer as unknown[]).map(label).join('、')
    case 'yes-no':
      return answer === true ? '是' : '否'
    case 'money':
      return Number(answer) / 100
    case 'integer':
    case 'decimal':
      return Number(answer)
    case 'date':
      return new Date(`${textOf(answer)}T00:00:00Z`)
    default:
      return textOf(answer)
  }
}
