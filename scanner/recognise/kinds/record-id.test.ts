import { recordId } from '#scanner/recognise/kinds/record-id.ts'
import { proveKind } from '#scanner/test/kinds.ts'

proveKind(recordId, {
  headings: ['序号', 'id', 'uuid'],
  otherHeadings: ['身份', 'idea'],
})
