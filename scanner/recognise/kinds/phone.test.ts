import { phone } from '#scanner/recognise/kinds/phone.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(phone, {
  fits: ['13800000000', '0591-83000000'],
  forms: ['张先生13800000000'],
  not: ['电话', '123'],
})
proveHeadings(phone, {
  headings: ['联系电话', 'tel', 'lxfs'],
  otherHeadings: ['电话会议', '手机品牌'],
})
