import { certificateFields, type CertificateField } from '#contract/certificate-fields.ts'
import type { Letters } from '#server/documents/fonts.ts'
import { beginPage, type Fonts, mm, type Page, paper } from '#server/documents/page.ts'
import type { TrueType } from '#server/documents/true-type.ts'
import { heightOf, type Line, setLines, type Style } from '#server/documents/text-lines.ts'
import type { Code } from '#server/documents/qr-code.ts'
import { type Cell, drawTable, type Row } from '#server/documents/table.ts'
import { type CertificateFacts, recordsOnly } from './certificate-facts.ts'

/** A certificate to be printed: its facts, its number, its day ('YYYY-MM-DD'), and the address of its check page. */
export type Printable = { readonly number: string; readonly issuedOn: string; readonly facts: CertificateFacts; readonly checkUrl: string }

const [ink, quiet, seal, hair] = ['#1d2433', '#5d6678', '#9a1f1f', '#cfc6b8']
const [left, top, width, bottom] = [24 * mm, 24 * mm, 162 * mm, paper.height - 24 * mm]
/** Where the table begins under the heading, and what the closing block takes: its code is 26 mm high and stands 6 mm above the margin. */
const [tableTop, codeSize, belowCode] = [top + 112.514, 26 * mm, 6 * mm]

type Styles = {
  readonly plain: (size: number, color?: string, tracking?: number) => Style
  readonly strong: (size: number, tracking?: number) => Style
}
/** What every certificate has is set once for the process. */
type Setting = Styles & {
  readonly common: ReadonlyMap<TrueType, string>
  readonly titles: readonly Line[]
  readonly labels: { readonly [C in 'label' | 'second']: { readonly [F in CertificateField]: Cell } }
}

let known: { readonly letters: Letters; readonly set: Setting } | null = null

function setOf(letters: Letters): Setting {
  if (known?.letters === letters) return known.set
  const { regular, bold } = letters
  const styles: Styles = {
    plain: (size, color = ink, tracking = 0) => ({ font: regular, size, ink: color, tracking }),
    strong: (size, tracking = 0) => ({ font: bold, size, ink, tracking }),
  }
  const { plain, strong } = styles
  const labelsIn = (column: 'label' | 'second') =>
    Object.fromEntries(
      Object.keys(certificateFields).map((id) => [id, cell(column, (measure) => labelOf(id as CertificateField, styles, measure))]),
    ) as Record<CertificateField, Cell>
  const set = {
    ...styles,
    common: commonOf(letters),
    titles: [one(said.title, strong(27, 0.22)), one(said.titleInEnglish, plain(9.5, quiet, 0.08))],
    labels: { label: labelsIn('label'), second: labelsIn('second') },
  }
  known = { letters, set }
  return set
}

/** What each certificate says in the same words. */
const said = {
  title: '数据资产登记凭证',
  titleInEnglish: 'CERTIFICATE OF DATA ASSET REGISTRATION',
  number: '编号',
  numberInEnglish: 'No.',
  hint: '扫码核验本凭证的当前状态\nScan to check the current status',
  registrar: '登记机构 Registrar',
}

const labels = Object.values(certificateFields)

/** The characters that certificates have in common, for each font, so that these are made ready once. */
export const commonCharacters = (letters: Letters): ReadonlyMap<TrueType, string> => setOf(letters).common

function commonOf({ regular, bold }: Letters): ReadonlyMap<TrueType, string> {
  const plain = [
    said.titleInEnglish,
    said.number,
    said.numberInEnglish,
    said.hint.replace('\n', ''),
    said.registrar,
    ...labels.map(({ en }) => en),
    '0123456789abcdef',
    '年月日元人民币整、，。；（）',
    '无保留意见',
    '评估值不是账面价值。',
    recordsOnly,
  ]
  return new Map([
    [regular, plain.join('')],
    [bold, [said.title, ...labels.map(({ zh }) => zh), '0123456789'].join('')],
  ])
}

/** Draws the pages of a certificate (§4.3). */
export function drawCertificate(fonts: Fonts, letters: Letters, { number, facts, checkUrl }: Printable, code: Code): Page[] {
  const set = setOf(letters)
  const pages: Page[] = []
  const begin = () => {
    pages.push(framed(beginPage(fonts)))
    return { page: pages.at(-1)!, y: top }
  }
  const first = begin().page
  heading(first, set, number)
  const end = drawTable(rowsOf(facts, set), { page: first, y: tableTop }, begin, {
    left,
    width,
    bottom,
    edge: { width: 1, ink: seal },
    hair: { width: 0.5, ink: hair },
  })
  const isRoom = bottom - end.y >= codeSize + belowCode
  const { page, y } = isRoom ? { page: end.page, y: bottom - codeSize - belowCode } : begin()
  closing(page, y, set, facts, checkUrl, code)
  pages.forEach((each, i) => {
    foot(each, set, number, `${i + 1} / ${pages.length}`)
  })
  return pages
}

function framed(page: Page): Page {
  for (const [across, down, stroke] of [
    [186, 273, 1.6],
    [183, 270, 0.5],
  ] as const)
    page.frame((paper.width - across * mm) / 2, (paper.height - down * mm) / 2, across * mm, down * mm, stroke, seal)
  return page
}

const one = (text: string, style: Style): Line => setLines(text, style)[0]!

function heading(page: Page, { plain, strong, titles }: Setting, number: string): void {
  titles.forEach((line, i) => {
    page.text(line, left + (width - line.width) / 2, top + [8.504, 50.666][i]!)
  })
  page.rule([left + 58 * mm, top + 72.426], [left + 104 * mm, top + 72.426], 1, seal)
  const parts = [one(said.number, plain(11)), one(said.numberInEnglish, plain(8, quiet)), one(number, strong(11, 0.06))]
  const blank = [0.256 * 11, 0.256 * 11 + mm, 0]
  let x = left + (width - parts.reduce((sum, part, i) => sum + part.width + blank[i]!, 0)) / 2
  parts.forEach((part, i) => {
    page.text(part, x, top + 93.645 - heightOf(part.style))
    x += part.width + blank[i]!
  })
}

/** Four columns: a label of 26 mm and its fact, a label of 34 mm and its fact; or one fact over three of them. */
const columns = { label: [0, 26], fact: [26, 51], second: [77, 34], last: [111, 51], whole: [26, 136] } as const
const inset = 1.5

function cell(column: keyof typeof columns, set: (measure: number) => Cell['blocks']): Cell {
  const [from, across] = columns[column]
  return { x: (from + inset) * mm, blocks: set((across - 2 * inset) * mm) }
}

function rowsOf(facts: CertificateFacts, set: Setting): Row[] {
  const fact = (column: 'fact' | 'last' | 'whole', id: CertificateField) =>
    cell(column, (measure) => [factOf(id, facts[id] ?? '', set, measure)])
  const whole = (id: CertificateField): Row => [set.labels.label[id], fact('whole', id)]
  const half = (a: CertificateField, b: CertificateField): Row => [
    set.labels.label[a],
    fact('fact', a),
    set.labels.second[b],
    fact('last', b),
  ]
  return [
    whole('assetName'),
    half('registrant', 'uscc'),
    half('registrationType', 'assetCode'),
    ...(facts.marks ? [whole('marks')] : []),
    half('rights', 'industry'),
    whole('limits'),
    whole('summary'),
    half('scale', 'grading'),
    whole('opinion'),
    half('valuation', 'baseDate'),
    whole('amount'),
    half('issuedOn', 'validUntil'),
    whole('versionSm3'),
    whole('remark'),
  ]
}

function labelOf(id: CertificateField, { plain, strong }: Styles, measure: number): Cell['blocks'] {
  const { zh, en } = certificateFields[id]
  const leading = 1.4 * mm
  return [
    { lines: setLines(zh, strong(9.5), measure), leading },
    { lines: setLines(en, plain(6.5, quiet), measure), leading },
  ]
}

function factOf(id: CertificateField, fact: string, { plain, strong }: Styles, measure: number): Cell['blocks'][number] {
  // Digests are broken into groups of eight, so that they can be compared by eye.
  if (id === 'versionSm3') return { lines: setLines(fact.match(/.{1,8}/gu)?.join(' ') ?? '', plain(8.5, ink, 0.03), measure), leading: 6.2 }
  const length = [...fact].length
  const style = length > 150 ? plain(8) : id === 'assetName' ? strong(12) : plain(10)
  return { lines: setLines(fact.trimEnd(), id === 'assetName' ? strong(style.size) : style, measure), leading: 0.62 * style.size }
}

function closing(page: Page, y: number, { plain, strong }: Styles, facts: CertificateFacts, checkUrl: string, code: Code): void {
  page.squares(code, left, y, codeSize, `核验二维码 ${checkUrl}`)
  const parties = [
    ...setLines(said.registrar, plain(8, quiet)),
    ...setLines(facts.registrar, strong(12.5), 80 * mm),
    ...setLines(facts.issuedOn, plain(10.5), 80 * mm),
  ]
  const x = left + codeSize + 5 * mm
  const room = width - codeSize - 10 * mm - Math.max(...parties.map((line) => line.width))
  const hints = [...setLines(said.hint, plain(8, quiet), room), ...setLines(checkUrl, plain(7.5), room)]
  stacked(page, y, hints, 5.6, () => x)
  stacked(page, y, parties, 3 * mm, (line) => left + width - line.width)
}

/** Lines one under the other, beside the middle of the code. */
function stacked(page: Page, y: number, lines: readonly Line[], leading: number, xOf: (line: Line) => number): void {
  let at = y + (codeSize - lines.reduce((sum, { style }) => sum + heightOf(style) + leading, -leading)) / 2
  for (const line of lines) at += page.text(line, xOf(line), at) + leading
}

function foot(page: Page, { plain }: Styles, number: string, count: string): void {
  const [about, sheet] = [one(number, plain(7.5, quiet)), one(count, plain(7.5, quiet))]
  page.text(about, left, 785.197)
  page.text(sheet, left + width - sheet.width, 785.197)
}
