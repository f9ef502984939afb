import { missingOutcomes, unexpectedOutcomes } from '../count-outcomes.ts'
import type { FormShape } from '../form.ts'

/** What kinds of data a round counts. */
export const roundTypes = {
  databases: { zh: '业务数据库', en: 'Databases' },
  files: { zh: '表格和文件', en: 'Tables and files' },
  spatial: { zh: '空间数据', en: 'Spatial data' },
  documents: { zh: '文档', en: 'Documents' },
  media: { zh: '图像和音视频', en: 'Pictures, sound, film' },
  interfaces: { zh: '接口服务', en: 'Interfaces' },
  purchased: { zh: '外购数据', en: 'Purchased data' },
} as const

/** The plan of an inventory round and the duties in it, a call to rounds, and what a count found different. */
export const inventoryForms = {
  'round-plan': {
    title: { zh: '盘点方案', en: 'Inventory plan' },
    basis: '§3.5',
    sections: [
      {
        id: 'scope',
        title: { zh: '范围与规程', en: 'Scope and procedure' },
        fields: {
          title: { label: { zh: '盘点名称', en: 'Name of the round' }, kind: 'text', required: true, max: 60 },
          year: { label: { zh: '年度', en: 'Year' }, kind: 'integer', required: true, min: 2024, max: 2100, basis: '§3.9' },
          scope: { label: { zh: '范围与类型', en: 'Scope and types' }, kind: 'long-text', required: true, max: 1000, basis: '§3.5' },
          types: { label: { zh: '数据类型', en: 'Types of data' }, kind: 'choices', options: roundTypes, basis: '§3.5' },
          procedure: { label: { zh: '操作规程', en: 'Procedure' }, kind: 'long-text', required: true, max: 2000, basis: '§3.5' },
          startsOn: { label: { zh: '开始日期', en: 'Starts on' }, kind: 'date', notAfter: { years: 2 }, required: true },
          endsOn: {
            label: { zh: '结束日期', en: 'Ends on' },
            kind: 'date',
            notAfter: { years: 2, from: 'startsOn' },
            notBefore: 'startsOn',
            required: true,
          },
        },
      },
      {
        id: 'duties',
        title: { zh: '职责分工', en: 'Division of duties' },
        fields: {
          counter: { label: { zh: '清查人', en: 'Who counts' }, kind: 'text', required: true, max: 50, basis: '§3.5' },
          checker: { label: { zh: '复核人', en: 'Who checks' }, kind: 'text', required: true, max: 50, basis: '§3.5' },
          answerable: { label: { zh: '责任人', en: 'Who answers' }, kind: 'text', required: true, max: 50, basis: '§3.5' },
        },
      },
    ],
  },
  'round-call': {
    title: { zh: '盘点布置', en: 'Call to a round' },
    basis: 'choice:called-rounds',
    sections: [
      {
        id: 'scope',
        title: { zh: '范围与规程', en: 'Scope and procedure' },
        fields: {
          title: { label: { zh: '盘点名称', en: 'Name of the round' }, kind: 'text', required: true, min: 2, max: 60 },
          year: { label: { zh: '年度', en: 'Year' }, kind: 'integer', required: true, min: 2024, max: 2100, basis: '§3.9' },
          scope: {
            label: { zh: '范围与类型', en: 'Scope and types' },
            kind: 'long-text',
            required: true,
            min: 2,
            max: 1000,
            basis: '§3.5',
          },
          types: {
            label: { zh: '数据类型', en: 'Types of data' },
            kind: 'choices',
            required: true,
            min: 1,
            options: roundTypes,
            basis: '§3.5',
          },
          procedure: { label: { zh: '操作规程', en: 'Procedure' }, kind: 'long-text', required: true, min: 2, max: 2000, basis: '§3.5' },
          startsOn: { label: { zh: '开始日期', en: 'Starts on' }, kind: 'date', notAfter: { years: 2 }, required: true },
          endsOn: {
            label: { zh: '结束日期', en: 'Ends on' },
            kind: 'date',
            notAfter: { years: 2, from: 'startsOn' },
            required: true,
            notBefore: ['today', 'startsOn'],
          },
        },
      },
      {
        id: 'duties',
        title: { zh: '职责分工', en: 'Division of duties' },
        fields: {
          dutiesAsked: {
            label: { zh: '分工要求', en: 'What is asked of the division of duties' },
            kind: 'long-text',
            required: true,
            min: 2,
            max: 300,
            basis: '§3.5',
            help: {
              zh: '由谁清查、谁复核、谁负责，如：各单位数据管理岗清查，另一人复核，分管负责人负责；具体人员由单位落实',
              en: 'Who is to count, check and answer, such as: the data post of each unit counts, a colleague checks, its head answers; the unit names the persons',
            },
          },
        },
      },
    ],
  },
  'missing-explained': {
    title: { zh: '应盘未见说明', en: 'Expected, not found' },
    basis: 'choice:count-differences',
    sections: [
      {
        id: 'difference',
        title: { zh: '差异说明', en: 'About the difference' },
        fields: {
          outcome: { label: { zh: '去向', en: 'What became of it' }, kind: 'choice', required: true, options: missingOutcomes },
          explanation: { label: { zh: '事实与理由', en: 'Facts and reasons' }, kind: 'long-text', required: true, min: 5, max: 1000 },
          statement: {
            label: { zh: '保管人说明', en: 'Statement of the keeper' },
            kind: 'long-text',
            required: true,
            min: 2,
            max: 1000,
            help: { zh: '保管部门、保管人怎么说', en: 'What the department and person who keep it say' },
          },
          evidence: {
            label: { zh: '证据材料', en: 'Evidence' },
            kind: 'paper',
            help: {
              zh: '人工盘到、迁移、并入、销毁和下落不明的必须附上：现场照片或截图、移交单、处置批复等',
              en: 'Needed for what was seen, moved, merged, destroyed or lost: a picture, a handover, the approval of its disposal',
            },
          },
        },
      },
    ],
  },
  'unexpected-explained': {
    title: { zh: '目录外新见说明', en: 'Found, not expected' },
    basis: 'choice:count-differences',
    sections: [
      {
        id: 'difference',
        title: { zh: '差异说明', en: 'About the difference' },
        fields: {
          outcome: { label: { zh: '由来', en: 'Where it came from' }, kind: 'choice', required: true, options: unexpectedOutcomes },
          explanation: { label: { zh: '事实与理由', en: 'Facts and reasons' }, kind: 'long-text', required: true, min: 5, max: 1000 },
          statement: { label: { zh: '保管人说明', en: 'Statement of the keeper' }, kind: 'long-text', required: true, min: 2, max: 1000 },
          evidence: { label: { zh: '证据材料', en: 'Evidence' }, kind: 'paper' },
        },
      },
    ],
  },
  recount: {
    title: { zh: '复盘', en: 'Counting again' },
    basis: 'choice:count-differences',
    sections: [
      {
        id: 'recount',
        title: { zh: '复盘意见', en: 'Result' },
        fields: {
          agrees: { label: { zh: '同意差异说明', en: 'Agrees with the explanation' }, kind: 'yes-no', required: true },
          note: {
            label: { zh: '意见', en: 'Note' },
            kind: 'long-text',
            max: 1000,
            help: { zh: '不同意时必须写明', en: 'Needed when you do not agree' },
          },
        },
      },
    ],
  },
} as const satisfies Record<string, FormShape>
