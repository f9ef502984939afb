import { textOf } from '#scanner/propose/draft/region.ts'
import type { CardDraft, Finding } from '#contract/findings.ts'

const BOUGHT = /外购|购置|采购的|purchas|licen[sc]ed/i
const MADE = /统计|汇总|分析|报表|指数|排名|同比|环比|年报|report|summary|(?<![a-z])stat(?:s|istics)?(?![a-z])/i
const TAKEN = /监测|观测|登记|申请|受理|刷卡|抓拍|巡查|填报|采集|挂号|办件|observ|sensor|transaction|registration/i

/** How the data came to the unit, when their names or headings tell; a view of a database is produced from its tables. Null when it is for people to say. */
export function originOf(finding: Finding): CardDraft['origin'] {
  const text = textOf(finding)
  if (BOUGHT.test(text)) return 'purchased'
  if (finding.origin?.isView || MADE.test(text)) return 'produced'
  return TAKEN.test(text) || finding.columns.filter((column) => TAKEN.test(column.name)).length >= 2 ? 'collected' : null
}
