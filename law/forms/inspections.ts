import type { FormShape } from '../form.ts'
import { parties } from '../parties.ts'
import { creditEffects, inspectionFocus, inspectionGravities, inspectionKinds } from '../inspections.ts'

const required = true as const

/** The papers of an inspection: notice, record, statement, order, report, recheck, note of credit. */
export const inspectionForms = {
  'inspection-programme': {
    title: { zh: '检查计划', en: 'Programme of inspection' },
    basis: '§7.2',
    sections: [
      {
        id: 'programme',
        title: { zh: '计划', en: 'Programme' },
        fields: {
          title: { label: { zh: '计划名称', en: 'Title' }, kind: 'text', required, min: 4, max: 100 },
          party: {
            label: { zh: '从哪一类单位中抽取', en: 'Drawn from' },
            kind: 'choice',
            required,
            options: { operator: parties.operator.title, developer: parties.developer.title, producer: parties.producer.title },
            basis: 'choice:inspection-draw',
          },
          sample: { label: { zh: '抽取家数', en: 'How many' }, kind: 'integer', required, min: 1, max: 500 },
          focus: { label: { zh: '检查重点', en: 'What is looked at' }, kind: 'choices', required, min: 1, options: inspectionFocus },
          beginsOn: { label: { zh: '开始日期', en: 'From' }, kind: 'date', notAfter: { years: 2 }, required },
          endsOn: {
            label: { zh: '结束日期', en: 'Until' },
            kind: 'date',
            notAfter: { years: 2, from: 'beginsOn' },
            notBefore: 'beginsOn',
            required,
          },
        },
      },
    ],
  },
  'inspection-notice': {
    title: { zh: '检查通知书', en: 'Notice of inspection' },
    basis: '§7.2',
    sections: [
      {
        id: 'notice',
        title: { zh: '检查安排', en: 'The inspection' },
        fields: {
          kind: { label: { zh: '检查类型', en: 'Kind' }, kind: 'choice', required, options: inspectionKinds, basis: '§7.2' },
          programme: {
            label: { zh: '检查计划编号', en: 'Number of the programme' },
            kind: 'text',
            required,
            min: 3,
            max: 40,
            when: { field: 'kind', is: ['routine'] },
            basis: 'choice:inspection-draw',
            help: { zh: '常态化检查的对象由计划随机抽取', en: 'Who is inspected by routine is drawn by a programme' },
          },
          cause: {
            label: { zh: '专项检查的事由', en: 'The cause' },
            kind: 'long-text',
            required,
            min: 10,
            max: 2000,
            when: { field: 'kind', is: ['special'] },
          },
          focus: {
            label: { zh: '检查重点', en: 'What is looked at' },
            kind: 'choices',
            required,
            min: 1,
            options: inspectionFocus,
            basis: '§5.3',
          },
          manner: {
            label: { zh: '检查方式', en: 'How' },
            kind: 'choice',
            required,
            options: {
              'on-site': { zh: '现场检查', en: 'On site' },
              papers: { zh: '书面检查', en: 'By papers' },
              remote: { zh: '远程检查', en: 'Remotely' },
            },
          },
          inspectors: { label: { zh: '检查人员（不少于两人）', en: 'Inspectors, two at least' }, kind: 'text', required, min: 4, max: 200 },
          plannedOn: { label: { zh: '检查日期', en: 'Day' }, kind: 'date', notAfter: { years: 2 }, required, notBefore: 'today' },
          prepare: { label: { zh: '需要准备的材料', en: 'What to have ready' }, kind: 'long-text', max: 2000 },
        },
      },
    ],
  },
  'inspection-record': {
    title: { zh: '检查记录', en: 'Record of inspection' },
    basis: '§5.3',
    sections: [
      {
        id: 'record',
        title: { zh: '检查情况', en: 'What was seen' },
        fields: {
          inspectedOn: { label: { zh: '检查日期', en: 'Day' }, kind: 'date', required, notAfter: 'today' },
          gravity: { label: { zh: '问题程度', en: 'How grave' }, kind: 'choice', required, options: inspectionGravities },
          findings: {
            label: { zh: '检查发现', en: 'Findings' },
            kind: 'long-text',
            required,
            min: 10,
            max: 4000,
            help: { zh: '未发现问题的，写明检查了什么', en: 'Where nothing was found, what was looked at' },
          },
          evidence: { label: { zh: '证据文件', en: 'Evidence' }, kind: 'paper' },
        },
      },
    ],
  },
  'inspection-statement': {
    title: { zh: '被检查单位意见', en: 'Statement of the inspected' },
    basis: 'choice:inspection-statement',
    sections: [
      {
        id: 'statement',
        title: { zh: '意见', en: 'Statement' },
        fields: {
          agrees: {
            label: { zh: '对检查记录', en: 'On the record' },
            kind: 'choice',
            required,
            options: {
              yes: { zh: '无异议', en: 'Agreed' },
              partly: { zh: '部分有异议', en: 'Partly disputed' },
              no: { zh: '有异议', en: 'Disputed' },
            },
          },
          statement: { label: { zh: '说明', en: 'Statement' }, kind: 'long-text', required, min: 2, max: 2000 },
          statementPaper: { label: { zh: '证明材料', en: 'Proof' }, kind: 'paper' },
        },
      },
    ],
  },
  'rectification-order': {
    title: { zh: '责令整改通知书', en: 'Order of rectification' },
    basis: '§5.3',
    sections: [
      {
        id: 'order',
        title: { zh: '整改要求', en: 'What must be put right' },
        fields: {
          ground: { label: { zh: '事实和依据', en: 'Facts and basis' }, kind: 'long-text', required, min: 10, max: 2000 },
          measures: { label: { zh: '整改事项和要求', en: 'What to do' }, kind: 'long-text', required, min: 10, max: 2000 },
        },
      },
    ],
  },
  'rectification-report': {
    title: { zh: '整改报告', en: 'Report of rectification' },
    basis: '§5.3',
    sections: [
      {
        id: 'report',
        title: { zh: '整改情况', en: 'What was done' },
        fields: {
          done: { label: { zh: '逐项整改情况', en: 'What was done, item by item' }, kind: 'long-text', required, min: 10, max: 4000 },
          finishedOn: { label: { zh: '完成日期', en: 'Finished on' }, kind: 'date', required, notAfter: 'today' },
          proof: { label: { zh: '整改证明材料', en: 'Proof' }, kind: 'paper', required },
        },
      },
    ],
  },
  'inspection-recheck': {
    title: { zh: '复查记录', en: 'Record of the recheck' },
    basis: 'choice:recheck-hands',
    sections: [
      {
        id: 'recheck',
        title: { zh: '复查', en: 'Recheck' },
        fields: {
          recheckedOn: { label: { zh: '复查日期', en: 'Day' }, kind: 'date', required, notAfter: 'today' },
          recheck: { label: { zh: '复查情况', en: 'What was seen' }, kind: 'long-text', required, min: 10, max: 2000 },
        },
      },
    ],
  },
  'inspection-credit': {
    title: { zh: '信用记录', en: 'Note of credit' },
    basis: '§5.3',
    sections: [
      {
        id: 'credit',
        title: { zh: '信用', en: 'Credit' },
        fields: {
          credit: {
            label: { zh: '记入信用记录', en: 'In the record of conduct' },
            kind: 'choice',
            required,
            options: creditEffects,
            basis: '§5.3',
          },
          creditNote: { label: { zh: '信用记录内容', en: 'What is noted' }, kind: 'long-text', required, min: 5, max: 500 },
        },
      },
    ],
  },
} as const satisfies Record<string, FormShape>
