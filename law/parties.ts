import type { Words } from './words.ts'

/** Who may act: every part an organisation can play on the platform, and the clause that gives it. */
export const parties = {
  producer: { title: { zh: '数据生产主体', en: 'Data producer' }, basis: '§1.6' },
  'data-bureau': { title: { zh: '市数据局', en: 'Data Bureau' }, basis: '§2.1' },
  registrar: { title: { zh: '市大数据服务中心', en: 'Big Data Service Centre' }, basis: '§4.1' },
  'finance-bureau': { title: { zh: '市财政局', en: 'Finance Bureau' }, basis: '§2.2' },
  sasac: { title: { zh: '市国资委', en: 'State Assets Commission' }, basis: '§2.3' },
  'sector-authority': { title: { zh: '行业主管部门', en: 'Sector authority' }, basis: '§2.4' },
  'law-firm': { title: { zh: '第三方法律服务机构', en: 'Law firm' }, basis: '§4.4' },
  valuer: { title: { zh: '第三方评估机构', en: 'Valuer' }, basis: '§4.5' },
  operator: { title: { zh: '数据运营主体', en: 'Data operator' }, basis: '§1.8' },
  developer: { title: { zh: '数据开发主体', en: 'Data developer' }, basis: '§1.7' },
  exchange: { title: { zh: '福建大数据交易所', en: 'Fujian Big Data Exchange' }, basis: '§6.1' },
  'cyberspace-office': { title: { zh: '市委网信办', en: 'Cyberspace Administration' }, basis: '§7.2' },
  police: { title: { zh: '市公安局', en: 'Public Security' }, basis: '§7.2' },
  public: { title: { zh: '社会公众', en: 'The public' }, basis: 'choice:objection' },
  'system-administrator': { title: { zh: '系统管理员', en: 'System administrator' }, basis: 'choice:administrators' },
  'security-administrator': { title: { zh: '安全管理员', en: 'Security administrator' }, basis: 'choice:administrators' },
  'audit-administrator': { title: { zh: '审计管理员', en: 'Audit administrator' }, basis: 'choice:administrators' },
  system: { title: { zh: '系统', en: 'The platform' }, basis: 'choice:clock' },
} as const satisfies Record<string, { title: Words; basis: string }>

/** A part an organisation plays: the key of `parties`. */
export type Party = keyof typeof parties

/** The three who keep the platform (三权分立): one person is at most one of them, and none of them takes part in a case (choice:administrators). */
export const administrators = ['system-administrator', 'security-administrator', 'audit-administrator'] as const satisfies readonly Party[]
export type Administrator = (typeof administrators)[number]

/** Whether a part is that of one of the three administrators. */
export const isAdministrator = (role: string): role is Administrator => (administrators as readonly string[]).includes(role)

/** Who can have a part in a case: everybody but the administrators. */
export type CaseParty = Exclude<Party, Administrator>

/** Parts of earlier editions that lines of the log still name. */
export const formerParties: { readonly [role: string]: Words } = { administrator: { zh: '系统管理员', en: 'Administrator' } }

/** Who supervises: beside the cases they act in, they see in their inbox whatever their duty lets them read. */
const supervising: readonly Party[] = ['data-bureau', 'finance-bureau', 'sasac', 'cyberspace-office', 'police']

/** Whether a part supervises the cases of others. */
export const isSupervising = (role: string): boolean => (supervising as readonly string[]).includes(role)

/** What kind of body an organisation is; decides which statistics and which supervisors it falls under. */
export const organisationKinds = {
  'administrative-organ': { title: { zh: '行政机关', en: 'Administrative organ' }, isPublic: true, basis: '§1.1' },
  'public-institution': { title: { zh: '事业单位', en: 'Public institution' }, isPublic: true, basis: '§1.1' },
  'public-utility': { title: { zh: '公用企业', en: 'Public utility' }, isPublic: false, basis: '§5.11' },
  'municipal-utility': { title: { zh: '市属国有公用企业', en: 'Municipal state-owned utility' }, isPublic: false, basis: '§2.3' },
  'municipal-soe': { title: { zh: '市属国有企业', en: 'Municipal state-owned enterprise' }, isPublic: false, basis: '§2.3' },
  company: { title: { zh: '企业', en: 'Company' }, isPublic: false, basis: '§3.12' },
  'law-firm': { title: { zh: '律师事务所', en: 'Law firm' }, isPublic: false, basis: '§4.4' },
  valuer: { title: { zh: '资产评估机构', en: 'Valuation firm' }, isPublic: false, basis: '§4.5' },
  exchange: { title: { zh: '交易所', en: 'Exchange' }, isPublic: false, basis: '§6.1' },
} as const satisfies Record<string, { title: Words; isPublic: boolean; basis: string }>

/** The kind of an organisation: the key of `organisationKinds`. */
export type OrganisationKind = keyof typeof organisationKinds

/** The kinds of public utilities, whoever owns them (§5.11). */
export const utilityKinds: readonly OrganisationKind[] = ['public-utility', 'municipal-utility']

/** The kinds of enterprises that the State Assets Commission supervises (§2.3). */
export const municipalKinds: readonly OrganisationKind[] = ['municipal-soe', 'municipal-utility']

/** The kinds of public units: what falls to them is due to the treasury (§6.6), and their inventory is a duty (§3.9). */
export const publicKinds: readonly string[] = Object.entries(organisationKinds).flatMap(([kind, { isPublic }]) => (isPublic ? [kind] : []))

/** The party of whoever has not signed in, and the party of the platform acting by itself. */
export const anyone: Party = 'public'
export const thePlatform: Party = 'system'
