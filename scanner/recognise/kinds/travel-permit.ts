import { byForm } from '#scanner/recognise/kind.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Permits between the mainland and Hong Kong, Macao and Taiwan; forms too plain to be told without a heading. */
export const travelPermit: Kind = {
  type: 'travel_permit',
  headings: {
    chinese:
      '通行证 通行证号码? 回乡证号?码? 台胞证号?码? 往来港澳通行证号?码? 港澳居民来往内地通行证号?码? 台湾居民来往大陆通行证号?码? 通行证编号 港澳证件号?码?',
    pinyin: 'txz txzh txzhm hxz tbz gatxz',
    english: 'travelpermit travelpermitno hkmpermit permitnumber mtp',
  },
  length: [8, 12],
  fit: byForm(
    /^(?:C[A-HJ-NP-Z0-9]\d{7}|[HM]\d{8}(?:\d{2})?|[LT]\d{8}|W\d{8}|\d{8}|\d{10}[A-Z(（]?[A-Z)）]?|[HMLTC]\d{0,3}\*{3,}\d{2,4})$/i,
  ),
  form: { zh: '通行证号码格式', en: 'the form of a travel permit' },
  by: 'form',
  needsHeading: true,
  telling: true,
}
