import { examTicketNo } from '#scanner/recognise/kinds/exam-ticket-no.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(examTicketNo, {
  fits: ['350102001001', 'A20240001'],
  not: ['12345', '考场一'],
})
proveHeadings(examTicketNo, {
  headings: ['准考证号', '考生号', 'zkzh'],
  otherHeadings: ['考试时间', '考点'],
})
