import { regionCode } from '#scanner/recognise/kinds/region-code.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(regionCode, {
  fits: ['350102', '350100', '110000', '350102001001'],
  forms: ['35', '999999', 'CHN'],
  not: ['福州', '35010200100100', 'abcd'],
})
proveHeadings(regionCode, {
  headings: ['行政区划代码', 'xzqhdm', 'adcode', 'city_code'],
  otherHeadings: ['行业代码', '代码'],
})
