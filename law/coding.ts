import type { Words } from './words.ts'

/** One kind of segment a unit may put in its coding rule (§3.7): what it stands for and where its value comes from. */
export type SegmentShape = { readonly title: Words; readonly help: Words; readonly source: Words; readonly once: boolean }

/** The segments of which a unit's coding rule is composed, in the order people think of them. */
export const codingSegments = {
  district: {
    title: { zh: '行政区划', en: 'Region' },
    help: { zh: '单位所在区划的6位代码', en: 'The 6 digits of the unit’s region' },
    source: { zh: 'GB/T 2260', en: 'GB/T 2260' },
    once: true,
  },
  unit: {
    title: { zh: '单位', en: 'Unit' },
    help: {
      zh: '统一社会信用代码第9—17位（主体标识码），或本单位自定的短码',
      en: 'Places 9 to 17 of the credit code, or a short code of the unit’s own',
    },
    source: { zh: 'GB 32100', en: 'GB 32100' },
    once: true,
  },
  class: {
    title: { zh: '资产大类', en: 'Class' },
    help: { zh: '取自信息卡的资源分类：1基础、2主题、3部门', en: 'From the card’s category: 1 basic, 2 thematic, 3 departmental' },
    source: {
      zh: '政务信息资源目录编制指南的“类”（代码值待核）',
      en: 'The first level of the government resource catalogue (codes to be checked)',
    },
    once: true,
  },
  industry: {
    title: { zh: '行业门类', en: 'Industry' },
    help: { zh: '取自信息卡的所属行业，1个字母', en: 'From the card’s industry, one letter' },
    source: { zh: 'GB/T 4754-2017', en: 'GB/T 4754-2017' },
    once: true,
  },
  business: {
    title: { zh: '业务分类', en: 'Business category' },
    help: {
      zh: '本单位自定的业务分类码，同样长度；信息卡上须选其中一项',
      en: 'Codes of the unit’s own, all of one length; the card names one of them',
    },
    source: { zh: '本单位', en: 'The unit itself' },
    once: true,
  },
  origin: {
    title: { zh: '来源方式', en: 'Origin' },
    help: { zh: '1自主采集、2生产加工、3外部购置', en: '1 collected, 2 produced, 3 purchased' },
    source: { zh: '本规程第三部分“来源”', en: 'Clause 3.6 of the guideline' },
    once: true,
  },
  grade: {
    title: { zh: '级别', en: 'Grade' },
    help: {
      zh: '赋码时的级别1—4；以后级别变化，编码不变',
      en: 'The grade 1 to 4 when the code is given; the code stays when the grade changes',
    },
    source: { zh: 'GB/T 43697-2024', en: 'GB/T 43697-2024' },
    once: true,
  },
  year: {
    title: { zh: '年度', en: 'Year' },
    help: { zh: '赋码年度，4位', en: 'The year the code is given, 4 digits' },
    source: { zh: '赋码日期', en: 'The day the code is given' },
    once: true,
  },
  serial: {
    title: { zh: '流水号', en: 'Serial' },
    help: {
      zh: '3—9位；其余各段相同的编码共用一个流水，只增不减',
      en: '3 to 9 places; codes that agree in every other segment share one count, which only rises',
    },
    source: { zh: '平台计数', en: 'Counted by the platform' },
    once: true,
  },
  text: {
    title: { zh: '固定字符', en: 'Fixed text' },
    help: { zh: '大写字母、数字或连字符', en: 'Capital letters, digits or hyphens' },
    source: { zh: '本单位', en: 'The unit itself' },
    once: false,
  },
  check: {
    title: { zh: '校验码', en: 'Check character' },
    help: {
      zh: '按前面全部字母数字计算（ISO 7064 MOD 37,36），只能在末位',
      en: 'Over all letters and digits before it (ISO 7064 MOD 37,36), at the end only',
    },
    source: { zh: 'ISO 7064 MOD 37,36', en: 'ISO 7064 MOD 37,36' },
    once: true,
  },
} as const satisfies Record<string, SegmentShape>

/** A kind of segment: the key of `codingSegments`. */
export type SegmentKind = keyof typeof codingSegments

/** The digit of each answer of the card that stands in a code. */
export const codeDigits = {
  class: { basic: '1', thematic: '2', departmental: '3' },
  origin: { collected: '1', produced: '2', purchased: '3' },
} as const

/** How long codes and their parts may be. */
export const codeLimits = {
  mostPlaces: 40,
  fewestSerials: 3,
  mostSerials: 9,
  mostText: 12,
  mostBusiness: 200,
  mostBusinessPlaces: 6,
} as const
