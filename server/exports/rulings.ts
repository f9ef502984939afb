import { exportRoutes as routes } from '#contract/exports.ts'
import { type Meeting, type Parameter, type Ruling, rulingRoutes } from '#contract/supervision-rulings.ts'
import { parameterKinds } from '#law/readings.ts'
import { rulingKinds } from '#law/rulings.ts'
import type { ListExport } from '#server/http/list-excel.ts'
import { at, listed } from './listed.ts'

/** As workbooks: interpretations, parameters and minutes. */
export const rulingExports: readonly ListExport[] = [
  listed<Ruling>(routes.rulingsExcel, rulingRoutes.listRulings, '规程解释与修订', {
    编号: [16, (r) => r.number],
    类型: [12, (r) => rulingKinds[r.kind].zh],
    条款: [14, (r) => r.clause],
    标题: [40, (r) => r.title],
    问题: [60, (r) => r.question],
    答复: [60, (r) => r.answer],
    适用日期: [12, (r) => r.effectiveOn],
    决定时间: [20, (r) => at(r.decidedAt)],
  }),
  listed<Parameter>(routes.parametersExcel, rulingRoutes.listParameters, '参数和版本', {
    参数: [40, (p) => p.title.zh],
    类别: [24, (p) => parameterKinds[p.kind].zh],
    现行值: [14, (p) => p.value],
    单位: [12, (p) => p.unit?.zh ?? ''],
    条款: [20, (p) => p.leaves.map((c) => `§${c}`).join(' ')],
    自: [12, (p) => p.since],
    最近决定的值: [14, (p) => p.versions[0]?.value ?? ''],
    生效日期: [12, (p) => p.versions[0]?.effectiveOn ?? ''],
    执行版本: [16, (p) => p.versions[0]?.carriedBy ?? ''],
    已载入: [10, (p) => (p.isCarried ? '是' : '否')],
  }),
  listed<Meeting>(routes.meetingsExcel, rulingRoutes.listMeetings, '联络会议纪要', {
    日期: [12, (m) => m.metOn],
    会议: [40, (m) => m.title],
    参加单位: [50, (m) => m.participants],
    议定事项: [80, (m) => m.decisions],
    登记人: [12, (m) => m.notedBy],
    登记时间: [20, (m) => at(m.notedAt)],
  }),
]
