import type { Basis } from './procedure.ts'
import type { Words } from './words.ts'

type IndicatorShape = { readonly title: Words; readonly formula: Words }
/** One of the six dimensions of GB/T 36344-2018: its number, its weight in the score, and its indicators by code. */
export type DimensionShape = {
  readonly code: string
  readonly title: Words
  readonly weight: number
  readonly basis: Basis
  readonly indicators: { readonly [code: string]: IndicatorShape }
}

const share = (zhA: string, enA: string, zhB: string, enB: string): Words => ({ zh: `${zhA} ÷ ${zhB}`, en: `${enA} ÷ ${enB}` })
const basis = 'choice:quality'

/** The six dimensions of GB/T 36344-2018 with what the scanner can measure of each; every indicator is x = a ÷ b. */
export const qualityDimensions = {
  standard: {
    code: '01',
    title: { zh: '规范性', en: 'Conformity' },
    weight: 0.15,
    basis,
    indicators: {
      '0101': {
        title: { zh: '数据标准', en: 'Data standards' },
        formula: share(
          '符合标准格式或校验的值',
          'values of the form and check of their standard',
          '有标准可依字段的全部值',
          'values of columns that have a standard',
        ),
      },
      '0102': {
        title: { zh: '数据模型', en: 'Data model' },
        formula: share('值与数据类型一致的字段', 'columns whose values keep to one type', '有内容的字段', 'columns with content'),
      },
      '0103': {
        title: { zh: '元数据', en: 'Metadata' },
        formula: share('名称完整且不重复的字段', 'columns with a telling, single name', '全部字段', 'all columns'),
      },
      '0105': {
        title: { zh: '权威参考数据', en: 'Reference data' },
        formula: share(
          '在代码表或名录内的值',
          'values found in their code list',
          '有代码表字段的全部值',
          'values of columns that have a code list',
        ),
      },
      '0104': {
        title: { zh: '业务规则', en: 'Business rules' },
        formula: share('符合单位所设规则的值', 'values that keep the rules the unit set', '受检值', 'values tested'),
      },
    },
  },
  complete: {
    code: '02',
    title: { zh: '完整性', en: 'Completeness' },
    weight: 0.2,
    basis,
    indicators: {
      '0201': {
        title: { zh: '数据元素完整性', en: 'Completeness of elements' },
        formula: share(
          '应填字段中的非空值',
          'filled cells of columns that should be filled',
          '应填字段的全部单元格',
          'all cells of these columns',
        ),
      },
      '0202': {
        title: { zh: '数据记录完整性', en: 'Completeness of records' },
        formula: share('实有的记录或时段', 'records or periods that are there', '应有的记录或时段', 'records or periods expected'),
      },
    },
  },
  accurate: {
    code: '03',
    title: { zh: '准确性', en: 'Accuracy' },
    weight: 0.25,
    basis,
    indicators: {
      '0301': {
        title: { zh: '内容正确性', en: 'Correct content' },
        formula: share('在合理范围内的值', 'values within what is possible', '可判断范围的值', 'values whose range can be judged'),
      },
      '0302': {
        title: { zh: '格式合规性', en: 'Well-formed values' },
        formula: share('格式合规的值', 'well-formed values', '有固定格式字段的全部值', 'values of columns with a fixed form'),
      },
      '0303': {
        title: { zh: '数据重复率', en: 'Repeated rows' },
        formula: { zh: '1 − 重复行 ÷ 全部行', en: '1 − repeated rows ÷ all rows' },
      },
      '0304': {
        title: { zh: '数据唯一性', en: 'Uniqueness of keys' },
        formula: { zh: '1 − 主键重复的行 ÷ 全部行', en: '1 − rows with a repeated key ÷ all rows' },
      },
      '0305': {
        title: { zh: '脏数据出现率', en: 'Dirty data' },
        formula: { zh: '1 − 脏数据单元格 ÷ 全部单元格', en: '1 − dirty cells ÷ all cells' },
      },
    },
  },
  consistent: {
    code: '04',
    title: { zh: '一致性', en: 'Consistency' },
    weight: 0.15,
    basis,
    indicators: {
      '0401': {
        title: { zh: '相同数据一致性', en: 'Same data, same value' },
        formula: share('两处一致的行', 'rows where both places agree', '两处都有值的行', 'rows where both are filled'),
      },
      '0402': {
        title: { zh: '关联数据一致性', en: 'Related data agree' },
        formula: share('满足关联约束的行', 'rows that keep the relation', '可检查的行', 'rows that can be checked'),
      },
    },
  },
  timely: {
    code: '05',
    title: { zh: '时效性', en: 'Timeliness' },
    weight: 0.15,
    basis,
    indicators: {
      '0501': {
        title: { zh: '基于时间段的正确性', en: 'Within its period' },
        formula: share('在合理时段内的时间值', 'times within a possible period', '全部时间值', 'all times'),
      },
      '0502': {
        title: { zh: '基于时间点的及时性', en: 'Up to date' },
        formula: { zh: '更新周期 ÷ 距最新数据的时间（不超过1）', en: 'update cycle ÷ age of the newest data (at most 1)' },
      },
      '0503': {
        title: { zh: '时序性', en: 'Order of time' },
        formula: share('先后次序正确的行', 'rows whose times are in order', '有先后两个时间的行', 'rows with two times'),
      },
    },
  },
  accessible: {
    code: '06',
    title: { zh: '可访问性', en: 'Accessibility' },
    weight: 0.1,
    basis,
    indicators: {
      '0601': {
        title: { zh: '可访问', en: 'Can be read' },
        formula: { zh: '1 − 读不出的行 ÷ 全部行', en: '1 − rows that could not be read ÷ all rows' },
      },
      '0602': {
        title: { zh: '可用性', en: 'Can be used' },
        formula: share('有内容且可直接使用的字段', 'columns with content that can be used as they are', '全部字段', 'all columns'),
      },
    },
  },
} as const satisfies Record<string, DimensionShape>

export type QualityDimension = keyof typeof qualityDimensions

/** What the standard asks beside and no scan can see. */
export const unmeasured = {
  code: '0106',
  title: { zh: '安全规范', en: 'Security rules' },
  why: {
    zh: '扫描不能测，由单位对照数据安全制度（权限、脱敏、存储）核对，不计入得分',
    en: 'no scan sees it: the unit checks it against its rules of data security (access, masking, storage); it is not in the score',
  },
} as const

/** Levels by the least score, the best first (choice:quality). */
export const qualityLevels = [
  { level: 'excellent', least: 0.95, title: { zh: '优', en: 'Excellent' } },
  { level: 'good', least: 0.8, title: { zh: '良', en: 'Good' } },
  { level: 'fair', least: 0.6, title: { zh: '中', en: 'Fair' } },
  { level: 'poor', least: 0, title: { zh: '差', en: 'Poor' } },
] as const

export type QualityLevel = (typeof qualityLevels)[number]['level']
