import { defineProcedure } from '../procedure.ts'

/** 注销登记（依职权）: the registrar ends the registration of a holder that has ended and can apply for nothing any more. */
export const registrarDeregistration = defineProcedure({
  id: 'registrar-deregistration',
  edition: '2026-11',
  title: { zh: '注销登记（依职权）', en: 'Deregistration by the registrar' },
  summary: {
    zh: '持有单位已经终止、没有人能申请注销的，或者法律、法规规定由登记机构注销的，登记机构凭证明文件提出，告知持有单位并听取陈述，由两人先后审查决定；注销后凭证失效，资产转回备查簿。',
    en: 'When the holder has ended and nobody is left to apply, or the law has the registrar do it, the registrar proposes it with proof, tells the holder and hears it, and two officers decide one after the other; the certificate falls and the asset comes back to the memorandum register.',
  },
  basis: ['§4.1', '§4.7', 'choice:registrar-deregistration'],
  subject: 'asset',
  about: 'supervised',
  opensBy: 'registrar',
  opensIf: ['stays-here'],
  oneDraft: 'choice:one-open-registration',
  asked: {
    by: {
      zh: '市大数据服务中心；承受职责的单位、清算组织、主管部门可以向其提出',
      en: 'The Big Data Service Centre; who took over the duties, the liquidators or the supervising department may point it out',
    },
    how: { zh: '把持有单位终止的证明文件交市大数据服务中心', en: 'Hand the Big Data Service Centre proof that the holder ended' },
  },
  addressee: 'holder',
  overtaken: 'overtaken',
  seats: { registrar: 'office', producer: 'addressee', system: 'platform' },
  application: ['registrar-deregistration-grounds'],
  first: 'finding',
  steps: {
    finding: {
      title: { zh: '查明事实', en: 'Finding the facts' },
      basis: 'choice:registrar-deregistration',
      by: 'registrar',
      edits: 'all',
      may: {
        submit: {
          to: 'hearing',
          title: { zh: '告知持有单位', en: 'Tell the holder' },
          asks: ['registrar-deregistration-grounds'],
          needs: ['in-register', 'no-other-registration', 'no-revocation'],
          effects: ['freeze-subject', 'call-to-hearing'],
        },
        withdraw: { to: 'withdrawn' },
      },
    },
    hearing: {
      title: { zh: '陈述意见', en: 'Hearing' },
      basis: 'choice:registrar-deregistration',
      by: 'producer',
      may: { file: { to: 'first-review', title: { zh: '提交陈述', en: 'Make a statement' }, asks: ['statement'] } },
      after: { workingDays: 5, basis: 'choice:registrar-deregistration', to: 'first-review' },
    },
    'first-review': {
      title: { zh: '注销初审', en: 'First review' },
      basis: '§4.7',
      by: 'registrar',
      within: { workingDays: 10, together: ['first-review', 'second-review'], basis: 'choice:deregistration-deadline' },
      may: {
        pass: {
          to: 'second-review',
          title: { zh: '拟予注销', en: 'Propose it' },
          asks: ['registrar-deregistration-finding', 'hearing-record'],
          needs: ['in-register', 'no-revocation', 'holder-heard'],
        },
        dismiss: { to: 'not-deregistered', title: { zh: '不予注销', en: 'Do not deregister' }, asks: ['refusal-reason'] },
      },
    },
    'second-review': {
      title: { zh: '注销决定', en: 'Second review' },
      basis: '§4.7',
      by: 'registrar',
      notBy: { steps: ['first-review'], basis: 'choice:four-eyes' },
      within: { workingDays: 10, together: ['first-review', 'second-review'], basis: 'choice:deregistration-deadline' },
      may: {
        confirm: {
          to: 'deregistered',
          title: { zh: '决定注销', en: 'Deregister' },
          needs: ['in-register', 'no-revocation', 'holder-heard'],
        },
        return: { to: 'first-review', title: { zh: '退回初审', en: 'Back to the first review' } },
        dismiss: { to: 'not-deregistered', title: { zh: '不予注销', en: 'Do not deregister' }, asks: ['refusal-reason'] },
      },
    },
  },
  ends: {
    deregistered: {
      title: { zh: '已注销', en: 'Deregistered' },
      basis: 'choice:registrar-deregistration',
      outcome: 'granted',
      effects: ['deregister-certificate', 'release-subject'],
    },
    'not-deregistered': {
      title: { zh: '不予注销', en: 'Not deregistered' },
      basis: '§4.7',
      outcome: 'refused',
      effects: ['release-subject', 'tell-other-side'],
    },
    withdrawn: { title: { zh: '已放弃', en: 'Dropped' }, basis: 'choice:withdrawal', outcome: 'withdrawn', effects: ['release-subject'] },
    overtaken: {
      title: { zh: '登记已失效或者已转移，办件终止', en: 'Ended with its registration' },
      basis: 'choice:certificate-states',
      outcome: 'refused',
      effects: ['release-subject'],
    },
  },
})
