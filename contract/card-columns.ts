import type { Field, FormShape } from '#law/form.ts'
import { forms } from '#law/forms.ts'
import { fieldsOf } from './forms.ts'

/** How cards come in as a table: new ones, or the list a unit has kept so far, with its old numbers. */
export const importWays = ['new', 'existing'] as const
export type ImportWay = (typeof importWays)[number]

/** One column of the table of cards: which field it is, what stands above it, and its section. */
export type CardColumn = { readonly id: string; readonly title: string; readonly field: Field; readonly section: string }

/** The sheet of a workbook in which the cards are. */
export const cardSheet = '信息卡'

/** The columns of the table of cards, in the order of the form; the platform's own items are left out unless `isWhole`. */
export function cardColumns(way: ImportWay | null, isWhole = false): CardColumn[] {
  const shapes: FormShape[] = way === 'existing' ? [forms['existing-inventory'], forms['information-card']] : [forms['information-card']]
  return shapes.flatMap((shape) => shape.sections).flatMap((section) =>
    Object.entries<Field>(section.fields).filter(([, field]) => isWhole || !field.computed).map(([id, field]) => ({ id, field, title: titleOf(field), section: section.title.zh })))
}

/** What stands above a column: the label, the unit of amounts and counts, and an asterisk where something must be filled in. */
function titleOf(field: Field): string {
  const unit = field.kind === 'money' ? '（元）' : field.unit ? `（${field.unit.zh}）` : ''
  return `${field.label.zh}${unit}${field.required && !field.when ? '*' : ''}`
}

/** A heading as people may have left it, made comparable: without asterisk, unit, spaces and case. */
export function headingKey(text: string): string {
  return text.normalize('NFKC').replaceAll(/\([^)]*\)|[*\s]/g, '').toLowerCase()
}

/** Which column a heading names: by its Chinese or English label or the name of its field. */
export function columnsByHeading(way: ImportWay): Map<string, CardColumn> {
  return new Map(cardColumns(way).flatMap((column) => [column.title, column.field.label.zh, column.field.label.en, column.id].map((name) => [headingKey(name), column] as const)))
}

/** Whether an answer could be one of the existing list rather than of the card. */
export const isOfExisting = (id: string): boolean => id in fieldsOf(forms['existing-inventory'])
