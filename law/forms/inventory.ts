import type { FormShape } from '../form.ts'

/** The plan of an inventory round and the duties in it. */
export const inventoryForms = {
  'round-plan': {
    title: { zh: '盘点方案', en: 'Inventory plan' },
    basis: '§3.5',
    sections: [
      { id: 'scope', title: { zh: '范围与规程', en: 'Scope and procedure' }, fields: {
        title: { label: { zh: '盘点名称', en: 'Name of the round' }, kind: 'text', required: true, max: 60 },
        year: { label: { zh: '年度', en: 'Year' }, kind: 'integer', required: true, min: 2024, max: 2100, basis: '§3.9' },
        scope: { label: { zh: '范围与类型', en: 'Scope and types' }, kind: 'long-text', required: true, max: 1000, basis: '§3.5' },
        procedure: { label: { zh: '操作规程', en: 'Procedure' }, kind: 'long-text', required: true, max: 2000, basis: '§3.5' },
        startsOn: { label: { zh: '开始日期', en: 'Starts on' }, kind: 'date', required: true },
        endsOn: { label: { zh: '结束日期', en: 'Ends on' }, kind: 'date', required: true },
      } },
      { id: 'duties', title: { zh: '职责分工', en: 'Division of duties' }, fields: {
        counter: { label: { zh: '清查人', en: 'Who counts' }, kind: 'text', required: true, max: 50, basis: '§3.5' },
        checker: { label: { zh: '复核人', en: 'Who checks' }, kind: 'text', required: true, max: 50, basis: '§3.5' },
        answerable: { label: { zh: '责任人', en: 'Who answers' }, kind: 'text', required: true, max: 50, basis: '§3.5' },
      } },
    ],
  },
} as const satisfies Record<string, FormShape>
