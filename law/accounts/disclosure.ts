import type { CardClass, Manner, Measure, Regime, TableRow } from './account.ts'
import type { Words } from '../words.ts'

/** One line of a disclosure table: a balance at the beginning or the end, or what the entries of these rows moved in between. */
export type DisclosureLine = {
  readonly title: Words
  readonly depth: 0 | 1 | 2
  readonly measure: Measure | 'carrying'
  readonly shows: 'opening' | 'closing' | readonly TableRow[]
}
/** A disclosure table of the notes: what is carried as this class, in columns by how it came in. */
export type DisclosureTable = {
  readonly title: Words
  readonly class: CardClass
  readonly columns: { readonly [manner in Manner]: Words }
  readonly lines: readonly DisclosureLine[]
  readonly source: string
}

const source = '《企业数据资源相关会计处理暂行规定》（财会〔2023〕11号）附注格式（栏目名称待核）'
const out = ['out-disposed', 'out-lapsed', 'out-other'] as const
const line = (
  zh: string,
  en: string,
  depth: 0 | 1 | 2,
  measure: DisclosureLine['measure'],
  shows: DisclosureLine['shows'],
): DisclosureLine => ({ title: { zh, en }, depth, measure, shows })

const gone = (measure: Measure): DisclosureLine[] => [
  line('本期减少金额', 'Decrease', 1, measure, out),
  line('处置', 'Disposed of', 2, measure, ['out-disposed']),
  line('失效且终止确认', 'Lapsed and derecognised', 2, measure, ['out-lapsed']),
  line('其他减少', 'Other', 2, measure, ['out-other']),
]

/** Table A: data resources carried as intangible assets. */
export const tableA: DisclosureTable = {
  title: { zh: '表A 确认为无形资产的数据资源', en: 'Table A: data resources carried as intangible assets' },
  class: 'intangible',
  source,
  columns: {
    purchased: { zh: '外购', en: 'Purchased' },
    developed: { zh: '自行开发', en: 'Developed' },
    other: { zh: '其他方式取得', en: 'Other' },
  },
  lines: [
    line('一、账面原值', 'Cost', 0, 'cost', []),
    line('期初余额', 'Opening', 1, 'cost', 'opening'),
    line('本期增加金额', 'Increase', 1, 'cost', ['in-purchased', 'in-developed', 'in-other']),
    line('购入', 'Purchased', 2, 'cost', ['in-purchased']),
    line('内部研发', 'Developed', 2, 'cost', ['in-developed']),
    line('其他增加', 'Other', 2, 'cost', ['in-other']),
    ...gone('cost'),
    line('期末余额', 'Closing', 1, 'cost', 'closing'),
    line('二、累计摊销', 'Accumulated amortisation', 0, 'amortised', []),
    line('期初余额', 'Opening', 1, 'amortised', 'opening'),
    line('本期增加金额', 'Increase', 1, 'amortised', ['amortised']),
    ...gone('amortised'),
    line('期末余额', 'Closing', 1, 'amortised', 'closing'),
    line('三、减值准备', 'Impairment', 0, 'impaired', []),
    line('期初余额', 'Opening', 1, 'impaired', 'opening'),
    line('本期增加金额', 'Increase', 1, 'impaired', ['impaired']),
    ...gone('impaired'),
    line('期末余额', 'Closing', 1, 'impaired', 'closing'),
    line('四、账面价值', 'Carrying amount', 0, 'carrying', []),
    line('期末账面价值', 'Closing', 1, 'carrying', 'closing'),
    line('期初账面价值', 'Opening', 1, 'carrying', 'opening'),
  ],
}

/** Table B: data resources carried as stock. */
export const tableB: DisclosureTable = {
  title: { zh: '表B 确认为存货的数据资源', en: 'Table B: data resources carried as stock' },
  class: 'inventory',
  source,
  columns: {
    purchased: { zh: '外购', en: 'Purchased' },
    developed: { zh: '自行加工', en: 'Produced' },
    other: { zh: '其他方式取得', en: 'Other' },
  },
  lines: [
    line('一、账面原值', 'Cost', 0, 'cost', []),
    line('期初余额', 'Opening', 1, 'cost', 'opening'),
    line('本期增加金额', 'Increase', 1, 'cost', ['in-purchased', 'in-developed', 'in-other']),
    line('购入', 'Purchased', 2, 'cost', ['in-purchased']),
    line('采集加工', 'Collected and processed', 2, 'cost', ['in-developed']),
    line('其他增加', 'Other', 2, 'cost', ['in-other']),
    line('本期减少金额', 'Decrease', 1, 'cost', out),
    line('出售', 'Sold', 2, 'cost', ['out-disposed']),
    line('失效且终止确认', 'Lapsed and derecognised', 2, 'cost', ['out-lapsed']),
    line('其他减少', 'Other', 2, 'cost', ['out-other']),
    line('期末余额', 'Closing', 1, 'cost', 'closing'),
    line('二、存货跌价准备', 'Write-down', 0, 'impaired', []),
    line('期初余额', 'Opening', 1, 'impaired', 'opening'),
    line('本期增加金额', 'Increase', 1, 'impaired', ['impaired']),
    line('转回', 'Taken back', 2, 'impaired', ['written-back']),
    line('转销', 'Used on sale', 2, 'impaired', out),
    line('期末余额', 'Closing', 1, 'impaired', 'closing'),
    line('三、账面价值', 'Carrying amount', 0, 'carrying', []),
    line('期末账面价值', 'Closing', 1, 'carrying', 'closing'),
    line('期初账面价值', 'Opening', 1, 'carrying', 'opening'),
  ],
}

/** The balance-sheet lines in which data resources are shown apart, in the order of the sheet. */
export const balanceLines: { readonly [regime in Regime]: readonly { readonly title: Words; readonly class: CardClass }[] } = {
  government: [
    { title: { zh: '无形资产净值　其中：数据资源', en: 'Intangible assets, net: data resources' }, class: 'intangible' },
    { title: { zh: '研发支出　其中：数据资源', en: 'R&D expenditure: data resources' }, class: 'development' },
  ],
  enterprise: [
    { title: { zh: '存货　其中：数据资源', en: 'Stock: data resources' }, class: 'inventory' },
    { title: { zh: '无形资产　其中：数据资源', en: 'Intangible assets: data resources' }, class: 'intangible' },
    { title: { zh: '开发支出　其中：数据资源', en: 'Development expenditure: data resources' }, class: 'development' },
  ],
}
