import { FIT } from '#scanner/recognise/kind.ts'
import { isInitials } from '#scanner/recognise/pinyin.ts'
import { isRegionName } from '#scanner/recognise/regions.ts'
import { share } from '#scanner/recognise/values.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Names of administrative divisions and countries. */
export const regionName: Kind = {
  type: 'region_name',
  headings: {
    chinese:
      '省 市 区 县 镇 乡 省份 城市 地区 区县 所在省份 所在城市 所在区县? 行政区 行政区划 街道 乡镇 乡镇街道 社区 村 籍贯 区划名称 所属区域 区属 所属地区 地市 国家 属地 辖区 区域 国别 国籍 所在地 所属区县 行政区划名称 村居 村社区 所属街道 所属社区 所属乡镇 设区市 市县 县区 县市区 所在街道 国籍地区 生源地 户籍地区 出生地区 省市 发生地区 辖区名称',
    pinyin: 'sheng shi qu xian zhen cun sf cs qx szs szq szqmc xzq xz jd sq xzqhmc ssqy jg dq jdmc sqmc qxmc xzmc gj ssq ssqx',
    english:
      'province city county district town village region country state prefecture area street community township regionname cityname districtname provincename countyname townname nativeplace countryname nation citizenship subdistrict',
  },
  length: [2, 40],
  fit: (value) =>
    isRegionName(value)
      ? FIT.checked
      : /^[\u4e00-\u9fff（）()]{2,12}$|^[A-Z][a-z]{1,20}(?: [A-Z][a-z]{1,20})?$/.test(value)
        ? FIT.form
        : FIT.no,
  form: { zh: '行政区划名称', en: 'names of divisions' },
  by: 'dictionary',
  unless: (view, hint) =>
    (hint > 0 && isInitials(view.heading, 'region_name') && share(view.values, isRegionName) < 0.4) ||
    (hint === 0
      ? (view.heading.hints.has('object_name') || view.heading.hints.has('org_name') || view.heading.hints.has('person_name')) &&
        share(view.values, isRegionName) < 0.9
      : hint < 0.9 && share(view.values, isRegionName) < 0.6),
}
