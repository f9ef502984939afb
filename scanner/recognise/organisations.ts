import { FIT } from '#scanner/recognise/recogniser.ts'
import { share } from '#scanner/recognise/column-view.ts'
import type { Fit, Recogniser } from '#scanner/recognise/recogniser.ts'

const ENDINGS =
  /(?:公司|集团|厂|合伙企业|合作社|合作联社|信用社|事务所|中心|医院|卫生院|卫生所|诊所|学校|中学|小学|幼儿园|大学|学院|学堂|银行|支行|分行|营业部|分理处|局|分局|委员会|厅|政府|办事处|办公室|协会|学会|商会|联合会|基金会|研究院|研究所|设计院|商行|商店|经营部|经销部|门市部|批发部|工作室|酒店|饭店|宾馆|餐厅|餐馆|超市|药店|药房|书店|服务部|服务站|工会|管理站|管理处|管理所|派出所|法院|检察院|出版社|报社|电视台|图书馆|博物馆|农场|林场|养殖场|加工场|总站|分公司|分部|分校|总部|校区|党校|法庭|大队|支队|卫健委|城管委|发改委|国资委|教育部|统计局)(?:[（(].{1,20}[)）])?$/
const COMPANY = /有限(?:责任)?公司|股份|集团|合伙企业|公司|合作社|事务所/
const ENGLISH = /\b(?:Ltd|Inc|Co\.|Corp|Company|Bank|University|Institute|Ministry|Bureau|Agency|Office|Department|Association|Council|Organization)\b/

/** Judges the name of an organisation by its ending. */
export function fitOrganisation(value: string): Fit {
  if (value.length < 4 || value.length > 80) return FIT.no
  if (COMPANY.test(value) && /[\u4e00-\u9fff]{4}/.test(value)) return FIT.checked
  if (/[。；]/.test(value)) return FIT.no
  return ENDINGS.test(value) || ENGLISH.test(value) ? FIT.checked : /^[\u4e00-\u9fff（）()·]{4,40}$/.test(value) ? FIT.form : FIT.no
}

/** Who acts: organisations and banks. */
export const ORGANISATIONS: readonly Recogniser[] = [
  { type: 'bank_name', needsHeading: true, fit: (value) => (/银行|信用社|支行|分理处|农信/.test(value) ? FIT.checked : FIT.no) },
  { type: 'org_name', fit: fitOrganisation, unless: (view, hint) => hint === 0 && (view.heading.hints.has('object_name') && share(view.values, (value) => COMPANY.test(value)) < 0.5 && share(view.values, (value) => ENDINGS.test(value)) < 0.8) },
]
