import { uscc } from '#scanner/recognise/kinds/uscc.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(uscc, {
  fits: ['12350100000000019K', '91350100000000019E', '91350100000000019e'],
  forms: ['91350100000000019F'],
  masked: ['91350100********9E'],
  not: ['9135010000000001', '91350100OOOOOOO19E', '350102190001010015x', '00350100000000019E'],
})
proveHeadings(uscc, {
  headings: ['统一社会信用代码', '企业统一社会信用代码', 'tyshxydm', 'credit_code', 'tongyishehuixinyongdaima'],
  otherHeadings: ['代码', '信用等级', 'code'],
})
