import type { Words } from './words.ts'

/** What a yearly report counts, in the order it is shown; each is counted from the records. */
export const reportFigures = {
  marks: { zh: '在用的使用登记', en: 'Use marks that ran' },
  assets: { zh: '对外使用的数据资产', en: 'Assets in use outside' },
  operators: { zh: '运营主体', en: 'Operators' },
  agreements: { zh: '使用协议', en: 'Agreements for use' },
  developers: { zh: '开发主体', en: 'Developers' },
  suspensions: { zh: '暂停或终止的协议', en: 'Agreements suspended or ended' },
  readings: { zh: '外单位查阅次数', en: 'Readings by others' },
  exports: { zh: '外单位导出和打印次数', en: 'Exports and prints by others' },
} as const satisfies Record<string, Words>
/** A figure of a yearly report: a key of `reportFigures`. */
export type ReportFigure = keyof typeof reportFigures

/** How the report of a year stands. */
export const reportStates = {
  received: { zh: '已接收', en: 'Received' },
  'under-way': { zh: '办理中', en: 'Under way' },
  'not-begun': { zh: '未开始', en: 'Not begun' },
} as const satisfies Record<string, Words>
