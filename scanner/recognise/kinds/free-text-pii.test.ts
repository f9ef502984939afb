import { freeTextPii } from '#scanner/recognise/kinds/free-text-pii.ts'
import { proveKind } from '#scanner/test/kinds.ts'

proveKind(freeTextPii, {
  otherHeadings: ['备注', 'remark'],
})
