import type { FormShape } from '../form.ts'

/** What is known of an organisation beside its name and code. */
export const organisationForms = {
  'organisation-particulars': {
    title: { zh: '登记要素', en: 'Registered particulars' },
    basis: 'choice:registration-forms',
    sections: [
      {
        id: 'registered',
        title: { zh: '登记要素', en: 'Registered particulars' },
        fields: {
          legalRepresentative: {
            label: { zh: '法定代表人', en: 'Legal representative' },
            kind: 'text',
            min: 2,
            max: 60,
            basis: 'choice:registration-forms',
            help: {
              zh: '以登记证照为准；没有法定代表人的填负责人',
              en: 'As on the certificate of registration; the head where there is none',
            },
          },
          registeredOn: {
            label: { zh: '注册时间', en: 'Registered on' },
            kind: 'date',
            notBefore: { years: -200 },
            notAfter: 'today',
            help: { zh: '机关填成立日期', en: 'For an organ, the day it was set up' },
          },
          registeredAddress: {
            label: { zh: '注册地址', en: 'Registered address' },
            kind: 'text',
            min: 5,
            max: 200,
            help: { zh: '登记证照上的住所', en: 'The domicile on the certificate of registration' },
          },
          address: {
            label: { zh: '联系地址', en: 'Address' },
            kind: 'text',
            min: 5,
            max: 200,
            help: { zh: '收信和送达的地址；与注册地址相同的也填写', en: 'Where papers reach it, also where it is the registered address' },
          },
          term: {
            label: { zh: '营业期限', en: 'Term' },
            kind: 'choice',
            options: { open: { zh: '长期', en: 'Without end' }, until: { zh: '有到期日', en: 'Until a day' } },
            help: { zh: '事业单位填法人证书有效期', en: 'For a public institution, how long its certificate is valid' },
          },
          termUntil: {
            label: { zh: '营业期限至', en: 'Term until' },
            kind: 'date',
            required: true,
            when: { field: 'term', is: ['until'] },
            notBefore: 'registeredOn',
            notAfter: { years: 100 },
          },
          businessScope: {
            label: { zh: '业务范围', en: 'Business' },
            kind: 'long-text',
            min: 2,
            max: 1000,
            help: {
              zh: '企业填经营范围，事业单位填宗旨和业务范围，机关填主要职责',
              en: 'Business scope of a company, purpose of a public institution, main duties of an organ',
            },
          },
        },
      },
    ],
  },
} as const satisfies Record<string, FormShape>
