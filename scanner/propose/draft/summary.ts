import { semanticWords } from '#contract/semantic-words.ts'
import { qualityLevels } from '#law/quality.ts'
import type { CardDraft, ColumnFinding, Finding } from '#contract/findings.ts'

const MADE_UP = /^(?:列\s*\d+|column[_ ]?\d+|unnamed.*|field[_ ]?\d+|[a-z]|\d*)$/i
/** Names that need no translation: PM2.5, AQI, SO2. */
const SHORT_FORM = /^[A-Z][A-Z0-9.]{1,7}$/
const WORDS: Partial<Record<string, string>> = Object.fromEntries(
  Object.values(semanticWords).flatMap((group) => Object.entries(group).map(([type, words]) => [type, words.zh])),
)
const CYCLES: Partial<Record<CardDraft['updateFrequency'], string>> = {
  realtime: '逐时记录',
  daily: '按日记录',
  weekly: '按周记录',
  monthly: '按月记录',
  quarterly: '按季记录',
  yearly: '按年记录',
}
const MOST_FIELDS = 8
/** So much of the summary its fields may take, that what is said of persons and quality after them stays. */
const MOST_OF_FIELDS = 200
/** Meanings that say too little of a field without its own name. */
const VAGUE: readonly ColumnFinding['semanticType'][] = [
  'free_text',
  'category',
  'code',
  'flag',
  'object_name',
  'quantity',
  'measure',
  'index',
  'range',
  'rank',
  'amount',
  'unit_price',
  'record_id',
  'date',
  'datetime',
  'timestamp',
]
const MOST_HEADINGS = 4

/**
 * A summary in sentences: what it is, how much, of which time and place, its main fields, whether it is about persons, how good it is; at
 * most 400 characters, without a value.
 */
export function summaryOf(
  finding: Finding,
  draft: { readonly name: string; readonly region: string | null; readonly rhythm: CardDraft['updateFrequency'] },
): string {
  const { columns, rows, bytes } = finding
  if (columns.length === 0) return '该来源未能读取，请查看扫描问题。'
  const scope = [draft.region ? `地域为${draft.region}` : '', periodWords(finding)].filter((part) => part !== '').join('，')
  // What a view holds has no size of its own.
  const size = `共${rows.toLocaleString('en-US')}条记录、${columns.length}个字段${bytes > 0 ? `，${bytesWords(bytes)}` : ''}`
  const sentences = [
    `收录“${draft.name}”，${size}`,
    [scope, CYCLES[draft.rhythm] ?? ''].filter((part) => part !== '').join('，'),
    `主要字段有${shortened(fieldWords(columns), MOST_OF_FIELDS)}`,
    rows > 0 ? personWords(columns) : '没有数据行，是否含个人信息须看表的用途',
    finding.quality
      ? `质量得分${Math.round(finding.quality.score * 1000) / 10}分（${qualityLevels.find((one) => one.level === finding.quality!.level)!.title.zh}）`
      : '',
  ]
  return shortened(`${sentences.filter((part) => part !== '').join('。')}。`, 400)
}

/** A text of so many characters at most, its end left out. */
function shortened(text: string, most: number): string {
  const characters = [...text]
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text
}

function periodWords({ from, to }: Finding): string {
  if (!from || !to) return ''
  if (from.slice(5, 10) === '01-01' && to.slice(5, 10) === '12-31')
    return from.slice(0, 4) === to.slice(0, 4) ? `时间为${from.slice(0, 4)}年` : `时间为${from.slice(0, 4)}年至${to.slice(0, 4)}年`
  return from.slice(0, 10) === to.slice(0, 10) ? `时间为${dayWords(from)}` : `时间为${dayWords(from)}至${dayWords(to)}`
}

function dayWords(day: string): string {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** Headings as they are, or by their comment or meaning where they do not speak; a vague meaning is followed by the headings it stands for. */
function fieldWords(columns: readonly ColumnFinding[]): string {
  const told = new Map<string, string[]>()
  for (const column of columns.every(isEmpty) ? columns : columns.filter((one) => !isEmpty(one))) {
    const { word, heading } = fieldWord(column)
    told.set(word, [...(told.get(word) ?? []), ...(heading ? [heading] : [])])
  }
  const words = [...told].map(([word, headings]) =>
    headings.length === 0
      ? word
      : `${word}（${headings.slice(0, MOST_HEADINGS).join('、')}${headings.length > MOST_HEADINGS ? '等' : ''}）`,
  )
  return `${words.slice(0, MOST_FIELDS).join('、')}${words.length > MOST_FIELDS ? '等' : ''}`
}

const isEmpty = ({ semanticType }: ColumnFinding): boolean => semanticType === 'empty'

/** How a field is called, and its own heading where the word alone says too little. */
function fieldWord({ name, comment, semanticType }: ColumnFinding): { readonly word: string; readonly heading?: string } {
  if (/\p{Script=Han}/u.test(comment)) return { word: comment.split(/[，,；;（(：:]/)[0]!.slice(0, 20) }
  if (!MADE_UP.test(name) && (/\p{Script=Han}/u.test(name) || SHORT_FORM.test(name))) return { word: name }
  const meaning = ['none', 'empty'].includes(semanticType) ? undefined : WORDS[semanticType]
  const heading = name.replaceAll('[]', '').slice(-30)
  if (!meaning) return { word: heading }
  return VAGUE.includes(semanticType) && !MADE_UP.test(name) ? { word: meaning, heading } : { word: meaning }
}

function personWords(columns: readonly ColumnFinding[]): string {
  const personal = columns.filter((column) => column.personal)
  if (personal.length === 0) return '未发现个人信息'
  const sensitive = personal.filter((column) => column.sensitive).length
  return `${personal.length}个字段涉及个人信息${sensitive > 0 ? `，其中${sensitive}个为敏感个人信息` : ''}`
}

/** Bytes as people read them: 71 KB, 3.9 MB. */
function bytesWords(bytes: number): string {
  if (bytes < 1024) return `${bytes}字节`
  const power = Math.min(3, Math.floor(Math.log2(bytes) / 10))
  const amount = bytes / 1024 ** power
  return `${amount >= 10 ? Math.round(amount) : Math.round(amount * 10) / 10}${[' KB', ' MB', ' GB'][power - 1]}`
}
