import type { CardDraft, ColumnFinding, Finding, SemanticType } from '#contract/findings.ts'

const SENSITIVE: ReadonlySet<SemanticType> = new Set(['health_status', 'bank_card', 'biometric', 'credential', 'ethnicity', 'medical_record_no'])
const DAY = 86_400_000

/** Drafts what an information card can say of a scanned dataset; everything in it is for people to confirm. */
export function draftCard(finding: Finding): CardDraft {
  const { columns } = finding
  return {
    name: nameOf(finding),
    summary: summaryOf(finding),
    records: finding.rows,
    bytes: finding.bytes,
    dataForm: formOf(finding),
    fields: columns.map(({ name, physicalType, semanticType, grade, personal }) => ({ name, physicalType, semanticType, grade, personal })),
    timeFrom: finding.from,
    timeTo: finding.to,
    region: regionOf(columns),
    updateFrequency: frequencyOf(finding),
    grade: finding.grade,
    gradeReason: finding.reason,
    containsPersonal: columns.some((column) => column.personal),
    containsSensitive: columns.some((column) => column.personal && !column.masked && SENSITIVE.has(column.semanticType)),
    digest: finding.digest.sha256,
    subject: null,
    industry: null,
    origin: null,
    qualityScore: finding.quality?.score ?? null,
    containsImportant: false,
    open: [],
  }
}

/** A name from the file (or sheet) without endings, dates and signs, at most 40 characters. */
function nameOf(finding: Finding): string {
  const base = (finding.sheet && !/^sheet\d*$|^\d+$/i.test(finding.sheet) ? finding.sheet : finding.file.split(/[\\/]/).at(-1)!)
    .replace(/#.*$/, '')
    .replace(/(?:\.(?:gz|csv|tsv|txt|xlsx?|xlsm|jsonl?|ndjson|geojson|parquet|gbk|gb18030|utf-?8))+$/i, '')
    .replace(/[_\s]+/g, ' ')
    .trim()
  return (base || finding.dataset).slice(0, 40)
}

function summaryOf(finding: Finding): string {
  const { columns, rows } = finding
  if (columns.length === 0) return '该来源未能读取，请查看扫描问题。'
  const names = columns.slice(0, 8).map((column) => column.name).join('、')
  const period = finding.from && finding.to ? `，时间范围 ${finding.from.slice(0, 10)} 至 ${finding.to.slice(0, 10)}` : ''
  const personal = columns.filter((column) => column.personal).length
  const note = personal > 0 ? `其中 ${personal} 项涉及个人信息` : '未发现个人信息'
  return `共 ${rows.toLocaleString('en-US')} 条记录、${columns.length} 个字段${period}。主要字段：${names}${columns.length > 8 ? '等' : ''}。${note}。`.slice(0, 400)
}

function formOf(finding: Finding): CardDraft['dataForm'] {
  if (finding.columns.length === 0) return 'unknown'
  if (finding.format === 'geojson' || finding.columns.some((column) => column.semanticType === 'geometry')) return 'spatial'
  return finding.format === 'json' || finding.format === 'jsonl' ? 'semi-structured' : 'structured'
}

/** The region, when a column of region names holds the same city or province throughout. */
function regionOf(columns: readonly ColumnFinding[]): string | null {
  const single = columns.find((column) => column.semanticType === 'region_name' && column.distinct === 1 && column.distinctExact)
  return single?.samples[0] ?? null
}

/** Guesses how often the data grow from the number of different days over the time they span. */
function frequencyOf(finding: Finding): CardDraft['updateFrequency'] {
  if (!finding.from || !finding.to) return 'unknown'
  const span = (Date.parse(finding.to) - Date.parse(finding.from)) / DAY
  const column = finding.columns.find((one) => one.semanticType === 'datetime' || one.semanticType === 'date' || one.semanticType === 'month' || one.semanticType === 'year')
  if (!column || !(span > 0) || column.distinct < 3) return 'unknown'
  const gap = span / (column.distinct - 1)
  if (gap < 0.2) return 'realtime'
  if (gap < 3) return 'daily'
  if (gap < 15) return 'weekly'
  if (gap < 60) return 'monthly'
  return gap < 200 ? 'quarterly' : 'yearly'
}
