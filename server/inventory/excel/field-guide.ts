import type { CellValue } from 'hucre/xlsx'
import type { CardColumn, TableWay } from '#contract/card-columns.ts'
import { boundWords } from '#contract/day-bounds.ts'
import { fieldsOf } from '#contract/forms.ts'
import { choices } from '#law/choices.ts'
import type { Field } from '#law/form.ts'
import { forms } from '#law/forms.ts'

const kinds: Readonly<Record<string, string>> = {
  text: '文字',
  'long-text': '文字（可多行）',
  choice: '单选',
  choices: '多选',
  date: '日期',
  integer: '整数',
  decimal: '数字',
  money: '金额（元）',
  'yes-no': '是/否',
}
const asked: Readonly<Record<string, Field>> = { ...fieldsOf(forms['legacy-application']), ...fieldsOf(forms['information-card']) }
const recorded: Readonly<Record<string, { title: { zh: string } }>> = choices

/** What a column expects, in a few lines: the note at its head. */
export function fieldGuide({ field, section }: CardColumn): string {
  const limit = limitOf(field)
  const must = !field.required ? '选填' : field.when ? '有条件必填' : '必填'
  return [
    `${section}·${field.label.zh}（${must}，${kinds[field.kind] ?? field.kind}）`,
    whenOf(field),
    field.help?.zh,
    limit,
    field.kind === 'choices' ? `可选：${optionsOf(field)}；多项用“、”分开` : null,
    field.basis ? `依据：${basisOf(field.basis)}` : null,
  ]
    .filter(Boolean)
    .join('\n')
}

/** The sheet that explains every column. */
export function guideRows(columns: readonly CardColumn[], way: TableWay): CellValue[][] {
  const head = ['栏目', '项目', '必填', '类型', '填写要求', '选项', '依据']
  const note = (text: string): CellValue[] => [null, text]
  return [
    head,
    ...columns.map(({ field, section }): CellValue[] => [
      section,
      field.label.zh,
      field.required ? (field.when ? '有条件' : '是') : '否',
      kinds[field.kind] ?? field.kind,
      [whenOf(field), field.help?.zh, limitOf(field)].filter(Boolean).join('；'),
      optionsOf(field),
      field.basis ? basisOf(field.basis) : '',
    ]),
    [],
    note(
      way === 'legacy'
        ? `一行一项存量登记，一次不超过${choices['legacy-sheet'].value}行；表头可以调换次序，不要改名；空行跳过。收下后每项开办一件存量登记草稿，原凭证、意见书、评估报告的文件和承诺在办件中补齐后提交。`
        : `一行一张信息卡，一次不超过${choices['card-tables'].value}行；表头可以调换次序，不要改名；空行跳过。`,
    ),
    note('有一处错误整表不收；错误会逐格列出，也可以下载标出错误的表格，改正后重新上传。'),
  ]
}

/** Beside which answer of another item this one is asked. */
function whenOf(field: Field): string | null {
  if (!field.when) return null
  const other = asked[field.when.field]
  const said = field.when.is
    .map((value) => other?.options?.[value]?.zh ?? ({ true: '是', false: '否' } as Readonly<Record<string, string>>)[value] ?? value)
    .join('、')
  return `只在“${other?.label.zh ?? field.when.field}”为${said}时填写`
}

function limitOf(field: Field): string | null {
  const unit = field.kind === 'text' || field.kind === 'long-text' ? '个字' : field.kind === 'choices' ? '项' : ''
  const least = field.min === undefined ? '' : `不少于${field.min}${unit}`
  const most = field.max === undefined || field.max >= 1e15 ? '' : `不超过${field.max}${unit}`
  return [least, most, ...boundWords(field, asked).map(({ zh }) => zh)].filter(Boolean).join('，') || null
}

const optionsOf = (field: Field) =>
  Object.values(field.options ?? {})
    .map((o) => o.zh)
    .join('、') || (field.kind === 'yes-no' ? '是、否' : '')
const basisOf = (basis: string) =>
  basis.startsWith('choice:') ? `暂行做法：${recorded[basis.slice(7)]?.title.zh ?? basis}` : `规程${basis}`
