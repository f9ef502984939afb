import { phoneAreaCode } from '#scanner/recognise/kinds/phone-area-code.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(phoneAreaCode, {
  fits: ['0591', '010', '591', '21'],
  not: ['福州', '99999', '0000'],
})
proveHeadings(phoneAreaCode, {
  headings: ['区号', '电话区号', 'calling_code'],
  otherHeadings: ['区划', '号码'],
})
