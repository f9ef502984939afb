import type { Field, FormShape } from '../form.ts'
import { type ReportFigure, reportFigures } from '../reports.ts'

const required = true as const
const figures = Object.fromEntries(
  Object.entries(reportFigures).map(([id, label]) => [id, { label, kind: 'integer', required, min: 0, max: 1_000_000_000, basis: '§7.3' }]),
) as { readonly [F in ReportFigure]: Field }

/** The annual supervision report of a producer. */
export const reportForms = {
  'annual-report': {
    title: { zh: '年度监管报告', en: 'Annual supervision report' },
    basis: '§7.3',
    sections: [
      {
        id: 'year',
        title: { zh: '报告', en: 'Report' },
        fields: {
          title: { label: { zh: '报告名称', en: 'Title' }, kind: 'text', required, min: 4, max: 100 },
          year: { label: { zh: '报告年度', en: 'Year' }, kind: 'integer', required, min: 2020, max: 2100 },
        },
      },
      {
        id: 'figures',
        title: { zh: '使用情况（按平台记录起草）', en: 'Use, drafted from the records' },
        fields: {
          ...figures,
          differences: {
            label: { zh: '与平台记录不一致的说明', en: 'Why it differs from the records' },
            kind: 'long-text',
            min: 10,
            max: 2000,
            help: { zh: '数字与平台记录一致的不填', en: 'Empty when the figures agree' },
          },
        },
      },
      {
        id: 'supervision',
        title: { zh: '监管情况', en: 'Supervision' },
        fields: {
          use: { label: { zh: '使用情况', en: 'How it was used' }, kind: 'long-text', required, min: 10, max: 4000, basis: '§7.3' },
          checks: {
            label: { zh: '常态化监管措施', en: 'How it was watched' },
            kind: 'long-text',
            required,
            min: 10,
            max: 4000,
            basis: '§7.3',
          },
          problems: {
            label: { zh: '发现的问题和处理', en: 'Problems and what was done' },
            kind: 'long-text',
            required,
            min: 2,
            max: 4000,
            help: { zh: '没有发现问题的写明', en: 'Say so where there was none' },
          },
          plan: { label: { zh: '下一年度安排', en: 'The next year' }, kind: 'long-text', required, min: 2, max: 2000 },
          attachment: { label: { zh: '附件', en: 'Attachment' }, kind: 'paper' },
        },
      },
    ],
  },
} as const satisfies Record<string, FormShape>
