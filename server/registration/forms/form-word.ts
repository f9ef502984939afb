import {
  BorderStyle,
  Document,
  HeadingLevel,
  HeightRule,
  Packer,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { formSigning, type RegistrationForm } from '#law/registration-forms.ts'
import type { FilledGroup } from './fill-form.ts'

const line = { style: BorderStyle.SINGLE, size: 4, color: '999999' } as const
const borders = { top: line, bottom: line, left: line, right: line }
const widths = [2200, 4600, 2560] as const
const font = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋' } as const

/** Texts may hold characters that XML has no place for. */
const inXml = (text: string) => text.replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
const paragraphs = (text: string, look: { size?: number; color?: string; bold?: boolean; keepNext?: boolean } = {}) =>
  inXml(text)
    .split('\n')
    .map(
      (part) =>
        new Paragraph({
          ...(look.keepNext ? { keepNext: true } : {}),
          children: [
            new TextRun({
              text: part,
              font,
              size: look.size ?? 21,
              ...(look.color ? { color: look.color } : {}),
              ...(look.bold ? { bold: true } : {}),
            }),
          ],
        }),
    )
/** A row stays on one page unless it is long: about 20 characters stand in a line of its middle column. */
const isShort = (text: string) => text.split('\n').reduce((lines, part) => lines + 1 + Math.floor([...part].length / 20), 0) <= 20
const cell = (n: number, text: string, look: { fill?: string; color?: string; span?: number; bold?: boolean; keepNext?: boolean } = {}) =>
  new TableCell({
    children: paragraphs(text, look),
    borders,
    width: { size: look.span ? widths.reduce((sum, each) => sum + each, 0) : widths[n]!, type: WidthType.DXA },
    ...(look.span ? { columnSpan: look.span } : {}),
    ...(look.fill ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: look.fill } } : {}),
  })

/**
 * The form as a Word file: one table in the order of the form; what is not known is empty and coloured, whoever hands it in signs at its
 * end, the foot says what is to be checked.
 */
export function formWord(form: RegistrationForm, groups: readonly FilledGroup[], asOf: string): Promise<Buffer> {
  const rows = groups.flatMap((group) => [
    new TableRow({ children: [cell(0, group.title, { fill: 'DDEBE4', span: widths.length, bold: true })] }),
    ...group.cells.map(
      ({ label, value, rule }) =>
        new TableRow({
          cantSplit: isShort(value),
          children: [cell(0, label), cell(1, value, value === '' ? { fill: 'FFF2CC' } : {}), cell(2, rule, { color: '666666' })],
        }),
    ),
  ])
  // The last rows stay together on one page: whoever signs sees what is stated.
  const signing = [
    new TableRow({
      cantSplit: true,
      children: [cell(0, formSigning.title, { fill: 'DDEBE4', span: widths.length, bold: true, keepNext: true })],
    }),
    new TableRow({ cantSplit: true, children: [cell(0, formSigning.statement, { span: widths.length, keepNext: true })] }),
    ...formSigning.lines.map(
      ({ label, blank }, n) =>
        new TableRow({
          cantSplit: true,
          height: { value: 560, rule: HeightRule.ATLEAST },
          children: [
            cell(0, label, { keepNext: n < formSigning.lines.length - 1 }),
            cell(1, blank),
            cell(2, n === 0 ? formSigning.rule : '', { color: '666666' }),
          ],
        }),
    ),
  ]
  return Packer.toBuffer(
    new Document({
      title: form.heading,
      creator: '榕数',
      sections: [
        {
          children: [
            new Paragraph({
              heading: HeadingLevel.HEADING_1,
              children: [new TextRun({ text: form.heading, font: { ...font, eastAsia: '黑体' }, size: 32, bold: true, color: '000000' })],
            }),
            ...paragraphs(`数据截至 ${asOf}`, { size: 18, color: '666666' }),
            new Table({
              rows: [...rows, ...signing],
              width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
              columnWidths: [...widths],
            }),
            ...form.foot.flatMap((text) => paragraphs(text, { size: 18, color: '666666' })),
          ],
        },
      ],
    }),
  )
}
