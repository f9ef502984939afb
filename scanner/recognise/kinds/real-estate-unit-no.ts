import { FIT } from '#scanner/recognise/kind.ts'
import { isAreaCode, isProvincePrefix } from '#scanner/recognise/regions.ts'
import { share } from '#scanner/recognise/values.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Numbers of real-estate units: division, cadastral areas, parcel, fixture, unit, 28 places (不动产单元号编码规则); parcels alone have 19. */
export const realEstateUnitNo: Kind = {
  type: 'real_estate_unit_no',
  headings: {
    chinese: '不动产单元号码? 不动产单元代码 不动产单元编号 宗地代码 宗地号 地籍号 宗地统一编码',
    pinyin: 'bdcdyh zddm zdh bdcdyhm djh',
    english: 'realestateunitno parcelno parcelcode bdcdyh',
  },
  length: [19, 34],
  fit: (value) => {
    const text = value.replace(/[\s-]/g, '').toUpperCase()
    if (text.includes('*'))
      return (text.length === 19 || text.length === 28) &&
        /^\d{6,12}[A-Z0-9]{0,12}\*{4,}[A-Z0-9]{0,10}$/.test(text) &&
        isProvincePrefix(text)
        ? FIT.masked
        : FIT.no
    return /^\d{12}[GJZ][ABSXCDEFGHWY]\d{5}(?:[FLQW]\d{8})?$/.test(text) && isProvincePrefix(text)
      ? isAreaCode(text)
        ? FIT.checked
        : FIT.form
      : FIT.no
  },
  form: { zh: '28 位不动产单元号格式（区划、宗地特征码）', en: 'the 28-place form (division, parcel)' },
  by: 'dictionary',
  unless: (view, hint) => hint === 0 && share(view.values, (value) => value.includes('*')) > 0.5,
}
