import { landline } from '#scanner/recognise/kinds/landline.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(landline, {
  fits: ['0591-83000000', '059183000000', '(0591)83000000', '010-83000000转123', '400-800-0000', '0591-83000000、0591-83000001'],
  forms: ['83000000'],
  masked: ['0591-83****00'],
  not: ['13800000000', '0000-83000000', '2024', '350102'],
})
proveHeadings(landline, {
  headings: ['办公电话', '传真', '座机', 'gddh', 'fax'],
  otherHeadings: ['电话类型', '热度'],
})
