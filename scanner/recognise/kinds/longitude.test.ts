import { longitude } from '#scanner/recognise/kinds/longitude.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(longitude, {
  fits: ['119.306239', '-0.1276', '119°18′22″'],
  not: ['200.5', '东经', '1,2'],
})
proveHeadings(longitude, {
  headings: ['经度', 'lng', 'longitude', 'jingdu'],
  otherHeadings: ['经办人', '年度'],
})
