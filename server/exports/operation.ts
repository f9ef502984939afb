import { exportRoutes as routes } from '#contract/exports.ts'
import { type CallLine, type MandateAsset, type MandateLine, type OperatorLine, operatorRoutes } from '#contract/operators.ts'
import { type AgreementLine, type EvaluationLine, type FilingLine, useRoutes } from '#contract/use.ts'
import { fallen } from '#law/fallen.ts'
import { callStateWords, mandateKinds, mandateStates } from '#law/operators.ts'
import { organisationKinds } from '#law/parties.ts'
import { agreementStates, filingStates, purposeClasses, useManners, type UseManner, usePlaces, type UsePlace } from '#law/use-terms.ts'
import type { ListExport } from '#server/http/list-excel.ts'
import { at, listed } from './listed.ts'

const mannerOf = (manner: string) => useManners[manner as UseManner]?.title.zh ?? manner

/** As workbooks: operators, mandates, developers and the use of data. */
export const operationExports: readonly ListExport[] = [
  listed<FilingLine>(routes.filingsExcel, useRoutes.listFilings, '开发主体备案名录', {
    备案号: [18, (f) => f.number],
    开发主体: [30, (f) => f.developerName],
    运营主体: [30, (f) => f.operatorName],
    备案日期: [12, (f) => f.filedOn],
    有效期至: [12, (f) => f.untilOn],
    状态: [10, (f) => filingStates[f.state].zh],
    应审核日期: [12, (f) => f.reviewOn],
    最近审核: [12, (f) => f.reviewedOn ?? ''],
    审核结论: [10, (f) => (f.reviewedWell === null ? '' : f.reviewedWell ? '通过' : '不通过')],
    终止原因: [40, (f) => f.endedWhy],
  }),
  listed<AgreementLine>(routes.agreementsExcel, useRoutes.listAgreements, '使用合同登记簿', {
    合同编号: [18, (g) => g.number],
    资产编码: [30, (g) => g.assetCode],
    资产名称: [40, (g) => g.assetName],
    持有单位: [30, (g) => g.holderName],
    运营主体: [30, (g) => g.operatorName],
    开发主体: [30, (g) => g.developerName],
    目的类别: [14, (g) => purposeClasses[g.purposeClass].zh],
    使用目的: [50, (g) => g.purpose],
    字段: [40, (g) => g.columns.join('、')],
    使用方式: [16, (g) => mannerOf(g.manner)],
    使用地点: [24, (g) => g.places.map((place) => usePlaces[place as UsePlace]?.zh ?? place).join('、')],
    期限起: [12, (g) => g.beginsOn],
    期限止: [12, (g) => g.endsOn],
    次数上限: [10, (g) => g.mostUses],
    已判定: [10, (g) => g.evaluated],
    已允许: [10, (g) => g.uses],
    状态: [10, (g) => agreementStates[g.state].zh],
    来源登记: [20, (g) => g.fallen && `${fallen[g.fallen].zh}，使用一律拒绝`],
  }),
  listed<EvaluationLine>(routes.evaluationsExcel, useRoutes.listEvaluations, '使用判定记录', {
    序号: [8, (e) => e.seq],
    时间: [20, (e) => at(e.at)],
    结果: [8, (e) => (e.outcome === 'permitted' ? '允许' : '拒绝')],
    理由: [40, (e) => e.words.zh],
    目的类别: [14, (e) => purposeClasses[e.asked.purposeClass].zh],
    字段: [40, (e) => e.asked.columns.join('、')],
    使用方式: [16, (e) => mannerOf(e.asked.manner)],
    使用地点: [24, (e) => usePlaces[e.asked.place].zh],
    提请人: [14, (e) => e.byName],
    摘要: [70, (e) => e.digest],
  }),
  listed<OperatorLine>(routes.operatorsExcel, operatorRoutes.listOperators, '运营主体名录', {
    运营主体: [40, (o) => o.name],
    类型: [20, (o) => organisationKinds[o.kind as keyof typeof organisationKinds].title.zh],
    在期权限: [10, (o) => o.mandates],
    已暂停: [10, (o) => o.suspended],
    合规档案有效部分: [16, (o) => o.parts],
    最早到期: [12, (o) => o.fileUntil],
    信用分: [8, (o) => o.credit],
  }),
  listed<MandateLine>(routes.mandatesExcel, operatorRoutes.listMandates, '运营权限登记簿', {
    编号: [18, (m) => m.number],
    运营主体: [40, (m) => m.operatorName],
    取得方式: [14, (m) => mandateKinds[m.kind].zh],
    起始日: [12, (m) => m.beginsOn],
    届满日: [12, (m) => m.endsOn],
    状态: [10, (m) => mandateStates[m.state].zh],
    原因: [30, (m) => m.why],
    资产数: [8, (m) => m.assets],
    授予时间: [20, (m) => at(m.madeAt)],
    授予办件: [18, (m) => m.caseNumber ?? ''],
    终止时间: [20, (m) => at(m.endedAt)],
  }),
  listed<MandateAsset>(routes.mandateAssetsExcel, operatorRoutes.listMandateAssets, '运营权限内的资产', {
    资产编码: [30, (a) => a.code],
    资产名称: [40, (a) => a.name],
    持有单位: [30, (a) => a.holderName],
    纳入时间: [20, (a) => at(a.addedAt)],
    终止时间: [20, (a) => at(a.endedAt)],
  }),
  listed<CallLine>(routes.operatorCallsExcel, operatorRoutes.listOperatorCalls, '运营主体选取公告', {
    项目: [40, (c) => c.title],
    环节: [14, (c) => callStateWords(c).zh],
    报名截止: [12, (c) => c.applyUntil],
    '期限（月）': [10, (c) => c.termMonths],
    公告时间: [20, (c) => at(c.announcedAt)],
  }),
]
