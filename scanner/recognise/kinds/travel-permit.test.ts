import { travelPermit } from '#scanner/recognise/kinds/travel-permit.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(travelPermit, {
  fits: ['C12345678', 'CA1234567', 'H12345678', 'M1234567801', 'L12345678', 'T12345678', '12345678', '1234567890A'],
  not: ['E12345678', '1234567', 'H1234567'],
})
proveHeadings(travelPermit, {
  headings: ['港澳通行证号', '台胞证号', '回乡证', 'txzh'],
  otherHeadings: ['通行方式', '许可证号'],
})
