import type { Field, FormShape } from '#law/form.ts'
import { forms } from '#law/forms.ts'
import { fieldsOf } from './forms.ts'

/** How cards come in as a table: new ones, or the list a unit has kept so far, with its old numbers. */
export const importWays = ['new', 'existing'] as const
export type ImportWay = (typeof importWays)[number]
/** What a table that is read line by line holds: cards, or earlier registrations of assets that stand in the catalogue. */
export type TableWay = ImportWay | 'legacy'

/** One column of the table of cards: which field it is, what stands above it, and its section. */
export type CardColumn = { readonly id: string; readonly title: string; readonly field: Field; readonly section: string }

/** The sheet of a workbook in which the lines are. */
export const sheetOf = (way: TableWay): string => (way === 'legacy' ? '存量登记' : '信息卡')

/** Above an earlier registration stands which asset of the unit it is of. */
const ofAsset: FormShape['sections'][number] = {
  id: 'asset',
  title: { zh: '数据资产', en: 'Asset' },
  fields: {
    assetCode: {
      label: { zh: '资产编码', en: 'Asset code' },
      kind: 'text',
      required: true,
      max: 64,
      basis: '§3.7',
      help: { zh: '本单位目录中的资产编码，一项资产一行', en: 'Its code in the catalogue of the unit; one line an asset' },
    },
  },
}
/** What people bring into each case themselves: papers and the undertaking. */
const isBroughtLater = (field: Field): boolean => field.kind === 'paper' || field.must === 'be-true'

/** The columns of a table, in the order of its form; the platform's own items are left out unless `isWhole`. */
export function cardColumns(way: TableWay | null, isWhole = false): CardColumn[] {
  const sections: FormShape['sections'] =
    way === 'legacy'
      ? [ofAsset, ...forms['legacy-application'].sections]
      : [...(way === 'existing' ? forms['existing-inventory'].sections : []), ...forms['information-card'].sections]
  return sections.flatMap((section) =>
    Object.entries<Field>(section.fields)
      .filter(([, field]) => (isWhole || !field.computed) && !(way === 'legacy' && isBroughtLater(field)))
      .map(([id, field]) => ({ id, field, title: titleOf(field), section: section.title.zh })),
  )
}

/** What stands above a column: the label, the unit of amounts and counts, and an asterisk where something must be filled in. */
function titleOf(field: Field): string {
  const unit = field.kind === 'money' ? '（元）' : field.unit ? `（${field.unit.zh}）` : ''
  return `${field.label.zh}${unit}${field.required && !field.when ? '*' : ''}`
}

/** A heading as people may have left it, made comparable: without asterisk, unit, spaces and case. */
export function headingKey(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\([^)]*\)|[*\s]/g, '')
    .toLowerCase()
}

/** Which column a heading names: by its Chinese or English label or the name of its field. */
export function columnsByHeading(way: TableWay): Map<string, CardColumn> {
  return new Map(
    cardColumns(way).flatMap((column) =>
      [column.title, column.field.label.zh, column.field.label.en, column.id].map((name) => [headingKey(name), column] as const),
    ),
  )
}

/** Whether an answer could be one of the existing list rather than of the card. */
export const isOfExisting = (id: string): boolean => id in fieldsOf(forms['existing-inventory'])
