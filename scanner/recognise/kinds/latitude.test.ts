import { latitude } from '#scanner/recognise/kinds/latitude.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(latitude, {
  fits: ['26.074508', '26°04′28″'],
  not: ['119.3', '北纬'],
})
proveHeadings(latitude, {
  headings: ['纬度', 'lat', 'latitude', 'weidu'],
  otherHeadings: ['温度', '单位'],
})
