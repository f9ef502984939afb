import { bankCard } from '#scanner/recognise/kinds/bank-card.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(bankCard, {
  fits: ['6217000000000000004', '6222 0200 0000 0000 000', '4000000000000002', '5100000000000008', '370000000000002'],
  forms: ['6217000000000000005'],
  masked: ['621700*********0004', '************0004'],
  not: ['1234567890123456', '13800000000', '350102190001010015', '7000000000000000', '62170000'],
})
proveHeadings(bankCard, {
  headings: ['银行卡号', '收款账号', 'yhkh', 'bank_card_no', 'cardNumber', 'yinhangkahao'],
  otherHeadings: ['卡片类型', '银行', '学生卡类别'],
})
