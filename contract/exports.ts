import type { z } from 'zod'
import { accountRoutes } from './accounts.ts'
import { cardRoutes } from './cards.ts'
import { disposalRoutes } from './disposal.ts'
import { inventoryRoutes } from './inventory.ts'
import { operatorRoutes } from './operators.ts'
import { partyRoutes } from './parties.ts'
import { redistributionRoutes } from './redistribution.ts'
import { registrationRoutes } from './registration.ts'
import { idParams, type Route, route } from './route.ts'
import type { Words } from '#law/words.ts'
import { roundCallRoutes } from './round-calls.ts'
import { sectorListRoutes } from './sector-lists.ts'
import { disputeRoutes } from './supervision-disputes.ts'
import { incidentRoutes } from './supervision-incidents.ts'
import { inspectionRoutes } from './supervision-inspections.ts'
import { reportRoutes } from './supervision-reports.ts'
import { rulingRoutes } from './supervision-rulings.ts'
import { settlementRoutes } from './settlement.ts'
import { supervisionRoutes } from './supervision.ts'
import { useRoutes } from './use.ts'
import { tradingRoutes } from './trading.ts'

/** What a list is narrowed by, without the page one is at. */
const narrowed = <S extends z.ZodRawShape>(list: { readonly query: z.ZodObject<S> }) =>
  list.query.omit({ cursor: true, limit: true } as never) as z.ZodObject as z.ZodObject<Omit<S, 'cursor' | 'limit'>>

type Listing<S extends z.ZodRawShape> = Pick<Route, 'path' | 'access'> & { readonly query: z.ZodObject<S> }
/** The workbook of a list: for whoever may read it, the same question, all its pages. */
const excelOf = <const A extends Route['access'], S extends z.ZodRawShape>(list: Listing<S> & { readonly access: A }, summary: Words) =>
  route({
    method: 'GET',
    path: `${list.path}.xlsx`,
    summary,
    access: list.access,
    ...(list.access === 'public' ? { perMinute: 120 } : {}),
    query: narrowed(list),
    reply: 'file',
  })
/** The same of a list that belongs to one thing, whose id stands in its path. */
const excelOfEach = <const A extends Route['access'], S extends z.ZodRawShape>(
  list: Listing<S> & { readonly access: A },
  summary: Words,
) => ({ ...excelOf(list, summary), params: idParams })

/** Lists as Excel that have no workbook of their own: the same question, all its pages. */
export const exportRoutes = {
  roundsExcel: excelOf(inventoryRoutes.listRounds, { zh: '导出盘点列表', en: 'Rounds as Excel' }),
  sourcesExcel: route({
    method: 'GET',
    path: '/api/rounds/:id/sources.xlsx',
    summary: { zh: '导出数据源', en: 'Sources of a round as Excel' },
    access: 'signed-in',
    params: idParams,
    reply: 'file',
  }),
  findingsExcel: excelOfEach(inventoryRoutes.listFindings, { zh: '导出扫描结果', en: 'Findings of a round as Excel' }),
  cardImportsExcel: excelOfEach(cardRoutes.listCardImports, { zh: '导出导入记录', en: 'Imports of a round as Excel' }),
  roundCallsExcel: excelOf(roundCallRoutes.listRoundCalls, { zh: '导出盘点布置', en: 'Called rounds as Excel' }),
  sectorListsExcel: excelOf(sectorListRoutes.listSectorLists, { zh: '导出行业清单列表', en: 'Sector lists as Excel' }),
  candidatesExcel: excelOfEach(sectorListRoutes.listCandidates, { zh: '导出可选入的资产', en: 'Candidates of a list as Excel' }),
  demandsExcel: excelOfEach(sectorListRoutes.listDemands, { zh: '导出市场需求记录', en: 'Notes of demand as Excel' }),
  invitationsExcel: excelOfEach(sectorListRoutes.listInvitations, { zh: '导出邀请', en: 'Invitations of a list as Excel' }),
  commentsExcel: excelOfEach(sectorListRoutes.listComments, { zh: '导出参与者意见', en: 'Comments of contributors as Excel' }),
  differencesExcel: excelOfEach(sectorListRoutes.listDifferences, { zh: '导出版本差异', en: 'Differences between editions as Excel' }),
  destructionsExcel: excelOf(disposalRoutes.listDestructions, { zh: '导出处置销毁台账', en: 'The register of destructions as Excel' }),
  operatorsExcel: excelOf(operatorRoutes.listOperators, { zh: '导出运营主体名录', en: 'Operators as Excel' }),
  mandatesExcel: excelOf(operatorRoutes.listMandates, { zh: '导出运营权限登记簿', en: 'The register of mandates as Excel' }),
  mandateAssetsExcel: excelOfEach(operatorRoutes.listMandateAssets, { zh: '导出运营权限内的资产', en: 'The assets of a mandate as Excel' }),
  operatorCallsExcel: excelOf(operatorRoutes.listOperatorCalls, { zh: '导出选取公告', en: 'Calls for operators as Excel' }),
  sharingExcel: excelOf(settlementRoutes.listSharingAgreements, { zh: '导出收益共享协议', en: 'Sharing agreements as Excel' }),
  distributionsExcel: excelOf(settlementRoutes.listDistributions, { zh: '导出收益分配', en: 'Distributions as Excel' }),
  settledExcel: route({
    method: 'GET',
    path: '/api/distributions/:id/incomes.xlsx',
    summary: { zh: '导出逐笔明细', en: 'The incomes of a distribution as Excel' },
    access: 'signed-in',
    params: idParams,
    reply: 'file',
  }),
  receivablesExcel: excelOf(settlementRoutes.listReceivables, { zh: '导出应缴财政款', en: 'What is due to the treasury as Excel' }),
  remittancesExcel: excelOf(settlementRoutes.listRemittances, { zh: '导出汇缴批次', en: 'Batches to the treasury as Excel' }),
  reconciliationExcel: excelOf(settlementRoutes.listReconciliation, { zh: '导出对账表', en: 'The reconciliation as Excel' }),
  redistributionExcel: route({
    method: 'GET',
    path: '/api/redistribution.xlsx',
    summary: { zh: '导出收益再分配', en: 'Redistribution as Excel' },
    access: redistributionRoutes.listRedistribution.access,
    reply: 'file',
  }),
  productsExcel: excelOf(tradingRoutes.listProducts, { zh: '导出数据产品', en: 'Products as Excel' }),
  ordersExcel: excelOf(tradingRoutes.listOrders, { zh: '导出订单', en: 'Orders as Excel' }),
  codesExcel: route({
    method: 'GET',
    path: '/api/books/:id/codes.xlsx',
    summary: { zh: '导出会计科目', en: 'Accounts with the codes of a unit as Excel' },
    access: 'signed-in',
    params: idParams,
    reply: 'file',
  }),
  periodsExcel: route({
    method: 'GET',
    path: '/api/books/:id/periods.xlsx',
    summary: { zh: '导出会计期间', en: 'Months of the books as Excel' },
    access: 'signed-in',
    params: idParams,
    reply: 'file',
  }),
  registerExcel: excelOf(registrationRoutes.listRegister, { zh: '导出登记簿', en: 'The register as Excel' }),
  noticesExcel: excelOf(registrationRoutes.listNotices, { zh: '导出公示公告', en: 'Notices as Excel' }),
  organisationsExcel: excelOf(partyRoutes.listOrganisations, { zh: '导出机构名录', en: 'Organisations as Excel' }),
  officersExcel: excelOf(partyRoutes.listOfficers, { zh: '导出经办人', en: 'Officers as Excel' }),
  accountRequestsExcel: excelOf(accountRoutes.listAccountRequests, {
    zh: '导出账号和授权申请',
    en: 'Requests for accounts and grants as Excel',
  }),
  idleAccountsExcel: excelOf(accountRoutes.listIdleAccounts, { zh: '导出休眠和无主账号', en: 'Dormant and orphaned accounts as Excel' }),
  filingsExcel: excelOf(useRoutes.listFilings, { zh: '导出开发主体备案名录', en: 'Filed developers as Excel' }),
  agreementsExcel: excelOf(useRoutes.listAgreements, { zh: '导出使用合同登记簿', en: 'Agreements for use as Excel' }),
  evaluationsExcel: excelOfEach(useRoutes.listEvaluations, {
    zh: '导出使用判定记录（证据）',
    en: 'Judgements of uses as Excel: the evidence',
  }),
  auditExcel: excelOf(supervisionRoutes.auditTrail, { zh: '导出审计日志', en: 'The audit log as Excel, as far as one may read it' }),
  programmesExcel: route({
    method: 'GET',
    path: '/api/inspection-programmes.xlsx',
    summary: { zh: '导出检查计划', en: 'Programmes of inspection as Excel' },
    access: 'signed-in',
    reply: 'file',
  }),
  drawsExcel: excelOfEach(inspectionRoutes.listDraws, { zh: '导出抽取名单', en: 'A drawn list as Excel' }),
  inspectionsExcel: excelOf(inspectionRoutes.listInspections, { zh: '导出监督检查台账', en: 'The register of inspections as Excel' }),
  incidentsExcel: excelOf(incidentRoutes.listIncidents, { zh: '导出安全事件台账', en: 'The register of incidents as Excel' }),
  assessmentsExcel: excelOf(incidentRoutes.listAssessments, { zh: '导出风险评估台账', en: 'The register of risk assessments as Excel' }),
  reportsExcel: excelOf(reportRoutes.listReports, { zh: '导出年度监管报告', en: 'Annual supervision reports as Excel' }),
  disputesExcel: excelOf(disputeRoutes.listDisputes, { zh: '导出争议台账', en: 'The register of disputes as Excel' }),
  rulingsExcel: excelOf(rulingRoutes.listRulings, { zh: '导出规程解释与修订', en: 'Interpretations as Excel' }),
  parametersExcel: route({
    method: 'GET',
    path: '/api/parameters.xlsx',
    summary: { zh: '导出参数和版本', en: 'Parameters as Excel' },
    access: 'signed-in',
    query: rulingRoutes.listParameters.query,
    reply: 'file',
  }),
  meetingsExcel: route({
    method: 'GET',
    path: '/api/liaison-meetings.xlsx',
    summary: { zh: '导出联络会议纪要', en: 'Minutes of the liaison meeting as Excel' },
    access: 'signed-in',
    reply: 'file',
  }),
} as const satisfies Record<string, Route>
