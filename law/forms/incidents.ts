import type { FormShape } from '../form.ts'
import { incidentKinds, incidentLevels, networkKinds } from '../incidents.ts'

const required = true as const

/** The papers of a security incident, and the yearly assessment of risks. */
export const incidentForms = {
  'incident-report': {
    title: { zh: '安全事件初报', en: 'First report of an incident' },
    basis: '§7.5',
    sections: [
      {
        id: 'what',
        title: { zh: '事件', en: 'The incident' },
        fields: {
          title: { label: { zh: '事件名称', en: 'Title' }, kind: 'text', required, min: 4, max: 100 },
          system: { label: { zh: '涉及的系统', en: 'System' }, kind: 'text', required, min: 2, max: 200 },
          discoveredOn: {
            label: { zh: '发现日期', en: 'Discovered on' },
            kind: 'date',
            required,
            notAfter: 'today',
            help: { zh: '各项时限自发现之时起算', en: 'The clocks run from here' },
          },
          discoveredHour: { label: { zh: '发现时间：时', en: 'Hour' }, kind: 'integer', required, min: 0, max: 23 },
          discoveredMinute: { label: { zh: '发现时间：分', en: 'Minute' }, kind: 'integer', required, min: 0, max: 59 },
          kind: { label: { zh: '类型', en: 'Kind' }, kind: 'choice', required, options: incidentKinds },
          level: { label: { zh: '级别', en: 'Level' }, kind: 'choice', required, options: incidentLevels, basis: 'choice:incident-level' },
          network: {
            label: { zh: '网络的性质', en: 'Kind of network' },
            kind: 'choice',
            required,
            options: networkKinds,
            basis: 'choice:incident-clock-network',
          },
        },
      },
      {
        id: 'effect',
        title: { zh: '影响', en: 'Effect' },
        fields: {
          publicData: { label: { zh: '涉及公共数据', en: 'Public data is concerned' }, kind: 'yes-no', required, basis: '§7.5' },
          persons: {
            label: { zh: '涉及的个人数量', en: 'Persons concerned' },
            kind: 'integer',
            required,
            min: 0,
            max: 2_000_000_000,
            basis: 'choice:incident-level',
          },
          records: { label: { zh: '涉及的数据条数', en: 'Records concerned' }, kind: 'integer', min: 0, max: 1_000_000_000_000 },
          effect: { label: { zh: '影响和危害', en: 'Effect' }, kind: 'long-text', required, min: 5, max: 2000 },
          harmsPersons: {
            label: { zh: '可能危害个人或者单位的权益', en: 'It may harm people or organisations' },
            kind: 'yes-no',
            required,
            basis: 'choice:incident-clock-persons',
          },
          suspectsCrime: {
            label: { zh: '涉嫌犯罪', en: 'A crime is suspected' },
            kind: 'yes-no',
            required,
            basis: 'choice:incident-clock-police',
          },
          isFlaw: {
            label: { zh: '发现危害国家安全、公共利益的缺陷漏洞', en: 'A flaw endangers national security' },
            kind: 'yes-no',
            required,
            basis: 'choice:incident-clock-flaw',
          },
        },
      },
      {
        id: 'measures',
        title: { zh: '措施', en: 'Measures' },
        fields: {
          planStarted: {
            label: { zh: '已立即启动应急预案', en: 'The emergency plan was started at once' },
            kind: 'yes-no',
            required,
            must: 'be-true',
            basis: '§7.5',
          },
          planLead: { label: { zh: '预案名称和现场负责人', en: 'Plan and who leads' }, kind: 'text', required, min: 2, max: 200 },
          measures: { label: { zh: '已采取的措施', en: 'Measures taken' }, kind: 'long-text', required, min: 5, max: 2000 },
          cause: {
            label: { zh: '原因和趋势（未查明的可以续报）', en: 'Cause and trend, or reported later' },
            kind: 'long-text',
            max: 2000,
          },
          evidence: { label: { zh: '证据文件', en: 'Evidence' }, kind: 'paper' },
        },
      },
    ],
  },
  'incident-final': {
    title: { zh: '安全事件总结报告', en: 'Final report of an incident' },
    basis: '§7.5',
    sections: [
      {
        id: 'final',
        title: { zh: '总结', en: 'Final report' },
        fields: {
          rootCause: { label: { zh: '原因', en: 'Cause' }, kind: 'long-text', required, min: 10, max: 4000 },
          handling: { label: { zh: '处置过程', en: 'How it was dealt with' }, kind: 'long-text', required, min: 10, max: 4000 },
          damage: { label: { zh: '影响和损失', en: 'Damage' }, kind: 'long-text', required, min: 2, max: 2000 },
          lessons: { label: { zh: '教训', en: 'What was learnt' }, kind: 'long-text', required, min: 10, max: 2000 },
          improvements: {
            label: { zh: '改进措施和完成时间', en: 'What will be improved, by when' },
            kind: 'long-text',
            required,
            min: 10,
            max: 2000,
          },
          finalPaper: { label: { zh: '总结报告（PDF）', en: 'Report (PDF)' }, kind: 'paper', required },
        },
      },
    ],
  },
  'incident-confirmation': {
    title: { zh: '办结确认', en: 'Confirmation' },
    basis: '§7.5',
    sections: [
      {
        id: 'confirmation',
        title: { zh: '确认', en: 'Confirmation' },
        fields: {
          opinion: { label: { zh: '确认意见', en: 'Opinion' }, kind: 'long-text', required, min: 5, max: 1000 },
        },
      },
    ],
  },
  'risk-assessment': {
    title: { zh: '数据安全风险评估报告', en: 'Report of a risk assessment' },
    basis: '§7.5',
    sections: [
      {
        id: 'assessment',
        title: { zh: '评估', en: 'The assessment' },
        fields: {
          title: { label: { zh: '报告名称', en: 'Title' }, kind: 'text', required, min: 4, max: 100 },
          year: { label: { zh: '评估年度', en: 'Year' }, kind: 'integer', required, min: 2020, max: 2100 },
          trigger: {
            label: { zh: '评估类型', en: 'Why' },
            kind: 'choice',
            required,
            options: { yearly: { zh: '年度评估', en: 'Yearly' }, change: { zh: '重大变化', en: 'A major change' } },
          },
          importantData: {
            label: { zh: '处理重要数据', en: 'Important data is processed' },
            kind: 'yes-no',
            required,
            basis: 'choice:risk-assessment-yearly',
          },
          assessor: {
            label: { zh: '评估机构（自行评估的填本单位）', en: 'Assessor, or the unit itself' },
            kind: 'text',
            required,
            min: 2,
            max: 100,
            basis: 'choice:assessor-rotation',
          },
          standard: {
            label: { zh: '评估标准', en: 'Standard' },
            kind: 'text',
            required,
            min: 2,
            max: 100,
            help: { zh: '如 GB/T 45577-2025', en: 'such as GB/T 45577-2025' },
          },
          assessedOn: {
            label: { zh: '完成日期', en: 'Finished on' },
            kind: 'date',
            required,
            notAfter: 'today',
            basis: 'choice:risk-assessment-report',
          },
          scope: { label: { zh: '评估范围', en: 'Scope' }, kind: 'long-text', required, min: 5, max: 2000 },
        },
      },
      {
        id: 'result',
        title: { zh: '结果', en: 'Result' },
        fields: {
          high: { label: { zh: '高风险项', en: 'High risks' }, kind: 'integer', required, min: 0, max: 100_000 },
          medium: { label: { zh: '中风险项', en: 'Medium risks' }, kind: 'integer', required, min: 0, max: 100_000 },
          low: { label: { zh: '低风险项', en: 'Low risks' }, kind: 'integer', required, min: 0, max: 100_000 },
          conclusion: { label: { zh: '评估结论', en: 'Conclusion' }, kind: 'long-text', required, min: 10, max: 4000 },
          measures: {
            label: { zh: '整改措施和完成时间', en: 'What will be put right, by when' },
            kind: 'long-text',
            required,
            min: 2,
            max: 4000,
          },
          signers: { label: { zh: '签字的两名负责人', en: 'The two heads who signed' }, kind: 'text', required, min: 5, max: 100 },
          report: { label: { zh: '评估报告（签字盖章的PDF）', en: 'Report, signed and sealed (PDF)' }, kind: 'paper', required },
        },
      },
    ],
  },
} as const satisfies Record<string, FormShape>
