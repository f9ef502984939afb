import { expect, test } from 'vitest'
import { regionLevel } from './region-level.ts'

test('the level of a place, the widest of several; nothing is guessed', () => {
  const levels = {
    福州市: '市级',
    福州: '市级',
    福建省福州市: '市级',
    福州市全市: '市级',
    鼓楼区: '区县级',
    '鼓楼区、台江区': '区县级',
    福州市闽侯县: '区县级',
    福清市: '区县级',
    福建省: '省级',
    广西壮族自治区: '省级',
    上海市: '省级',
    全国: '全国',
    全球: '国际',
    '福州市、厦门市': '市级',
    福建省和浙江省: '省级',
    鼓楼区东街街道: '区县级以下',
    福州市福清市龙田镇: '区县级以下',
    福州市鼓楼区东街街道军门社区: '区县级以下',
    闽侯县上街镇: '区县级以下',
    思明区鹭江街道: '区县级以下',
  }
  for (const [place, level] of Object.entries(levels)) expect([place, regionLevel(place)]).toEqual([place, level])
  for (const place of [
    '',
    '市辖各区',
    '闽江流域',
    '台湾海峡',
    '鼓楼区、闽江沿岸',
    '张家口市',
    '福州市各乡镇',
    '福州市农村',
    '泉州市城乡社区',
    '福州市区某某社区',
    '泉州城区某某社区',
    '宁德地区某某镇',
    '连江县乡镇',
    '连江县所有行政村',
    '鼓楼区各街道',
    '鼓楼区街道社区',
    '闽侯县农村',
  ])
    expect([place, regionLevel(place)]).toEqual([place, null])
})
