import { freeTextPii } from '#scanner/recognise/kinds/free-text-pii.ts'
import { proveHeadings } from '#scanner/test/kinds.ts'

proveHeadings(freeTextPii, {
  otherHeadings: ['备注', 'remark'],
})
