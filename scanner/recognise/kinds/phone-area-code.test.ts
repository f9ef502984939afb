import { phoneAreaCode } from '#scanner/recognise/kinds/phone-area-code.ts'
import { proveKind } from '#scanner/test/kinds.ts'

proveKind(phoneAreaCode, {
  fits: ['0591', '010', '591', '21'],
  not: ['福州', '99999', '0000'],
  headings: ['区号', '电话区号', 'calling_code'],
  otherHeadings: ['区划', '号码'],
})
