import { exportRoutes as routes } from '#contract/exports.ts'
import { type HealthLine, healthRoutes } from '#contract/health.ts'
import { type DisputeLine, disputeRoutes } from '#contract/supervision-disputes.ts'
import { type AssessmentLine, type IncidentLine, incidentRoutes } from '#contract/supervision-incidents.ts'
import { type DrawLine, type InspectionLine, inspectionRoutes, type Programme } from '#contract/supervision-inspections.ts'
import { type ReportDuty, reportRoutes } from '#contract/supervision-reports.ts'
import { type SignalLine, signalRoutes } from '#contract/supervision-signals.ts'
import { disputeKinds, disputeOutcomes, disputeWays } from '#law/disputes.ts'
import { type HealthRule, healthRules } from '#law/health.ts'
import { incidentKinds, incidentLevels } from '#law/incidents.ts'
import { creditEffects, inspectionFocus, inspectionGravities, inspectionKinds, inspectionOutcomes } from '#law/inspections.ts'
import { parties } from '#law/parties.ts'
import { procedures } from '#law/procedures.ts'
import { type ReportFigure, reportFigures, reportStates } from '#law/reports.ts'
import { type RiskSignal, riskSignals } from '#law/signals.ts'
import { yuanCell } from '#server/books/exports.ts'
import type { ListExport } from '#server/http/list-excel.ts'
import { at, listed } from './listed.ts'

const focusOf = (focus: readonly (keyof typeof inspectionFocus)[]) => focus.map((f) => inspectionFocus[f].zh).join('、')
const worded = (words: { readonly [key: string]: { readonly zh: string } }, key: string | null) =>
  key === null ? '' : (words[key]?.zh ?? key)

/** As workbooks: inspections, incidents, reports, disputes, signals and what is stuck. */
export const supervisionExports: readonly ListExport[] = [
  listed<HealthLine>(healthRoutes.stuckExcel, healthRoutes.listStuck, '运行体检', {
    规则: [26, (l) => healthRules[l.rule as HealthRule].title.zh],
    办件编号: [18, (l) => l.number],
    事项: [16, (l) => (l.procedure ? (procedures[l.procedure]?.title.zh ?? l.procedure) : '')],
    环节: [16, (l) => (l.procedure && l.step ? (procedures[l.procedure]?.steps[l.step]?.title.zh ?? l.step) : '')],
    尚未提交: [10, (l) => (l.isDraft ? '是' : '')],
    轮到: [26, (l) => l.owner.zh],
    自: [14, (l) => l.since],
    详情: [60, (l) => l.detail.zh],
    怎么办: [50, (l) => healthRules[l.rule as HealthRule].help.zh],
  }),
  listed<Programme>(routes.programmesExcel, inspectionRoutes.listProgrammes, '检查计划', {
    编号: [16, (p) => p.number],
    计划: [40, (p) => p.title],
    对象: [16, (p) => parties[p.party].title.zh],
    抽取家数: [10, (p) => p.sample],
    重点: [40, (p) => focusOf(p.focus)],
    开始: [12, (p) => p.beginsOn],
    结束: [12, (p) => p.endsOn],
    制定单位: [30, (p) => p.officeName],
    名单家数: [10, (p) => p.listed],
    随机种子: [66, (p) => p.seed ?? ''],
    名单摘要: [66, (p) => p.listSha256 ?? ''],
    抽取人: [12, (p) => p.drawnBy ?? ''],
    抽取时间: [20, (p) => at(p.drawnAt)],
    已检查: [10, (p) => p.inspected],
  }),
  listed<DrawLine>(routes.drawsExcel, inspectionRoutes.listDraws, '抽取名单', {
    次序: [8, (d) => d.place],
    机构: [40, (d) => d.name],
    机构编号: [40, (d) => d.organisationId],
    摘要: [66, (d) => d.digest],
    抽中: [8, (d) => (d.isDrawn ? '是' : '')],
    检查办件: [18, (d) => d.caseNumber ?? ''],
  }),
  listed<InspectionLine>(routes.inspectionsExcel, inspectionRoutes.listInspections, '监督检查台账', {
    办件: [18, (i) => i.number],
    类型: [12, (i) => inspectionKinds[i.kind].zh],
    检查计划: [16, (i) => i.programme ?? ''],
    被检查单位: [36, (i) => i.inspectedName],
    检查单位: [30, (i) => i.officeName],
    重点: [40, (i) => focusOf(i.focus)],
    开始: [20, (i) => at(i.beganAt)],
    问题程度: [12, (i) => worded(inspectionGravities, i.gravity)],
    检查发现: [60, (i) => i.findings],
    结果: [14, (i) => worded(inspectionOutcomes, i.outcome)],
    信用: [14, (i) => worded(creditEffects, i.credit)],
    信用记录: [50, (i) => i.creditNote],
    办结: [20, (i) => at(i.closedAt)],
  }),
  listed<IncidentLine>(routes.incidentsExcel, incidentRoutes.listIncidents, '安全事件台账', {
    办件: [18, (i) => i.number],
    事件: [40, (i) => i.title],
    运营主体: [30, (i) => i.operatorName],
    类型: [14, (i) => incidentKinds[i.kind].zh],
    级别: [12, (i) => incidentLevels[i.level].zh],
    涉及人数: [12, (i) => i.persons],
    涉及公共数据: [12, (i) => (i.hasPublicData ? '是' : '否')],
    发现: [20, (i) => at(i.discoveredAt)],
    初报: [20, (i) => at(i.reportedAt)],
    处置结束: [20, (i) => at(i.endedAt)],
    办结: [20, (i) => at(i.closedAt)],
    逾期时限: [10, (i) => i.late],
    教训: [60, (i) => i.lessons],
  }),
  listed<AssessmentLine>(routes.assessmentsExcel, incidentRoutes.listAssessments, '风险评估台账', {
    办件: [18, (a) => a.number],
    报告: [40, (a) => a.title],
    运营主体: [30, (a) => a.operatorName],
    年度: [8, (a) => a.year],
    类型: [12, (a) => (a.isYearly ? '年度' : '重大变化')],
    评估机构: [30, (a) => a.assessor],
    完成日期: [12, (a) => a.assessedOn],
    报送日期: [12, (a) => a.handedInOn],
    报送逾期: [10, (a) => (a.isLate ? '是' : '')],
    下次评估: [12, (a) => a.nextOn],
    高风险: [8, (a) => a.high],
    中风险: [8, (a) => a.medium],
    低风险: [8, (a) => a.low],
    结论: [60, (a) => a.conclusion],
    收悉: [20, (a) => at(a.receivedAt)],
  }),
  listed<ReportDuty>(routes.reportsExcel, reportRoutes.listReports, '年度监管报告', {
    单位: [36, (d) => d.holderName],
    行业: [14, (d) => d.sector],
    年度: [8, (d) => d.year],
    期限: [12, (d) => d.dueOn],
    状态: [10, (d) => reportStates[d.state].zh],
    逾期: [8, (d) => (d.isOverdue ? '是' : '')],
    报送日期: [12, (d) => d.handedInOn ?? ''],
    ...Object.fromEntries(
      (Object.keys(reportFigures) as ReportFigure[]).map(
        (name) => [reportFigures[name].zh, [12, (d: ReportDuty) => d.figures?.[name] ?? '']] as const,
      ),
    ),
  }),
  listed<DisputeLine>(routes.disputesExcel, disputeRoutes.listDisputes, '争议台账', {
    办件: [18, (d) => d.number],
    争议: [40, (d) => d.title],
    类型: [14, (d) => disputeKinds[d.kind].zh],
    涉及编号: [24, (d) => d.about],
    提出方: [30, (d) => d.applicantName],
    对方: [30, (d) => d.respondentName],
    '金额（元）': [16, (d) => yuanCell(d.amountFen)],
    提出: [20, (d) => at(d.beganAt)],
    方式: [10, (d) => worded(disputeWays, d.way)],
    结果: [16, (d) => worded(disputeOutcomes, d.outcome)],
    内容: [60, (d) => d.result],
    办结: [20, (d) => at(d.closedAt)],
  }),
  listed<SignalLine>(signalRoutes.signalsExcel, signalRoutes.listSignals, '风险信号', {
    信号: [26, (s) => riskSignals[s.rule as RiskSignal].title.zh],
    单位: [36, (s) => s.subjectName],
    详情: [60, (s) => s.detail],
    自: [20, (s) => s.since],
    怎么办: [50, (s) => riskSignals[s.rule as RiskSignal].help.zh],
  }),
]
