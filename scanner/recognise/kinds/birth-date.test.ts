import { birthDate } from '#scanner/recognise/kinds/birth-date.ts'
import { proveHeadings } from '#scanner/test/kinds.ts'

proveHeadings(birthDate, {
  headings: ['出生日期', '出生年月', 'csrq', 'birthday', 'chushengnianyue'],
  otherHeadings: ['出生地', '日期', '出生人口'],
})
