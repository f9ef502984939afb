import { indexFigure } from '#scanner/recognise/kinds/index-figure.ts'
import { proveHeadings } from '#scanner/test/kinds.ts'

proveHeadings(indexFigure, {
  headings: ['空气质量指数', 'aqi'],
  otherHeadings: ['指标名', '系统'],
})
