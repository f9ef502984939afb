import { latitude } from '#scanner/recognise/kinds/latitude.ts'
import { proveKind } from '#scanner/test/kinds.ts'

proveKind(latitude, {
  fits: ['26.074508', '26°04′28″'],
  not: ['119.3', '北纬'],
  headings: ['纬度', 'lat', 'latitude', 'weidu'],
  otherHeadings: ['温度', '单位'],
})
