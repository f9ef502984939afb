import type { FormShape } from '../form.ts'
import { harmDegrees, harmObjects } from '../grading/harm.ts'
import { cardForms } from './card.ts'

const card = cardForms['information-card'].sections[0].fields

/** The decision about class and grade of an asset, and the finding that it is core data. */
export const classificationForms = {
  classification: {
    title: { zh: '分类分级意见', en: 'Class and grade' },
    basis: '§3.2',
    sections: [
      {
        id: 'class',
        title: { zh: '分类', en: 'Class' },
        fields: {
          category: card.category,
          industry: card.industry,
          attribute: {
            label: { zh: '业务属性', en: 'Business attribute' },
            kind: 'text',
            required: true,
            min: 2,
            max: 100,
            basis: '§3.2',
            help: {
              zh: '业务领域、责任部门、描述对象或内容主题，如“线路运营·公交线路”',
              en: 'Field of business, department, thing described or subject',
            },
          },
        },
      },
      {
        id: 'grade',
        title: { zh: '分级', en: 'Grade' },
        fields: {
          harmObject: {
            label: { zh: '泄露或破坏后危害的对象', en: 'Whom a leak would harm' },
            kind: 'choice',
            required: true,
            options: harmObjects,
            basis: 'choice:classification',
          },
          harmDegree: {
            label: { zh: '危害程度', en: 'How much' },
            kind: 'choice',
            required: true,
            options: harmDegrees,
            basis: 'choice:classification',
          },
          importance: {
            ...card.importance,
            help: {
              zh: '由危害对象和程度推出，只能更严；核心数据不得进入平台',
              en: 'Follows from object and degree of harm and may only be stricter; core data cannot be here',
            },
          },
          grade: card.grade,
          columns: {
            label: { zh: '字段级别的更正', en: 'Fields graded otherwise' },
            kind: 'parameters',
            max: 100,
            heads: [
              { zh: '字段名', en: 'Field' },
              { zh: '级别（1—4）', en: 'Grade (1–4)' },
              { zh: '理由', en: 'Reason' },
            ],
            help: { zh: '只写与扫描结果不同的字段', en: 'Only fields that differ from the scan' },
          },
        },
      },
      {
        id: 'reason',
        title: { zh: '理由', en: 'Reason' },
        fields: {
          classReason: { label: { zh: '理由', en: 'Reason' }, kind: 'long-text', required: true, min: 5, max: 2000, basis: '§3.2' },
          reportedTo: {
            label: { zh: '重要数据已向谁报告', en: 'Important data reported to' },
            kind: 'text',
            max: 200,
            basis: 'choice:important-data',
            help: { zh: '认定为重要数据时必填：主管部门和报告日期', en: 'Needed for important data: which authority, and when' },
          },
          protection: {
            label: { zh: '重要数据的保护措施', en: 'Protection of important data' },
            kind: 'long-text',
            max: 2000,
            basis: 'choice:important-data',
            help: {
              zh: '认定为重要数据时必填：负责人、访问控制、加密、风险评估安排',
              en: 'Needed for important data: who answers, access control, encryption, risk assessment',
            },
          },
        },
      },
    ],
  },
  'core-finding': {
    title: { zh: '核心数据的认定', en: 'Finding of core data' },
    basis: 'choice:core-data',
    sections: [
      {
        id: 'core',
        title: { zh: '认定', en: 'Finding' },
        fields: {
          explanation: { label: { zh: '认定的理由', en: 'Why it is core data' }, kind: 'long-text', required: true, min: 10, max: 2000 },
          handedTo: {
            label: { zh: '移交或报告的主管部门', en: 'Authority it is handed or reported to' },
            kind: 'text',
            required: true,
            min: 2,
            max: 200,
          },
        },
      },
    ],
  },
  'sector-list-plan': {
    title: { zh: '汇编方案', en: 'Plan of the list' },
    basis: '§3.1',
    sections: [
      {
        id: 'plan',
        title: { zh: '方案', en: 'Plan' },
        fields: {
          title: { label: { zh: '清单名称', en: 'Name of the list' }, kind: 'text', required: true, min: 2, max: 60 },
          year: { label: { zh: '年度', en: 'Year' }, kind: 'integer', required: true, min: 2024, max: 2100 },
          scope: { label: { zh: '收录范围', en: 'What is included' }, kind: 'long-text', required: true, min: 5, max: 1000, basis: '§3.1' },
          focus: {
            label: { zh: '重点关注', en: 'Focus' },
            kind: 'long-text',
            required: true,
            min: 5,
            max: 1000,
            basis: '§3.3',
            help: { zh: '哪些预期效益和需求排在前面，为什么', en: 'Which benefits and demands come first, and why' },
          },
          commentsUntil: {
            label: { zh: '征求意见至', en: 'Comments until' },
            kind: 'date',
            notAfter: { years: 1 },
            required: true,
            basis: '§3.4',
          },
        },
      },
    ],
  },
} as const satisfies Record<string, FormShape>
