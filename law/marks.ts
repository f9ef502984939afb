import { type OrganisationKind, utilityKinds } from './parties.ts'
import type { Basis } from './procedure.ts'
import type { Words } from './words.ts'

/**
 * What a registration is marked as, wherever it is public: notice, certificate, register, check page, statistics; and what whoever meets
 * the mark should know of it.
 */
export const registrationMarks = {
  legacy: { title: { zh: '存量', en: 'Taken over' }, basis: 'choice:legacy-registration' },
  inbound: {
    title: { zh: '探索登记（入境数据）', en: 'Trial registration (inbound data)' },
    basis: 'choice:trial-registration',
    says: {
      zh: '登记只记录事实，不代替数据入境的其他监管手续',
      en: 'it records facts and does not replace other supervision of inbound data',
    },
  },
  'public-data': { title: { zh: '取得时为公共数据', en: 'Public data when acquired' }, basis: 'choice:public-data-stays' },
  'utility-data': { title: { zh: '取得时为公用企业数据', en: 'Utility data when acquired' }, basis: 'choice:utility-data-stays' },
  disputed: {
    title: { zh: '有争议或被查封', en: 'Disputed or seized' },
    basis: 'choice:disputed-rights',
    says: {
      zh: '持有单位在信息卡上载明，登记不对争议作出判断，以有权机关的决定为准',
      en: 'so the holder states on the card; the registration does not decide the dispute, whoever has the power to does',
    },
  },
} as const satisfies { readonly [mark: string]: { readonly title: Words; readonly basis: Basis; readonly says?: Words } }

/** A mark: the key of `registrationMarks`. */
export type RegistrationMark = keyof typeof registrationMarks

/** As what an asset was acquired that passed from a public body to a unit of another kind; it stays so whoever holds it. */
export type AcquiredAs = Extract<RegistrationMark, 'public-data' | 'utility-data'>

/** Whose data is public data (§1.1, §6.1); everybody else holds non-public data (choice:trial-registration). */
export const publicDataHolders: readonly OrganisationKind[] = ['administrative-organ', 'public-institution', ...utilityKinds]
