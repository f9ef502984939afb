import { z } from 'zod'
import type { Words } from '#law/words.ts'

const words = z.object({ zh: z.string(), en: z.string() }) satisfies z.ZodType<Words>
const grade = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])

/** The kinds of meaning a column can have; one vocabulary for scanner, cards and quality rules. */
export const SEMANTIC_TYPES = [
  'person_name',
  'gender',
  'ethnicity',
  'age',
  'birth_date',
  'id_number',
  'passport',
  'travel_permit',
  'military_id',
  'social_security_no',
  'student_no',
  'exam_ticket_no',
  'mobile',
  'landline',
  'phone',
  'email',
  'social_account',
  'account_name',
  'credential',
  'bank_card',
  'card_no',
  'cert_no',
  'address',
  'plate',
  'vin',
  'driving_licence_no',
  'health_status',
  'medical_record_no',
  'score',
  'free_text_pii',
  'biometric',
  'org_name',
  'uscc',
  'business_licence_no',
  'org_code',
  'tax_no',
  'bank_name',
  'bank_account',
  'license_no',
  'ip',
  'mac',
  'imei',
  'url',
  'longitude',
  'latitude',
  'coordinates',
  'geometry',
  'region_name',
  'region_code',
  'post_code',
  'phone_area_code',
  'real_estate_unit_no',
  'date',
  'datetime',
  'timestamp',
  'year',
  'month',
  'day',
  'hour',
  'amount',
  'unit_price',
  'quantity',
  'measure',
  'range',
  'index',
  'rank',
  'unit',
  'flag',
  'category',
  'code',
  'industry_code',
  'record_id',
  'object_name',
  'free_text',
  'empty',
  'none',
] as const

export const semanticType = z.enum(SEMANTIC_TYPES)
export type SemanticType = z.infer<typeof semanticType>
export type Grade = z.infer<typeof grade>

export const physicalType = z.enum(['text', 'integer', 'decimal', 'boolean', 'date', 'datetime', 'json', 'geometry', 'empty'])
export type PhysicalType = z.infer<typeof physicalType>

export const sourceFormat = z.enum(['csv', 'xlsx', 'xls', 'json', 'jsonl', 'geojson', 'parquet', 'sql', 'postgresql', 'mysql', 'unknown'])
export type SourceFormat = z.infer<typeof sourceFormat>

export const faultCode = z.enum([
  'broken',
  'empty',
  'mislabelled',
  'password-protected',
  'zip-bomb',
  'too-large',
  'too-large-cell',
  'formula',
  'unsafe-name',
  'unsupported',
  'encoding',
  'ragged-rows',
  'blank-rows',
  'duplicate-columns',
  'too-many-columns',
  'bad-records',
  'nul-bytes',
  'title-lines',
  'merged-heads',
  'merged-cells',
  'stacked-tables',
  'unclosed-quote',
  'xml-bomb',
  'connection',
  'sampled',
  'differing-shapes',
  'hidden',
  'left-out',
  'other-form',
])
export type FaultCode = z.infer<typeof faultCode>

/** Something wrong with a source; an error means that nothing, or not everything, could be read. */
export const fault = z.object({
  code: faultCode,
  severity: z.enum(['error', 'warning']),
  message: words,
  line: z.int().optional(),
  column: z.string().optional(),
  count: z.int().optional(),
})
export type Fault = z.infer<typeof fault>

/** How often a text or a pattern was met: `count` of the rows looked at; texts of personal columns are masked. */
const counted = z.object({ text: z.string(), count: z.int() })
/** One ground of a verdict: where it was seen, in words, and the share of cells it holds for. */
export const ground = z.object({
  by: z.enum(['checksum', 'form', 'dictionary', 'heading', 'comment', 'neighbour', 'shape', 'correction', 'mask']),
  words,
  share: z.number().optional(),
})
export type Ground = z.infer<typeof ground>
/** Figures of a numeric column; quantiles are by share ('0.5' is the median) within the relative error told. */
export const numbers = z.object({
  count: z.int(),
  min: z.number(),
  max: z.number(),
  mean: z.number(),
  quantiles: z.record(z.string(), z.number()),
  error: z.number(),
})
/** Where the times of a column lie; quantiles are by share, over as many values as were looked at. */
export const times = z.object({ looked: z.int(), quantiles: z.record(z.string(), z.string()) })
/** Salted hashes of a column's smallest values by hash (32 bits each, unsigned), for finding the same values elsewhere; empty without a salt. */
export const sketch = z.object({ distinct: z.int(), hashes: z.array(z.int()).max(1024) })

/** What was seen of one column; never a row, and samples, min and max are masked when the column is personal. */
export const columnFinding = z.object({
  name: z.string(),
  position: z.int(),
  physicalType,
  semanticType,
  confidence: z.number().min(0).max(1),
  evidence: words,
  grade,
  gradeReason: words,
  personal: z.boolean(),
  masked: z.boolean(),
  nulls: z.int(),
  nullRatio: z.number(),
  distinct: z.int(),
  distinctExact: z.boolean(),
  min: z.string().nullable(),
  max: z.string().nullable(),
  minLength: z.int().nullable(),
  maxLength: z.int().nullable(),
  samples: z.array(z.string()).max(5),
  /** What the source itself says of the column: its comment and its declared type. */
  comment: z.string().default(''),
  declaredType: z.string().default(''),
  grounds: z.array(ground).default([]),
  /** Cells that are there but empty, and cells that only stand for nothing; both are among `nulls`. */
  empties: z.int().default(0),
  placeholders: z.array(counted).default([]),
  /** Standard error of `distinct`, as a share; 0 when it is exact. */
  distinctError: z.number().default(0),
  meanLength: z.number().nullable().default(null),
  numbers: numbers.nullable().default(null),
  times: times.nullable().default(null),
  /** Shapes of the values, such as `9{11}` or `汉{2,3}`, the most frequent first. */
  patterns: z.array(counted).default([]),
  /** The most frequent values; `topExact` tells whether they were counted over all rows. */
  top: z.array(counted).default([]),
  topExact: z.boolean().default(false),
  /** Over all cells: how many passed each exact check (`id18`, `mobile`, `luhn`, …). */
  checked: z.record(z.string(), z.int()).default({}),
  /** Category by what the column is about, a key of `law/grading/categories.ts`. */
  category: z.string().default('business'),
  sensitive: z.boolean().default(false),
  sketch: sketch.nullable().default(null),
  /** What somebody of the unit decided about such a column before, where it would lower the grade: offered, not applied. */
  suggestion: z.object({ semanticType, grade, words }).nullish(),
})
export type ColumnFinding = z.infer<typeof columnFinding>

/** A column, or several together, that could name each row; `duplicates` are rows whose key was met before. */
export const keyFinding = z.object({
  columns: z.array(z.string()),
  duplicates: z.int(),
  nulls: z.int(),
  exact: z.boolean(),
  declared: z.boolean().default(false),
})
/** A column whose values are found in the key of another dataset of the same source. */
export const referenceFinding = z.object({
  column: z.string(),
  dataset: z.string(),
  key: z.string(),
  share: z.number(),
  declared: z.boolean().default(false),
})
/** Columns that together single people out, though each alone may not; a key of the aggregation rules. */
export const aggregation = z.object({ rule: z.string(), columns: z.array(z.string()), grade, reason: words })
/** One measured indicator of GB/T 36344: `x = a / b`, where it was seen and how it was counted. */
export const indicator = z.object({
  code: z.string(),
  title: words,
  a: z.number(),
  b: z.number(),
  x: z.number(),
  formula: words,
  evidence: z.array(words),
})
export const qualityDimension = z.object({
  dimension: z.enum(['standard', 'complete', 'accurate', 'consistent', 'timely', 'accessible']),
  title: words,
  weight: z.number(),
  score: z.number().nullable(),
  indicators: z.array(indicator),
  note: words.nullable().optional(),
})
/** The quality of one dataset: `score` is the weighted mean of the dimensions that could be measured, 0–1. */
export const quality = z.object({
  score: z.number(),
  level: z.enum(['excellent', 'good', 'fair', 'poor']),
  dimensions: z.array(qualityDimension),
  rules: z.array(
    z.object({
      rule: z.string(),
      /** The other column, of a rule that compares two. */
      with: z.string().optional(),
      title: words,
      tested: z.int(),
      failed: z.int(),
      examples: z.array(z.string()).max(5),
      exact: z.boolean(),
      /** The work that rules may cost was spent before it was done: what is told is of the values it saw (choice:rule-work). */
      isCut: z.boolean().optional(),
    }),
  ),
  version: z.string(),
})
export type Quality = z.infer<typeof quality>
/** A rule an officer set for a column; run at every scan of the dataset. */
export const columnRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('required'), column: z.string().min(1).max(200) }),
  z.object({ kind: z.literal('pattern'), column: z.string().min(1).max(200), pattern: z.string().min(1).max(300) }),
  z.object({
    kind: z.literal('range'),
    column: z.string().min(1).max(200),
    from: z.string().max(40).optional(),
    to: z.string().max(40).optional(),
  }),
  z.object({ kind: z.literal('list'), column: z.string().min(1).max(200), values: z.array(z.string().max(200)).min(1).max(5000) }),
  z.object({
    kind: z.literal('compare'),
    column: z.string().min(1).max(200),
    with: z.string().min(1).max(200),
    operator: z.enum(['<', '<=', '=', '>=', '>', '!=']),
  }),
])
export type ColumnRule = z.infer<typeof columnRule>
/** A database a dataset was read from; nothing secret in it. */
export const origin = z.object({
  kind: z.enum(['postgresql', 'mysql']),
  host: z.string(),
  database: z.string(),
  schema: z.string(),
  table: z.string(),
  isView: z.boolean(),
  comment: z.string(),
  estimatedRows: z.int().nullable(),
  server: z.string(),
})

/** What was seen of one dataset: a file, one sheet of a workbook, a table, or a folder of files of one shape. */
export const finding = z.object({
  file: z.string(),
  dataset: z.string(),
  sheet: z.string().optional(),
  format: sourceFormat,
  compressed: z.boolean(),
  encoding: z.enum(['utf-8', 'utf-8-bom', 'gb18030', 'utf-16le', 'utf-16be']).nullable(),
  delimiter: z.string().optional(),
  bytes: z.int(),
  rows: z.int(),
  columns: z.array(columnFinding),
  faults: z.array(fault),
  digest: z.object({ sha256: z.string(), sm3: z.string().optional() }),
  startedAt: z.string().optional(),
  tookMs: z.number(),
  grade,
  reason: words,
  from: z.string().nullable(),
  to: z.string().nullable(),
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  scannerVersion: z.string(),
  /** Whether every row was read, and if not, how many were. */
  mode: z.enum(['full', 'sample']).default('full'),
  sampledRows: z.int().nullable().default(null),
  /** Files of one shape that were read as this dataset; empty for a single file. */
  parts: z.array(z.object({ file: z.string(), rows: z.int(), bytes: z.int(), sha256: z.string() })).default([]),
  origin: origin.nullable().default(null),
  duplicates: z.object({ rows: z.int(), exact: z.boolean() }).nullable().default(null),
  keys: z.array(keyFinding).default([]),
  references: z.array(referenceFinding).default([]),
  /** The newest day or time in the data, and in which column. */
  freshness: z.object({ column: z.string(), latest: z.string() }).nullable().default(null),
  aggregations: z.array(aggregation).default([]),
  ruleVersion: z.string().default(''),
  quality: quality.nullable().default(null),
})
export type Finding = z.infer<typeof finding>

/** How far a scan is: bytes of the file read of all, rows seen so far. */
export const scanProgress = z.object({ bytes: z.int(), ofBytes: z.int(), rows: z.int() })
export type ScanProgress = z.infer<typeof scanProgress>

/** What an information card can be filled with from a finding; people confirm or change every item. */
export const cardDraft = z.object({
  name: z.string(),
  summary: z.string(),
  records: z.int(),
  bytes: z.int(),
  dataForm: z.enum(['structured', 'semi-structured', 'spatial', 'unknown']),
  fields: z.array(z.object({ name: z.string(), physicalType, semanticType, grade, personal: z.boolean() })),
  timeFrom: z.string().nullable(),
  timeTo: z.string().nullable(),
  region: z.string().nullable(),
  updateFrequency: z.enum(['realtime', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'unknown']),
  grade,
  gradeReason: words,
  containsPersonal: z.boolean(),
  containsSensitive: z.boolean(),
  digest: z.string(),
  subject: z.string().nullable().default(null),
  industry: z.string().nullable().default(null),
  origin: z.enum(['collected', 'produced', 'purchased']).nullable().default(null),
  qualityScore: z.number().nullable().default(null),
  containsImportant: z.boolean().default(false),
  /** Items of the card that the scan could not know, and what to ask for each. */
  open: z.array(z.object({ field: z.string(), ask: words })).default([]),
})
export type CardDraft = z.infer<typeof cardDraft>
