import { FIT } from '#scanner/recognise/kind.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Degrees of several places one after the other, as of a track or a border. */
const PLACES = /^(?:[[(]?-?\d{1,3}\.\d{3,16}\s?[,\s]\s?-?\d{1,3}\.\d{3,16}[\])]?(?:\s?[;|]\s?|$)){2,}$/
const WKT = /^(?:SRID=\d{1,6};)?(?:MULTI)?(?:POINT|LINESTRING|POLYGON|GEOMETRYCOLLECTION)\s?(?:Z|M|ZM)?\s?\(/i
const WKB = /^0[01](?:0[1-7]0000[02][01]|000000[02]?0?[1-7])[0-9A-Fa-f]{16}|^0101000020[0-9A-Fa-f]{20}/i

/** Shapes as text (WKT), bytes in hex (WKB) or GeoJSON. */
export const geometry: Kind = {
  type: 'geometry',
  headings: {
    chinese: '空间数据 图形 几何 边界 空间坐标 范围坐标 几何图形',
    pinyin: 'kjsj jhtx',
    english: 'geometry geom wkt wkb shape the_geom thegeom boundary center polygon geojson',
  },
  length: [8, 1_000_000],
  fit: (value) =>
    PLACES.test(value) ||
    WKT.test(value) ||
    WKB.test(value) ||
    /^\{\s?"(?:type":\s?"(?:Multi)?(?:Point|LineString|Polygon)|coordinates":\s?\[)/.test(value)
      ? FIT.checked
      : FIT.no,
  form: { zh: '空间图形（WKT、WKB、GeoJSON）', en: 'a shape in WKT, WKB or GeoJSON' },
  by: 'form',
}
