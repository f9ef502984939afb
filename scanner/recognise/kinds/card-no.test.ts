import { cardNo } from '#scanner/recognise/kinds/card-no.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(cardNo, {
  fits: ['12345678', 'AB12345678'],
  not: ['123', '公交卡'],
})
proveHeadings(cardNo, {
  headings: ['公交卡号', '市民卡号', 'card_no', 'ickh'],
  otherHeadings: ['卡类型', '发卡日期'],
})
