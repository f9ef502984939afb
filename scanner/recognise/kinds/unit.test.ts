import { unit } from '#scanner/recognise/kinds/unit.ts'
import { proveHeadings } from '#scanner/test/kinds.ts'

proveHeadings(unit, {
  headings: ['计量单位', 'unit'],
  otherHeadings: ['单位名称', '币值'],
})
