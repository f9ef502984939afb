import { defineProcedure } from '../procedure.ts'

/** 撤销登记: the registrar takes a registration back after hearing the holder. */
export const revocation = defineProcedure({
  id: 'revocation',
  edition: '2026-11',
  title: { zh: '撤销登记', en: 'Revocation' },
  summary: {
    zh: '登记机构查明隐瞒、虚假、伪造或者非法使用登记结果的，告知持有单位并听取陈述，由两人先后审查决定；撤销后凭证失效，资产转回备查簿，理由公开。',
    en: 'When the registrar finds concealment, fraud, forging or illegal use, it tells the holder, hears it, and two officers decide one after the other; the certificate is void, the asset comes back to the memorandum register, and the reason is public.',
  },
  basis: ['§4.1', '§4.7', '§8.1'],
  subject: 'asset',
  about: 'supervised',
  opensBy: 'registrar',
  opensIf: ['stays-here'],
  addressee: 'holder',
  overtaken: 'overtaken',
  seats: { registrar: 'office', producer: 'addressee', system: 'platform' },
  application: ['revocation-grounds'],
  first: 'finding',
  steps: {
    finding: {
      title: { zh: '查明事实', en: 'Finding the facts' },
      basis: '§8.1',
      by: 'registrar',
      edits: 'all',
      may: {
        submit: {
          to: 'hearing',
          title: { zh: '告知持有单位', en: 'Tell the holder' },
          asks: ['revocation-grounds'],
          needs: ['revocable', 'no-revocation'],
          effects: ['call-to-hearing'],
        },
        withdraw: { to: 'withdrawn' },
      },
    },
    hearing: {
      title: { zh: '陈述和申辩', en: 'Hearing' },
      basis: 'choice:revocation-hearing',
      by: 'producer',
      may: { file: { to: 'first-decision', title: { zh: '提交陈述', en: 'Make a statement' }, asks: ['statement'] } },
      after: { workingDays: 5, basis: 'choice:revocation-hearing', to: 'first-decision' },
    },
    'first-decision': {
      title: { zh: '撤销初核', en: 'First decision' },
      basis: '§4.7',
      by: 'registrar',
      within: { workingDays: 20, together: ['first-decision', 'second-decision'], basis: 'choice:review-deadline' },
      may: {
        pass: {
          to: 'second-decision',
          title: { zh: '拟予撤销', en: 'Propose revocation' },
          asks: ['revocation-decision', 'hearing-record'],
          needs: ['revocable', 'holder-heard'],
        },
        dismiss: { to: 'not-revoked', title: { zh: '不予撤销', en: 'Do not revoke' }, asks: ['revocation-decision'] },
      },
    },
    'second-decision': {
      title: { zh: '撤销决定', en: 'Second decision' },
      basis: '§4.7',
      by: 'registrar',
      notBy: { steps: ['first-decision'], basis: 'choice:revocation-decision' },
      within: { workingDays: 20, together: ['first-decision', 'second-decision'], basis: 'choice:review-deadline' },
      may: {
        confirm: { to: 'revoked', title: { zh: '决定撤销', en: 'Revoke' }, needs: ['revocable', 'holder-heard'] },
        return: { to: 'first-decision', title: { zh: '退回初核', en: 'Back to the first decision' } },
        dismiss: { to: 'not-revoked', title: { zh: '不予撤销', en: 'Do not revoke' }, asks: ['revocation-decision'] },
      },
    },
  },
  ends: {
    revoked: {
      title: { zh: '已撤销', en: 'Revoked' },
      basis: '§8.1',
      outcome: 'granted',
      effects: ['revoke-certificate'],
      overtakes: [
        'first-registration',
        'change-registration',
        'transfer-registration',
        'third-party-correction',
        'deregistration',
        'registrar-deregistration',
        'legal-opinion',
        'valuation',
      ],
    },
    'not-revoked': { title: { zh: '不予撤销', en: 'Not revoked' }, basis: '§4.7', outcome: 'refused', effects: ['tell-other-side'] },
    withdrawn: { title: { zh: '已放弃', en: 'Dropped' }, basis: 'choice:withdrawal', outcome: 'withdrawn' },
    overtaken: {
      title: { zh: '登记已失效或者已转移，办件终止', en: 'Ended with its registration' },
      basis: 'choice:certificate-states',
      outcome: 'refused',
    },
  },
})
