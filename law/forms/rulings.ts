import { choices } from '../choices.ts'
import type { ChoiceShape } from '../choices/choice.ts'
import type { FormShape } from '../form.ts'
import { publishedKinds, rulingKinds } from '../rulings.ts'
import type { Words } from '../words.ts'

const required = true as const
const published = { field: 'kind', is: publishedKinds } as const
const parameters = Object.fromEntries(
  Object.entries(choices as { readonly [id: string]: ChoiceShape }).flatMap(([id, { title, value }]) =>
    value === undefined ? [] : [[id, title]],
  ),
) as { readonly [choice: string]: Words }

/** Questions about the guideline and their answers, changes of a parameter, and the log of the liaison meeting. */
export const rulingForms = {
  'ruling-question': {
    title: { zh: '提出的问题', en: 'The question' },
    basis: '§8.4',
    sections: [
      {
        id: 'question',
        title: { zh: '问题', en: 'Question' },
        fields: {
          title: { label: { zh: '标题', en: 'Title' }, kind: 'text', isPublic: published, required, min: 4, max: 100 },
          kind: { label: { zh: '类型', en: 'Kind' }, kind: 'choice', required, options: rulingKinds },
          clause: {
            label: { zh: '涉及的条款', en: 'Clause' },
            kind: 'text',
            isPublic: published,
            required,
            min: 2,
            max: 60,
            help: { zh: '如 §4.7', en: 'such as §4.7' },
          },
          question: {
            label: { zh: '问题和情形', en: 'Question and situation' },
            kind: 'long-text',
            isPublic: published,
            required,
            min: 10,
            max: 4000,
          },
          goodFaith: {
            label: { zh: '探索性失误的说明：目的、程序、是否谋取私利、补救', en: 'The error: aim, procedure, no private gain, remedy' },
            kind: 'long-text',
            required,
            min: 20,
            max: 4000,
            when: { field: 'kind', is: ['tolerance'] },
            basis: '§8.4',
          },
          attachment: { label: { zh: '附件', en: 'Attachment' }, kind: 'paper' },
        },
      },
    ],
  },
  'ruling-draft': {
    title: { zh: '拟定的答复', en: 'Draft' },
    basis: '§8.4',
    sections: [
      {
        id: 'draft',
        title: { zh: '答复', en: 'Answer' },
        fields: {
          answer: {
            label: { zh: '解释、修订意见或者认定', en: 'Interpretation, revision or finding' },
            kind: 'long-text',
            isPublic: { ...published, of: 'application' },
            required,
            min: 10,
            max: 4000,
          },
          effectiveOn: { label: { zh: '适用日期', en: 'Applies from' }, kind: 'date', notAfter: { years: 5 }, required },
        },
      },
    ],
  },
  'ruling-opinion': {
    title: { zh: '本局意见', en: 'Opinion of the bureau' },
    basis: '§8.4',
    sections: [
      {
        id: 'opinion',
        title: { zh: '意见', en: 'Opinion' },
        fields: {
          opinion: { label: { zh: '意见', en: 'Opinion' }, kind: 'long-text', required, min: 2, max: 2000 },
        },
      },
    ],
  },
  'parameter-change': {
    title: { zh: '参数调整', en: 'Change of a parameter' },
    basis: '§8.4',
    sections: [
      {
        id: 'change',
        title: { zh: '调整', en: 'Change' },
        fields: {
          title: { label: { zh: '标题', en: 'Title' }, kind: 'text', required, min: 4, max: 100 },
          choice: { label: { zh: '参数', en: 'Parameter' }, kind: 'choice', required, options: parameters },
          value: { label: { zh: '新值', en: 'New value' }, kind: 'text', required, min: 1, max: 40 },
          effectiveOn: {
            label: { zh: '生效日期', en: 'In force from' },
            kind: 'date',
            notAfter: { years: 5 },
            required,
            notBefore: 'today',
          },
          carriedBy: {
            label: { zh: '由哪一版规则执行', en: 'Which edition will carry it' },
            kind: 'text',
            required,
            min: 4,
            max: 40,
            help: {
              zh: '规则是随平台发布的数据：决定登记后，由这一版载入；载入前平台仍按现行值办理',
              en: 'Rules are data published with the platform: this edition will carry the value; until then the present one is applied',
            },
          },
          reason: { label: { zh: '理由', en: 'Reason' }, kind: 'long-text', required, min: 10, max: 2000 },
        },
      },
    ],
  },
  'liaison-meeting': {
    title: { zh: '联络会议纪要', en: 'Minutes of the liaison meeting' },
    basis: '§8.4',
    sections: [
      {
        id: 'meeting',
        title: { zh: '会议', en: 'Meeting' },
        fields: {
          title: { label: { zh: '会议名称', en: 'Title' }, kind: 'text', required, min: 4, max: 100 },
          metOn: { label: { zh: '日期', en: 'Day' }, kind: 'date', required, notAfter: 'today' },
          participants: { label: { zh: '参加单位', en: 'Who took part' }, kind: 'long-text', required, min: 2, max: 1000 },
          decisions: { label: { zh: '议定事项', en: 'What was decided' }, kind: 'long-text', required, min: 5, max: 4000 },
        },
      },
    ],
  },
} as const satisfies Record<string, FormShape>
