import { z } from 'zod'
import type { Words } from '#law/words.ts'

const words = z.object({ zh: z.string(), en: z.string() }) satisfies z.ZodType<Words>
const grade = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])

/** The kinds of meaning a column can have; one vocabulary for scanner, cards and quality rules. */
export const SEMANTIC_TYPES = [
  'person_name', 'gender', 'ethnicity', 'age', 'birth_date', 'id_number', 'passport', 'travel_permit', 'military_id',
  'social_security_no', 'student_no', 'exam_ticket_no', 'mobile', 'landline', 'phone', 'email', 'social_account',
  'account_name', 'credential', 'bank_card', 'card_no', 'cert_no', 'address', 'plate', 'vin', 'driving_licence_no',
  'health_status', 'medical_record_no', 'score', 'free_text_pii', 'biometric',
  'org_name', 'uscc', 'business_licence_no', 'org_code', 'tax_no', 'bank_name', 'bank_account', 'license_no',
  'ip', 'mac', 'imei', 'url',
  'longitude', 'latitude', 'coordinates', 'geometry', 'region_name', 'region_code', 'post_code', 'phone_area_code',
  'real_estate_unit_no',
  'date', 'datetime', 'timestamp', 'year', 'month', 'day', 'hour',
  'amount', 'unit_price', 'quantity', 'measure', 'range', 'index', 'rank', 'unit', 'flag', 'category',
  'code', 'industry_code', 'record_id', 'object_name', 'free_text', 'empty', 'none',
] as const

export const semanticType = z.enum(SEMANTIC_TYPES)
export type SemanticType = z.infer<typeof semanticType>
export type Grade = z.infer<typeof grade>

export const physicalType = z.enum([
  'text', 'integer', 'decimal', 'boolean', 'date', 'datetime', 'json', 'geometry', 'empty',
])
export type PhysicalType = z.infer<typeof physicalType>

export const sourceFormat = z.enum(['csv', 'xlsx', 'xls', 'json', 'jsonl', 'geojson', 'parquet', 'sql', 'unknown'])
export type SourceFormat = z.infer<typeof sourceFormat>

export const faultCode = z.enum([
  'broken', 'empty', 'mislabelled', 'password-protected', 'zip-bomb', 'too-large', 'too-large-cell', 'formula',
  'unsafe-name', 'unsupported', 'encoding', 'ragged-rows', 'blank-rows', 'duplicate-columns', 'too-many-columns',
  'bad-records', 'nul-bytes',
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
})
export type ColumnFinding = z.infer<typeof columnFinding>

/** What was seen of one dataset: a file, or one sheet of a workbook. */
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
})
export type CardDraft = z.infer<typeof cardDraft>
