import { datetime } from '#scanner/recognise/kinds/datetime.ts'
import { proveHeadings } from '#scanner/test/kinds.ts'

proveHeadings(datetime, {
  headings: ['更新时间', '创建时间', 'create_time', 'gxsj'],
  otherHeadings: ['时长', '日期'],
})
