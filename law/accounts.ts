import type { Chart, Regime, Templates } from './accounts/account.ts'
import { enterpriseTemplates } from './accounts/enterprise-entries.ts'
import { enterpriseChart } from './accounts/enterprise.ts'
import { governmentTemplates } from './accounts/government-entries.ts'
import { governmentChart } from './accounts/government.ts'
import type { OrganisationKind } from './parties.ts'
import type { Words } from './words.ts'

/** Which accounting rules each kind of organisation follows: public units keep government accounting (§2.2), all others the enterprise standards (§6.3). */
export const regimeOfKind: { readonly [kind in OrganisationKind]: Regime } = {
  'administrative-organ': 'government',
  'public-institution': 'government',
  'public-utility': 'enterprise',
  'municipal-utility': 'enterprise',
  'municipal-soe': 'enterprise',
  company: 'enterprise',
  'law-firm': 'enterprise',
  valuer: 'enterprise',
  exchange: 'enterprise',
}

/** The rules by name, with their chart of accounts and their entry templates. */
export const regimes: { readonly [regime in Regime]: { readonly title: Words; readonly chart: Chart; readonly templates: Templates } } = {
  government: { title: { zh: '政府会计', en: 'Government accounting' }, chart: governmentChart, templates: governmentTemplates },
  enterprise: { title: { zh: '企业会计', en: 'Enterprise accounting' }, chart: enterpriseChart, templates: enterpriseTemplates },
}
