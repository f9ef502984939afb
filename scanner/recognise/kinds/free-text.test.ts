import { freeText } from '#scanner/recognise/kinds/free-text.ts'
import { proveHeadings } from '#scanner/test/kinds.ts'

proveHeadings(freeText, {
  headings: ['备注', '经营范围', 'remark', 'bz'],
  otherHeadings: ['备案', '内容类型'],
})
