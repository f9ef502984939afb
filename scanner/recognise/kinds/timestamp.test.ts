import { timestamp } from '#scanner/recognise/kinds/timestamp.ts'
import { proveKind } from '#scanner/test/kinds.ts'

proveKind(timestamp, {
  headings: ['时间戳', 'epoch_ms', 'ts'],
  otherHeadings: ['戳记', 'time'],
})
