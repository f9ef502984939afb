import { unit } from '#scanner/recognise/kinds/unit.ts'
import { proveKind } from '#scanner/test/kinds.ts'

proveKind(unit, {
  headings: ['计量单位', 'unit'],
  otherHeadings: ['单位名称', '币值'],
})
