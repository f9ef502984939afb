import { FIT } from '#scanner/recognise/kind.ts'
import { share } from '#scanner/recognise/values.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Degrees east; the digits behind the point tell how precise a place is (five are about a metre). */
export const longitude: Kind = {
  type: 'longitude',
  headings: {
    chinese: '经度 东经 X坐标 经度坐标 中心点经度 百度经度 高德经度 GPS经度',
    pinyin: 'jd jingdu jdzb zxjd',
    english: 'longitude lng lon long x gpsx coordx gpslng bdlng gdlng wgslng centerlng',
  },
  length: [1, 24],
  fit: (value) =>
    /^[Ee]?-?\d{1,3}(?:\.\d{1,16})?[°Ee]?$/.test(value) && Math.abs(Number.parseFloat(value.replace(/^[Ee]/, ''))) <= 180
      ? FIT.checked
      : /^\d{1,3}[°度]\d{1,2}[′'分](?:\d{1,2}(?:\.\d{1,4})?[″"秒]?)?[EW]?$/.test(value)
        ? FIT.checked
        : FIT.no,
  form: { zh: '-180 至 180 的度数', en: 'degrees from -180 to 180' },
  by: 'form',
  needsHeading: true,
  unless: (view) =>
    (view.physical !== 'decimal' && share(view.values, (value) => /[°度′]/.test(value)) < 0.6) ||
    view.max - view.min > 240 ||
    (view.heading.joined === 'x' && view.min < 70),
}
