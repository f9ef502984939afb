import { type Cell, writeXlsx } from 'hucre/xlsx'
import { neutralCell } from '#server/http/excel.ts'
import { formSigning, type RegistrationForm } from '#law/registration-forms.ts'
import type { FilledGroup } from './fill-form.ts'

const fill = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const
const top = { wrapText: true, vertical: 'top' } as const
const side = { style: 'thin', color: { rgb: 'FF999999' } } as const
const border = { top: side, right: side, bottom: side, left: side }
const styles = {
  heading: { font: { bold: true, size: 16 } },
  group: { font: { bold: true }, fill: fill('FFDDEBE4'), border },
  label: { alignment: top, border },
  value: { alignment: top, border },
  empty: { fill: fill('FFFFF2CC'), alignment: top, border },
  rule: { font: { color: { rgb: 'FF666666' } }, alignment: top, border },
  foot: { font: { color: { rgb: 'FF666666' } }, alignment: top },
} as const

/** Every column on one page across, as many pages down as it takes. */
const pageSetup = { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } as const
const headerFooter = { oddFooter: '&C第 &P 页，共 &N 页' } as const

const widths = [26, 70, 44] as const
const wideOf = (letter: string) => (letter > '\u00ff' ? 2 : 1)
/** How many lines a text takes in a column so wide; a Chinese character is as wide as two letters. */
const linesOf = (text: string, width: number) =>
  text
    .split('\n')
    .reduce((sum, part) => sum + Math.max(1, Math.ceil([...part].reduce((wide, letter) => wide + wideOf(letter), 0) / (width - 2))), 0)
/** A row of Excel is 409 points high at most: what takes more lines goes on in rows below. */
const mostLines = 25

/** A text in parts that fit into a row each, parted where its lines end or turn. */
function partsOf(text: string, width: number): string[] {
  if (linesOf(text, width) <= mostLines) return [text]
  const lines: { text: string; begins: boolean }[] = []
  for (const paragraph of text.split('\n')) {
    let [line, wide, begins] = ['', 0, true]
    for (const letter of paragraph) {
      if (wide + wideOf(letter) > width - 2) {
        lines.push({ text: line, begins })
        ;[line, wide, begins] = ['', 0, false]
      }
      line += letter
      wide += wideOf(letter)
    }
    lines.push({ text: line, begins })
  }
  return Array.from({ length: Math.ceil(lines.length / mostLines) }, (_, n) =>
    lines
      .slice(n * mostLines, (n + 1) * mostLines)
      .map((line, at) => (at > 0 && line.begins ? '\n' : '') + line.text)
      .join(''),
  )
}

/** A row as high as its longest cell: what reads the file does not measure it. */
const heightOf = (row: readonly (string | null)[]) => ({
  height: 16 * Math.max(...row.map((text, n) => linesOf(text ?? '', row.length === 1 ? 140 : widths[n]!))) + 2,
})

/**
 * The form as a workbook of one sheet that prints as wide as a page: group, item, content, rule; what is not known is empty and coloured,
 * what is higher than a row goes on below.
 */
export async function formExcel(form: RegistrationForm, groups: readonly FilledGroup[], asOf: string): Promise<Uint8Array> {
  const rows: (string | null)[][] = []
  const cells = new Map<string, Partial<Cell>>()
  const add = (texts: readonly string[], look: readonly (keyof typeof styles)[]) => {
    look.forEach((name, column) => cells.set(`${rows.length},${column}`, { style: styles[name] }))
    rows.push(texts.map((text) => (text === '' ? null : neutralCell(text))))
  }
  add([form.heading], ['heading'])
  add([`数据截至 ${asOf}`], ['foot'])
  for (const group of groups) {
    add([group.title, '', ''], ['group', 'group', 'group'])
    for (const { label, value, rule } of group.cells)
      for (const [n, part] of partsOf(value, widths[1]).entries())
        add(n === 0 ? [label, part, rule] : [`${label}（续）`, part, ''], ['label', value === '' ? 'empty' : 'value', 'rule'])
  }
  add([formSigning.title, '', ''], ['group', 'group', 'group'])
  add([formSigning.statement], ['label'])
  for (const [n, { label, blank }] of formSigning.lines.entries())
    add([label, blank, n === 0 ? formSigning.rule : ''], ['label', 'value', 'rule'])
  for (const line of form.foot) add([line], ['foot'])
  return writeXlsx({
    sheets: [
      {
        name: form.title.zh.slice(0, 31),
        rows,
        columns: widths.map((width) => ({ width })),
        cells,
        rowDefs: new Map(rows.map((row, n) => [n, n === 0 ? { height: 24 } : heightOf(row)])),
        merges: rows.flatMap((row, n) => (row.length === 1 ? [{ startRow: n, startCol: 0, endRow: n, endCol: 2 }] : [])),
        pageSetup,
        headerFooter,
      },
    ],
  })
}
