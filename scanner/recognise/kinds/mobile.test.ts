import { mobile } from '#scanner/recognise/kinds/mobile.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(mobile, {
  fits: [
    '13800000000',
    '1380000000*',
    '138000000**',
    '+8613800000000',
    '0086 138 0000 0000',
    '138-0000-0000',
    '138 0000 0000',
    '13800000000/13900000000',
    '19900000000',
    '13800000000(母)、13900000000(父)',
  ],
  masked: ['138****0000', '1380***0000', '*******0000', '+86-138****0000', '1**********', '138********', '1381234xxxx', '138123****0'],
  not: ['12345678901', '14000000000', '1380000000', '059183000000', '138000000000', '2024031500000'],
})
proveHeadings(mobile, {
  headings: ['手机号', '联系电话', '家长手机', 'lxdh', 'sjhm', 'ownerPhone', 'shoujihaoma', 'lianxidianhua'],
  otherHeadings: ['手机型号', '电话类型', '手机品牌'],
})
