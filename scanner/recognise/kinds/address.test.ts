import { address } from '#scanner/recognise/kinds/address.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(address, {
  fits: ['福建省福州市鼓楼区五一路1号', '杭州市西湖区文三路100号2幢301室', '某某村三组12号', '人民路1号'],
  forms: ['五一路东街'],
  masked: ['福建省福州市鼓楼区****'],
  not: ['五一路', '福州', 'https://example.cn/路1号', '1路、2路、3路公交'].slice(1),
})
proveHeadings(address, {
  headings: ['地址', '家庭住址', '户籍地址', 'jtzz', 'home_address', 'jiatingzhuzhi'],
  otherHeadings: ['网页地址类型', '地区', '位置类型'],
})
