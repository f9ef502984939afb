import { byForm } from '#scanner/recognise/kind.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Numbers of examination tickets and candidates. */
export const examTicketNo: Kind = {
  type: 'exam_ticket_no',
  headings: {
    chinese: '准考证号?码? 考生号 报考号 考号 报名号 考生编号 报名序号 准考证编号',
    pinyin: 'zkzh zkzhm ksh bmh kaohao',
    english: 'examno examticket examticketno ticketno candidateno candidatenumber admissionticket',
  },
  length: [6, 24],
  fit: byForm(/^[A-Za-z]{0,3}\d{6,20}$/),
  form: { zh: '准考证号格式', en: 'the form of an examination ticket number' },
  by: 'form',
  needsHeading: true,
  // 检索参考号, the number of a payment, ends in 考号 too.
  unless: (view) => /参考号码?$/.test(view.heading.chinese),
}
