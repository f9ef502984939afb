import { cardNo } from '#scanner/recognise/kinds/card-no.ts'
import { proveKind } from '#scanner/test/kinds.ts'

proveKind(cardNo, {
  fits: ['12345678', 'AB12345678'],
  not: ['123', '公交卡'],
  headings: ['公交卡号', '市民卡号', 'card_no', 'ickh'],
  otherHeadings: ['卡类型', '发卡日期'],
})
