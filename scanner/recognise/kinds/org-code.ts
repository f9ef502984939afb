import { isOrgCode } from '#contract/identifiers.ts'
import { byCheck } from '#scanner/recognise/kind.ts'
import { share } from '#scanner/recognise/values.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Organisation codes of nine places (GB 11714). */
export const orgCode: Kind = {
  type: 'org_code',
  headings: {
    chinese: '组织机构代码 机构代码 组织机构编码 组织机构代码证号? 组织机构代码证编号 单位代码 法人代码',
    pinyin: 'zzjgdm jgdm zzjgdmz',
    english: 'orgcode organizationcode organisationcode orgcodeno organcode',
  },
  length: [9, 10],
  fit: byCheck(/^[0-9A-Z]{8}-?[0-9X]$/, isOrgCode),
  form: { zh: '9 位组织机构代码格式', en: 'the form of a nine-place organisation code' },
  by: 'checksum',
  exact: 'orgCode',
  needsCheck: true,
  unless: (view, hint) =>
    hint === 0 &&
    (view.running ||
      share(view.values, (value) => /^[0-9A-Z]{8}-[0-9X]$/.test(value) || value.endsWith('X')) < 0.05 ||
      share(view.values, isOrgCode) < 0.9),
}
