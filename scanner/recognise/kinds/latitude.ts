import { FIT } from '#scanner/recognise/kind.ts'
import { share } from '#scanner/recognise/values.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Degrees north. */
export const latitude: Kind = {
  type: 'latitude',
  headings: {
    chinese: '纬度 北纬 Y坐标 纬度坐标 中心点纬度 百度纬度 高德纬度 GPS纬度',
    pinyin: 'wd weidu wdzb zxwd',
    english: 'latitude lat y gpsy coordy gpslat bdlat gdlat wgslat centerlat',
  },
  length: [1, 24],
  fit: (value) =>
    /^[Nn]?-?\d{1,2}(?:\.\d{1,16})?[°Nn]?$/.test(value) && Math.abs(Number.parseFloat(value.replace(/^[Nn]/, ''))) <= 90
      ? FIT.checked
      : /^\d{1,2}[°度]\d{1,2}[′'分](?:\d{1,2}(?:\.\d{1,4})?[″"秒]?)?[NS]?$/.test(value)
        ? FIT.checked
        : FIT.no,
  form: { zh: '-90 至 90 的度数', en: 'degrees from -90 to 90' },
  by: 'form',
  needsHeading: true,
  unless: (view) =>
    (view.physical !== 'decimal' && share(view.values, (value) => /[°度′]/.test(value)) < 0.6) ||
    (view.heading.joined === 'y' && view.min < 3) ||
    (view.heading.joined === 'wd' && (view.max - view.min > 20 || share(view.values, (value) => /\.\d{3,}/.test(value)) < 0.5)),
}
