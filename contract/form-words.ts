import type { z } from 'zod'
import type { Field } from '#law/form.ts'
import type { Words } from '#law/words.ts'
import { yuan } from './money.ts'

/** What whoever is told writes amounts in: yuan on a screen, whole fen in what is sent. */
export type MoneyUnit = 'yuan' | 'fen'

const moneyWords: { readonly [unit in MoneyUnit]: Words } = {
  yuan: {
    zh: '金额以元填写，只用数字，最多两位小数，如1234.56',
    en: 'Write an amount in yuan with digits, two decimals at most, such as 1234.56',
  },
  fen: { zh: '金额应为整数分，如1234.56元为123456', en: 'Expected an amount in whole fen, such as 123456 for 1,234.56 yuan' },
}

const kindWords: { readonly [kind in Exclude<Field['kind'], 'money'>]: Words } = {
  text: { zh: '应为文字', en: 'Expected text' },
  'long-text': { zh: '应为文字', en: 'Expected text' },
  choice: { zh: '请从列出的选项中选一项', en: 'Choose one of the options' },
  choices: { zh: '请从列出的选项中选择', en: 'Choose from the options' },
  date: { zh: '日期应为“年-月-日”，如2026-11-23', en: 'Write a date as YYYY-MM-DD' },
  integer: { zh: '应为整数', en: 'Expected a whole number' },
  decimal: { zh: '应为数字', en: 'Expected a number' },
  'yes-no': { zh: '应为是或否', en: 'Expected yes or no' },
  paper: { zh: '请上传文件', en: 'Upload a file' },
  parameters: { zh: '应为逐行填写的表', en: 'Expected a table of rows' },
  calculation: { zh: '应有公式、参数及来源', en: 'Expected a formula with its parameters and sources' },
  pins: { zh: '每项应有所指字段和说明', en: 'Each pin needs a field and a note' },
  organisation: { zh: '请选择机构', en: 'Choose an organisation' },
}

/** Says that a field waits for its answer, in the word for what is done there: written, chosen, answered, ticked or uploaded. */
export function missingWords({ kind, must, label }: Field): Words {
  const [zh, en] =
    kind === 'choice' || kind === 'choices' || kind === 'organisation'
      ? ['请选择', 'Please choose: ']
      : kind === 'paper'
        ? ['请上传', 'Please upload: ']
        : kind === 'yes-no'
          ? must === 'be-true'
            ? ['请勾选：', 'Please tick: ']
            : ['请回答是或否：', 'Please answer yes or no: ']
          : ['请填写', 'Please fill in: ']
  return { zh: `${zh}${label.zh}`, en: `${en}${label.en}` }
}

/** Says in both languages what an issue of the schema means for a field; a row of a list is named by its number. */
export function wordsOf(issue: z.core.$ZodIssue, field: Field | undefined, isMissing: boolean, moneyIn: MoneyUnit = 'fen'): Words {
  if (isMissing && field) return missingWords(field)
  const said = sentence(issue, field, moneyIn)
  const [, row, cell] = issue.path
  if (typeof row !== 'number') return said
  const isPin = field?.kind === 'pins'
  const head =
    typeof cell !== 'string'
      ? undefined
      : isPin
        ? pinHeads[cell]
        : field?.kind === 'parameters'
          ? headsOf(field)[cells.indexOf(cell)]
          : undefined
  if (isPin)
    return {
      zh: `第${row + 1}项${head ? `“${head.zh}”` : ''}：${said.zh}`,
      en: `Item ${row + 1}${head ? `, “${head.en}”` : ''}: ${said.en}`,
    }
  return head
    ? { zh: `第${row + 1}行“${head.zh}”：${said.zh}`, en: `Row ${row + 1}, “${head.en}”: ${said.en}` }
    : { zh: `第${row + 1}行：${said.zh}`, en: `Row ${row + 1}: ${said.en}` }
}

/** What the two parts of a pin are called. */
const pinHeads: { readonly [cell: string]: Words } = { field: { zh: '所指字段', en: 'Field' }, note: { zh: '补正说明', en: 'Note' } }
const cells = ['name', 'value', 'source']
const usual: readonly Words[] = [
  { zh: '名称', en: 'Name' },
  { zh: '数值', en: 'Value' },
  { zh: '来源', en: 'Source' },
]

/** What the columns of a table of rows are called in its form. */
const headsOf = ({ heads }: Field): readonly Words[] => heads ?? usual

/** Says what a row has to hold, by the heads its form gives it. */
function rowWords(field: Field): Words {
  const heads = headsOf(field)
  return { zh: `每行应填写${heads.map((head) => head.zh).join('、')}`, en: `Each row needs: ${heads.map((head) => head.en).join(', ')}` }
}

function sentence(issue: z.core.$ZodIssue, field: Field | undefined, moneyIn: MoneyUnit): Words {
  const kind = field?.kind ?? 'text'
  if (issue.code === 'custom' && issue.params?.['words']) return issue.params['words'] as Words
  if (issue.code === 'too_big') return limitWords(kind, 'max', Number(issue.maximum), issue.path.length)
  if (issue.code === 'too_small') return limitWords(kind, 'min', Number(issue.minimum), issue.path.length)
  if (kind === 'money') return moneyWords[moneyIn]
  return field?.kind === 'parameters' ? rowWords(field) : kindWords[kind]
}

function limitWords(kind: Field['kind'], side: 'min' | 'max', limit: number, depth: number): Words {
  const isList = depth === 1 && (kind === 'choices' || kind === 'parameters' || kind === 'pins')
  const isNumber = kind === 'integer' || kind === 'decimal' || kind === 'money'
  const [zhUnit, enUnit] = isList ? ['项', ' items'] : kind === 'money' ? ['元', ' yuan'] : isNumber ? ['', ''] : ['个字', ' characters']
  const shown = kind === 'money' ? yuan(limit) : limit
  return side === 'max'
    ? { zh: `${isNumber ? '不能大于' : '不能超过'}${shown}${zhUnit}`, en: `At most ${shown}${enUnit}` }
    : { zh: `${isNumber ? '不能小于' : '至少'}${shown}${zhUnit}`, en: `At least ${shown}${enUnit}` }
}
