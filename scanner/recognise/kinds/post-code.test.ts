import { postCode } from '#scanner/recognise/kinds/post-code.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(postCode, {
  fits: ['350001', '010010'],
  forms: ['35000'],
  not: ['福州', '3500011'],
})
proveHeadings(postCode, {
  headings: ['邮编', '邮政编码', 'yzbm', 'zip_code'],
  otherHeadings: ['编码', '邮箱'],
})
