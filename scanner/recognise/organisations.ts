import { FIT } from '#scanner/recognise/kind.ts'
import { share } from '#scanner/recognise/values.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'
import type { Fit } from '#scanner/recognise/kind.ts'

const ENDINGS =
  /(?:公司|集团|厂|合伙企业|合作社|合作联社|信用社|事务所|中心|医院|卫生院|卫生所|诊所|学校|中学|小学|幼儿园|大学|学院|学堂|银行|支行|分行|营业部|分理处|局|分局|委员会|厅|政府|办事处|办公室|协会|学会|商会|联合会|基金会|研究院|研究所|设计院|商行|商店|经营部|经销部|门市部|批发部|工作室|酒店|饭店|宾馆|餐厅|餐馆|超市|药店|药房|书店|服务部|服务站|工会|管理站|管理处|管理所|派出所|法院|检察院|出版社|报社|电视台|图书馆|博物馆|农场|林场|养殖场|加工场|总站|分公司|分部|分校|总部|校区|党校|法庭|大队|支队|卫健委|城管委|发改委|国资委|教育部|统计局|便利店|小吃店|美容院|理发店|养老院|敬老院|福利院|俱乐部|修理厂|加油站|物业|促进会|服务社|商贸行|茶庄|网吧|客栈|民宿|旅行社|律所|公证处|交易所|监狱|看守所|部队|门诊部|医务室|社区卫生服务中心|卫生服务站|疾控中心|指挥部|专营店|旗舰店|经纪行)(?:[（(].{1,20}[)）])?$/
/** Words by which company law or custom tells a company. */
export const COMPANY = /有限(?:责任)?公司|股份|集团|合伙企业|公司|合作社|事务所/
const ENGLISH =
  /\b(?:Ltd|Inc|Co\.|Corp|Company|Bank|University|Institute|Ministry|Bureau|Agency|Office|Department|Association|Council|Organization)\b/

/** Judges the name of an organisation by its ending. */
export function fitOrganisation(value: string): Fit {
  if (value.length < 4 || value.length > 80) return FIT.no
  if (COMPANY.test(value) && /[\u4e00-\u9fff]{4}/.test(value)) return FIT.checked
  if (/[。；]/.test(value)) return FIT.no
  return ENDINGS.test(value) || ENGLISH.test(value) ? FIT.checked : /^[\u4e00-\u9fff（）()·]{4,40}$/.test(value) ? FIT.form : FIT.no
}

const OFFICE =
  /(?:登记机关|发证机关|签发机关|受理机关|处罚机关|审批机关|批准机关|管辖机关|主管部门|承办单位|承办部门|办理部门|主管机关|监管单位|受理单位|审批单位|来源部门|提供部门|填报单位|责任部门|权力部门|实施机关)$/
const PUBLIC =
  /(?:局|厅|委|委员会|办公室|政府|中心|法院|检察院|派出所|支队|大队|办事处|管理处|管理所|税务所|分局|站|部门|馆|院|所|处|会|公司)$/

/** Holds for the few public offices that handle records (登记机关, 承办单位): a list of the administration, no name of whom the record is about. */
export function isOffice(view: ColumnView): boolean {
  const few = view.filled >= 200 && view.distinct <= 200 && view.variety < 0.05
  return few && OFFICE.test(view.heading.chinese) && share(view.values, (value) => PUBLIC.test(value)) > 0.8
}
