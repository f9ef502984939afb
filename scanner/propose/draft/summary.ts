import { semanticWords } from '#contract/semantic-words.ts'
import { qualityLevels } from '#law/quality.ts'
import type { CardDraft, ColumnFinding, Finding } from '#contract/findings.ts'

const MADE_UP = /^(?:列\s*\d+|column[_ ]?\d+|unnamed.*|field[_ ]?\d+|[a-z]|\d*)$/i
/** Names that need no translation: PM2.5, AQI, SO2. */
const SHORT_FORM = /^[A-Z][A-Z0-9.]{1,7}$/
const WORDS: Partial<Record<string, string>> = Object.fromEntries(Object.values(semanticWords).flatMap((group) => Object.entries(group).map(([type, words]) => [type, words.zh])))
const CYCLES: Partial<Record<CardDraft['updateFrequency'], string>> = { realtime: '逐时增长', daily: '按日增长', weekly: '按周增长', monthly: '按月增长', quarterly: '按季增长', yearly: '按年增长' }
const MOST_FIELDS = 8

/** A summary in sentences: what it is, how much, of which time and place, its main fields, whether it is about persons, how good it is; at most 400 characters, without a value. */
export function summaryOf(finding: Finding, draft: Pick<CardDraft, 'name' | 'region' | 'updateFrequency'>): string {
  const { columns, rows, bytes } = finding
  if (columns.length === 0) return '该来源未能读取，请查看扫描问题。'
  const scope = [draft.region ? `地域为${draft.region}` : '', periodWords(finding)].filter((part) => part !== '').join('，')
  const size = `共${rows.toLocaleString('en-US')}条记录、${columns.length}个字段，${bytesWords(bytes)}`
  const sentences = [
    `收录“${draft.name}”，${size}`,
    [scope, CYCLES[draft.updateFrequency] ?? ''].filter((part) => part !== '').join('，'),
    `主要字段有${fieldWords(columns)}`,
    personWords(columns),
    finding.quality ? `质量得分${Math.round(finding.quality.score * 1000) / 10}分（${qualityLevels.find((one) => one.level === finding.quality!.level)!.title.zh}）` : '',
  ]
  return [...`${sentences.filter((part) => part !== '').join('。')}。`].slice(0, 400).join('')
}

function periodWords({ from, to }: Finding): string {
  if (!from || !to) return ''
  return from.slice(0, 10) === to.slice(0, 10) ? `时间为${dayWords(from)}` : `时间为${dayWords(from)}至${dayWords(to)}`
}

function dayWords(day: string): string {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** Headings as they are, or by their comment or meaning where they do not speak; the last part of a path is enough. */
function fieldWords(columns: readonly ColumnFinding[]): string {
  const names = columns.filter((column) => column.semanticType !== 'empty').map((column) => {
    if (/\p{Script=Han}/u.test(column.comment)) return column.comment.split(/[，,；;（(：:]/)[0]!.slice(0, 20)
    if (!MADE_UP.test(column.name) && (/\p{Script=Han}/u.test(column.name) || SHORT_FORM.test(column.name))) return column.name
    const meaning = ['none', 'empty'].includes(column.semanticType) ? undefined : WORDS[column.semanticType]
    return meaning ?? column.name.split('.').at(-1)!.replaceAll('[]', '')
  })
  const different = [...new Set(names)]
  return `${different.slice(0, MOST_FIELDS).join('、')}${different.length > MOST_FIELDS ? '等' : ''}`
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
