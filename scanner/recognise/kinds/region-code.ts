import { FIT } from '#scanner/recognise/kind.ts'
import { isKnownRegionCode, isRegionCode } from '#scanner/recognise/regions.ts'
import { share } from '#scanner/recognise/values.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Codes of divisions with 6, 9 or 12 digits; without a heading they must be many, of the published table and not running. */
export const regionCode: Kind = {
  type: 'region_code',
  headings: {
    chinese:
      '区划代码 行政区划代码 地区代码 区域代码 城市代码 省份代码 区县代码 地区编码 行政区代码 区划编码 村居代码 行政区划编码 行政区划码 街道代码 乡镇代码 省代码 市代码 县代码 国家代码 国籍代码 社区代码 区域编码 属地代码 城市编码',
    pinyin: 'xzqh xzqhdm qhdm szqdm qxdm csdm dqdm qhbm xzqdm jddm',
    english:
      'adcode regioncode areacode citycode provincecode countycode districtcode divisioncode countrycode zonecode towncode cityid provinceid districtid regionid areaid streetcode',
  },
  length: [1, 12],
  fit: (value) =>
    isRegionCode(value) && (isKnownRegionCode(value) || value.length > 6)
      ? FIT.checked
      : /^\d{1,4}$|^\d{6,12}$|^[A-Z]{2,3}$/.test(value)
        ? FIT.form
        : FIT.no,
  form: { zh: '行政区划代码（GB/T 2260）', en: 'division codes (GB/T 2260)' },
  by: 'dictionary',
  least: 0.95,
  unless: (view, hint) => hint === 0 && !mayBeRegionCode(view),
}

/** Without a heading that says so, codes must be many, known, and no running number. */
function mayBeRegionCode({ heading, values, running }: ColumnView): boolean {
  const named = /^(?:code|parent|parentcode|pcode|fid|dm)$/.test(heading.joined) || /代码|编码|区划/.test(heading.chinese)
  const codes = new Set(values)
  if (heading.hints.has('post_code') || heading.hints.has('amount') || heading.hints.has('quantity')) return false
  const tidy = share(values, (value) => value.length === 6 || value.endsWith('000') || value.length === 12) > 0.95
  return tidy && (named ? codes.size > 3 : codes.size > 20 && !running && share(values, isKnownRegionCode) > 0.95)
}
