import { measure } from '#scanner/recognise/kinds/measure.ts'
import { proveHeadings } from '#scanner/test/kinds.ts'

proveHeadings(measure, {
  headings: ['建筑面积', '体温', 'mj', 'speed'],
  otherHeadings: ['面貌', '度假区'],
})
