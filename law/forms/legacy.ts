import type { FormShape } from '../form.ts'
import { approaches } from '../valuation/parameter.ts'
import { paperForms } from './papers.ts'

const required = true as const
const [shown, rights, undertaking] = paperForms['registration-application'].sections
const noticed = { field: 'noticed', is: ['yes'] } as const
const { options: conclusions } = paperForms['legal-opinion'].sections[2].fields.conclusion

/** The application by which a registration made before the platform is taken over (choice:legacy-registration). */
export const legacyForms = {
  'legacy-application': {
    title: { zh: '存量登记申请', en: 'Application to take over an earlier registration' },
    basis: 'choice:legacy-registration',
    sections: [
      {
        id: 'earlier',
        title: { zh: '原登记凭证', en: 'The earlier certificate' },
        fields: {
          earlierNumber: {
            label: { zh: '原凭证编号', en: 'Number of the earlier certificate' },
            kind: 'text',
            required,
            min: 2,
            max: 60,
            help: { zh: '照凭证原样填写；一个编号只能转入一次', en: 'As it stands on the certificate; a number is taken over once' },
          },
          earlierBody: { label: { zh: '原登记机构', en: 'Body that issued it' }, kind: 'text', required, min: 2, max: 100 },
          earlierOn: { label: { zh: '原凭证发放日期', en: 'Issued on' }, kind: 'date', required, notAfter: 'today' },
          earlierUntil: {
            label: { zh: '原凭证有效期至', en: 'Valid until' },
            kind: 'date',
            notBefore: 'earlierOn',
            required,
            help: { zh: '新凭证的有效期到这一天为止', en: 'The new certificate ends on that day too' },
          },
          earlierPaper: { label: { zh: '原凭证文件（PDF）', en: 'The certificate (PDF)' }, kind: 'paper', required },
        },
      },
      {
        id: 'noticed',
        title: { zh: '原登记的公示', en: 'Notice of the earlier registration' },
        fields: {
          noticed: {
            label: { zh: '是否公示过', en: 'Noticed before' },
            kind: 'choice',
            required,
            basis: 'choice:legacy-notice',
            options: { yes: { zh: '已公示', en: 'Yes' }, no: { zh: '未公示', en: 'No' } },
            help: { zh: '公示过的，核验后不再公示', en: 'What was noticed before is not noticed again' },
          },
          noticedWhere: {
            label: { zh: '公示的地方', en: 'Where' },
            kind: 'text',
            required,
            min: 2,
            max: 200,
            when: noticed,
            basis: 'choice:legacy-notice',
            help: { zh: '网站名称和网址，或公告栏', en: 'Site and address, or notice board' },
          },
          noticedFrom: {
            label: { zh: '公示起', en: 'From' },
            kind: 'date',
            required,
            notAfter: 'today',
            when: noticed,
            basis: 'choice:legacy-notice',
          },
          noticedUntil: {
            label: { zh: '公示止', en: 'Until' },
            kind: 'date',
            notBefore: 'noticedFrom',
            required,
            notAfter: 'today',
            when: noticed,
            basis: 'choice:legacy-notice',
          },
        },
      },
      {
        id: 'opinion',
        title: { zh: '原登记所据的法律意见书', en: 'The opinion it rested on' },
        fields: {
          opinionNumber: { label: { zh: '意见书编号', en: 'Number of the opinion' }, kind: 'text', required, max: 60, basis: '§4.4' },
          opinionFirm: { label: { zh: '出具意见的律师事务所', en: 'Law firm' }, kind: 'text', required, min: 2, max: 100, basis: '§4.4' },
          opinionConclusion: { label: { zh: '意见类型', en: 'Conclusion' }, kind: 'choice', required, basis: '§4.4', options: conclusions },
          opinionOn: { label: { zh: '意见书出具日期', en: 'Opinion issued on' }, kind: 'date', required, notAfter: 'today' },
          opinionUntil: {
            label: { zh: '意见书有效期至', en: 'Opinion valid until' },
            kind: 'date',
            notBefore: 'opinionOn',
            required,
            help: { zh: '已过期的照填；续展、转移时须有新的', en: 'Also when it is past; renewal and transfer need a new one' },
          },
          opinionPaper: { label: { zh: '意见书文件（PDF）', en: 'Opinion file (PDF)' }, kind: 'paper', required },
        },
      },
      {
        id: 'valuation',
        title: { zh: '原登记所据的评估报告', en: 'The valuation it rested on' },
        fields: {
          valuationNumber: { label: { zh: '评估报告编号', en: 'Number of the report' }, kind: 'text', required, max: 60, basis: '§4.5' },
          valuationFirm: { label: { zh: '评估机构', en: 'Valuer' }, kind: 'text', required, min: 2, max: 100, basis: '§4.5' },
          valuationMethod: { label: { zh: '评估方法', en: 'Approach' }, kind: 'choice', required, basis: '§4.5', options: approaches },
          valuationFen: { label: { zh: '评估值', en: 'Amount' }, kind: 'money', required, min: 1, basis: '§4.5' },
          valuationBase: { label: { zh: '评估基准日', en: 'Base date' }, kind: 'date', required, notAfter: 'today' },
          valuationUntil: {
            label: { zh: '评估报告有效期至', en: 'Report valid until' },
            kind: 'date',
            notBefore: 'valuationBase',
            required,
            help: { zh: '已过期的照填；续展、转移时须有新的', en: 'Also when it is past; renewal and transfer need a new one' },
          },
          valuationPaper: { label: { zh: '评估报告文件（PDF）', en: 'Report file (PDF)' }, kind: 'paper', required },
        },
      },
      { ...shown, id: 'registered', title: { zh: '登记内容', en: 'What is registered' } },
      rights,
      undertaking,
    ],
  },
} as const satisfies Record<string, FormShape>
