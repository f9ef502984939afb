import { regionName } from '#scanner/recognise/kinds/region-name.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(regionName, {
  fits: ['福建省', '福州', '鼓楼区', '某某镇', '中国', '东城', '福建省/福州市/鼓楼区'],
  forms: ['某某花园'],
  not: ['五一路1号', '35', '鼓楼一二三四五六七八九十一二三四五六七八'],
})
proveHeadings(regionName, {
  headings: ['所在城市', '区县', '街道', 'szs', 'city_name', 'country'],
  otherHeadings: ['市场', '区间', '城镇化率'],
})
