import { passport } from '#scanner/recognise/kinds/passport.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(passport, {
  fits: ['E12345678', 'EA1234567', 'G12345678', 'PE1234567', 'D1234567', 'SE1234567', '141234567'],
  forms: ['AB123456'],
  masked: ['E12****78'],
  not: ['E1234567890', '12345678', '350102190001010015'],
})
proveHeadings(passport, {
  headings: ['护照号', '护照号码', 'passport_no', 'hzhm'],
  otherHeadings: ['签证类型', '照片'],
})
