import { taxNo } from '#scanner/recognise/kinds/tax-no.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(taxNo, {
  fits: ['91350100000000019E', '350102D2143569X', '35010219000101001500'],
  forms: ['91350100000000019F'],
  not: ['税', '12345'],
})
proveHeadings(taxNo, {
  headings: ['纳税人识别号', '税号', 'nsrsbh', 'tax_id'],
  otherHeadings: ['税率', '税额', '税种'],
})
