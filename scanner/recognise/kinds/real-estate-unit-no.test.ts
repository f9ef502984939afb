import { realEstateUnitNo } from '#scanner/recognise/kinds/real-estate-unit-no.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(realEstateUnitNo, {
  fits: ['350102001001GB00001F00010001', '350102001001GB00001W00000000', '350102 001001 GB00001 F00010001', '350102001001JC00012'],
  masked: ['350102001001****************', '350102*************F00010001'],
  not: ['350102001001GB0001F00010001', '999902001001GB00001F00010001', '350102001001XX00001F00010001'],
})
proveHeadings(realEstateUnitNo, {
  headings: ['不动产单元号', '宗地代码', 'bdcdyh'],
  otherHeadings: ['单元', '不动产类型'],
})
