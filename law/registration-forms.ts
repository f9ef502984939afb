import type { cardForms } from './forms/card.ts'
import type { OrganisationKind } from './parties.ts'
import type { Basis } from './procedure.ts'
import type { organisationForms } from './forms/organisations.ts'
import { propertyGroups, resourceGroups } from './registration-forms/groups.ts'
import type { Words } from './words.ts'

type CardSections = (typeof cardForms)['information-card']['sections'][number]['fields']
type CardField = CardSections extends infer S ? (S extends unknown ? Extract<keyof S, string> : never) : never
type UnitField = keyof (typeof organisationForms)['organisation-particulars']['sections'][0]['fields']
/**
 * Where a cell comes from: an item of the card, the unit that holds it, the asset, its papers, whoever else has a right in it, or its
 * standing in the national register.
 */
export type FormSource =
  | `card.${CardField}`
  | `unit.${'name' | 'uscc' | 'kind' | 'legalForm' | 'standing' | Exclude<UnitField, 'termUntil'>}`
  | `asset.${'code' | 'version' | 'digest' | 'sm3' | 'products' | 'developers'}`
  | `paper.${'opinion' | 'valuation' | 'certificate'}`
  | `certificate.${'rights' | 'limits'}`
  | `party.${'name' | 'uscc' | 'right' | 'term' | 'limits' | 'proof'}`
  | 'national.kind'
/**
 * One cell. Several sources are told one after the other; `words` says what a value of the card is called in this register; without `from`
 * only people know it.
 */
export type FormCell = {
  readonly label: string
  readonly from?: readonly FormSource[]
  /** What is told where those say nothing. */
  readonly otherwise?: FormSource
  readonly words?: { readonly [value: string]: string }
  readonly rule?: string
  readonly max?: number
  /** Takes the level of a place, not the place. */
  readonly isLevel?: true
}
export type FormGroup = {
  readonly title: string
  readonly cells: readonly FormCell[]
  /** Once for each operator with a mandate and each developer with an agreement in force, beside the holder; not at all where there is none. */
  readonly each?: 'party'
}
/** An application form of another register, defined once and written as Excel and as Word. It is in Chinese, as it is handed in. */
export type RegistrationForm = {
  readonly title: Words
  readonly heading: string
  readonly basis: Basis
  readonly groups: readonly FormGroup[]
  /** What is certain and what is to be checked, at the foot of the form. */
  readonly foot: readonly string[]
  /** Whose data this register does not take, and why. */
  readonly notFor?: {
    readonly kinds: readonly OrganisationKind[]
    readonly origins: readonly string[]
    readonly basis: Basis
    readonly why: Words
    readonly remedy: Words
  }
}

const unknown = '标黄的空格是平台卡片中没有、对领表人不显示或者超过本表字数的内容，由申请单位填写；平台不代填。'
const layout = '分组依文件所列申请材料，字段由本平台归并；官方印发的表样待核。'

/** What the applicant states and signs by hand at the end of each form; the platform fills none of it. */
export const formSigning = {
  title: '申请单位确认',
  statement: '本单位确认：本表内容和所附材料真实、完整、合法、有效，与原件一致，并对其负责。',
  lines: [
    { label: '申请单位（盖章）', blank: '' },
    { label: '法定代表人或者负责人（签字）', blank: '' },
    { label: '填表人（签字）', blank: '' },
    { label: '填表日期', blank: '　　　　年　　月　　日' },
  ],
  rule: '打印后签署；登记机构另有签章要求的，按其要求',
} as const

/** The forms that a holder takes to the other registers, by name. */
export const registrationForms = {
  national: {
    title: { zh: '国家公共数据资源登记申请表', en: 'National public data resource registration' },
    heading: '公共数据资源登记申请表（国家）',
    basis: 'choice:registration-forms',
    groups: resourceGroups,
    foot: [
      '依据：《公共数据资源登记管理暂行办法》（发改数据规〔2025〕26号）第七条、第九条。',
      `${layout}国家统一编码的结构未见公开，登记后由登记机构赋码。`,
      '公示只公布登记主体名称、登记类型、登记数据名称、数据内容简介四项（第十二条）。',
      unknown,
    ],
  },
  provincial: {
    title: { zh: '福建省公共数据资源登记申请表', en: 'Provincial public data resource registration' },
    heading: '福建省公共数据资源登记申请表',
    basis: 'choice:registration-forms',
    groups: [{ title: '登记机构', cells: [{ label: '受理的登记机构', rule: '按隶属和属地确定' }] }, ...resourceGroups],
    foot: [
      '依据：《福建省公共数据资源登记管理办法（试行）》（闽数据〔2025〕15号）；只核对了摘要，条文待核。',
      layout,
      '业务审核和存证完成后申请；垂直管理单位由哪一级登记机构受理待核。',
      unknown,
    ],
  },
  property: {
    title: { zh: '数据产权登记申请表', en: 'Data property registration' },
    heading: '数据产权登记申请表',
    basis: 'choice:registration-forms',
    groups: propertyGroups,
    foot: [
      '依据：《数据产权登记工作指引（试行）》（国数综政策〔2026〕35号）附件1；字段和取值按附件1，版式待核。',
      '党政机关履职采集、产生的数据不办理数据产权登记（第十五条）；事业单位自己的数据和外部购置的数据是否办理，文件没有写明，由申请单位判断。',
      '本市数据资产登记凭证不是数据产权登记凭证，不能互相代替。',
      unknown,
    ],
    notFor: {
      kinds: ['administrative-organ'],
      origins: ['collected', 'produced'],
      basis: 'choice:property-registration-scope',
      why: {
        zh: '党政机关履职采集、产生的数据不办理数据产权登记（《数据产权登记工作指引（试行）》第十五条）',
        en: 'What party and government organs collect or produce in performing duties takes no data property registration (Data Property Registration Guide (trial), art. 15)',
      },
      remedy: { zh: '可以办理公共数据资源登记', en: 'Use the registration of public data resources' },
    },
  },
} as const satisfies { readonly [form: string]: RegistrationForm }

/** A form of another register: the key of `registrationForms`. */
export type RegistrationFormId = keyof typeof registrationForms
