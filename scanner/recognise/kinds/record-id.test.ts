import { recordId } from '#scanner/recognise/kinds/record-id.ts'
import { proveHeadings } from '#scanner/test/kinds.ts'

proveHeadings(recordId, {
  headings: ['序号', 'id', 'uuid'],
  otherHeadings: ['身份', 'idea'],
})
