import { timestamp } from '#scanner/recognise/kinds/timestamp.ts'
import { proveHeadings } from '#scanner/test/kinds.ts'

proveHeadings(timestamp, {
  headings: ['时间戳', 'epoch_ms', 'ts'],
  otherHeadings: ['戳记', 'time'],
})
