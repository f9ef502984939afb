import { FIT } from '#scanner/recognise/kind.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Both degrees in one cell, in either order. */
export const coordinates: Kind = {
  type: 'coordinates',
  headings: {
    chinese: '坐标 经纬度 位置坐标 点位 GPS坐标 中心坐标 坐标点',
    pinyin: 'zb jwd zbd',
    english: 'coordinates coordinate latlng lnglat lonlat latlon position gps point centroid',
  },
  length: [7, 60],
  fit: (value) => {
    const match = /^(?:POINT\s?)?[[(]?\s?(-?\d{1,3}\.\d{2,16})\s?[,，;\s]\s?(-?\d{1,3}\.\d{2,16})\s?[\])]?$/i.exec(value)
    if (!match) return FIT.no
    const [a, b] = [Math.abs(Number(match[1])), Math.abs(Number(match[2]))]
    return (a <= 180 && b <= 90) || (a <= 90 && b <= 180) ? FIT.checked : FIT.no
  },
  form: { zh: '经纬度两数', en: 'two degrees in one cell' },
  by: 'form',
}
