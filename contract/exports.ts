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
const narrowed = <S extends z.ZodRawShape>(list: { readonly query: z.ZodObject<S> }) => list.query.omit({ cursor: true, limit: true } as never) as z.ZodObject as z.ZodObject<Omit<S, 'cursor' | 'limit'>>

/** Lists as Excel that have no workbook of their own: the same question, all its pages. */
export const exportRoutes = {
  roundsExcel: route({ method: 'GET', path: '/api/rounds.xlsx', summary: { zh: '导出盘点列表', en: 'Rounds as Excel' }, access: 'signed-in', query: narrowed(inventoryRoutes.listRounds), reply: 'file' }),
  sourcesExcel: route({ method: 'GET', path: '/api/rounds/:id/sources.xlsx', summary: { zh: '导出数据源', en: 'Sources of a round as Excel' }, access: 'signed-in', params: idParams, reply: 'file' }),
  findingsExcel: route({
    method: 'GET', path: '/api/rounds/:id/findings.xlsx', summary: { zh: '导出扫描结果', en: 'Findings of a round as Excel' }, access: 'signed-in', params: idParams,
    query: narrowed(inventoryRoutes.listFindings), reply: 'file',
  }),
  cardImportsExcel: route({
    method: 'GET', path: '/api/rounds/:id/card-imports.xlsx', summary: { zh: '导出导入记录', en: 'Imports of a round as Excel' }, access: 'signed-in',
    params: idParams, query: narrowed(cardRoutes.listCardImports), reply: 'file',
  }),
  roundCallsExcel: route({
    method: 'GET', path: '/api/round-calls.xlsx', summary: { zh: '导出盘点布置', en: 'Called rounds as Excel' }, access: 'signed-in',
    query: narrowed(roundCallRoutes.listRoundCalls), reply: 'file',
  }),
  sectorListsExcel: route({
    method: 'GET', path: '/api/sector-lists.xlsx', summary: { zh: '导出行业清单列表', en: 'Sector lists as Excel' }, access: 'signed-in',
    query: narrowed(sectorListRoutes.listSectorLists), reply: 'file',
  }),
  candidatesExcel: route({
    method: 'GET', path: '/api/sector-lists/:id/candidates.xlsx', summary: { zh: '导出可选入的资产', en: 'Candidates of a list as Excel' },
    access: sectorListRoutes.listCandidates.access, params: idParams, query: narrowed(sectorListRoutes.listCandidates), reply: 'file',
  }),
  demandsExcel: route({
    method: 'GET', path: '/api/sector-lists/:id/demands.xlsx', summary: { zh: '导出市场需求记录', en: 'Notes of demand as Excel' },
    access: sectorListRoutes.listDemands.access, params: idParams, query: narrowed(sectorListRoutes.listDemands), reply: 'file',
  }),
  invitationsExcel: route({
    method: 'GET', path: '/api/sector-lists/:id/invitations.xlsx', summary: { zh: '导出邀请', en: 'Invitations of a list as Excel' },
    access: sectorListRoutes.listInvitations.access, params: idParams, query: narrowed(sectorListRoutes.listInvitations), reply: 'file',
  }),
  commentsExcel: route({
    method: 'GET', path: '/api/sector-lists/:id/comments.xlsx', summary: { zh: '导出参与者意见', en: 'Comments of contributors as Excel' },
    access: sectorListRoutes.listComments.access, params: idParams, query: narrowed(sectorListRoutes.listComments), reply: 'file',
  }),
  differencesExcel: route({
    method: 'GET', path: '/api/sector-lists/:id/differences.xlsx', summary: { zh: '导出版本差异', en: 'Differences between editions as Excel' }, access: 'signed-in',
    params: idParams, query: narrowed(sectorListRoutes.listDifferences), reply: 'file',
  }),
  destructionsExcel: route({
    method: 'GET', path: '/api/destructions.xlsx', summary: { zh: '导出处置销毁台账', en: 'The register of destructions as Excel' }, access: 'signed-in',
    query: narrowed(disposalRoutes.listDestructions), reply: 'file',
  }),
  operatorsExcel: route({
    method: 'GET', path: '/api/operators.xlsx', summary: { zh: '导出运营主体名录', en: 'Operators as Excel' }, access: 'signed-in',
    query: narrowed(operatorRoutes.listOperators), reply: 'file',
  }),
  mandatesExcel: route({
    method: 'GET', path: '/api/mandates.xlsx', summary: { zh: '导出运营权限登记簿', en: 'The register of mandates as Excel' }, access: 'signed-in',
    query: narrowed(operatorRoutes.listMandates), reply: 'file',
  }),
  mandateAssetsExcel: route({
    method: 'GET', path: '/api/mandates/:id/assets.xlsx', summary: { zh: '导出运营权限内的资产', en: 'The assets of a mandate as Excel' }, access: 'signed-in',
    params: idParams, query: narrowed(operatorRoutes.listMandateAssets), reply: 'file',
  }),
  operatorCallsExcel: route({
    method: 'GET', path: '/api/operator-calls.xlsx', summary: { zh: '导出选取公告', en: 'Calls for operators as Excel' }, access: 'public', perMinute: 120,
    query: narrowed(operatorRoutes.listOperatorCalls), reply: 'file',
  }),
  sharingExcel: route({
    method: 'GET', path: '/api/sharing-agreements.xlsx', summary: { zh: '导出收益共享协议', en: 'Sharing agreements as Excel' }, access: 'signed-in',
    query: narrowed(settlementRoutes.listSharingAgreements), reply: 'file',
  }),
  distributionsExcel: route({
    method: 'GET', path: '/api/distributions.xlsx', summary: { zh: '导出收益分配', en: 'Distributions as Excel' }, access: 'signed-in',
    query: narrowed(settlementRoutes.listDistributions), reply: 'file',
  }),
  settledExcel: route({
    method: 'GET', path: '/api/distributions/:id/incomes.xlsx', summary: { zh: '导出逐笔明细', en: 'The incomes of a distribution as Excel' }, access: 'signed-in',
    params: idParams, reply: 'file',
  }),
  receivablesExcel: route({
    method: 'GET', path: '/api/receivables.xlsx', summary: { zh: '导出应缴财政款', en: 'What is due to the treasury as Excel' },
    access: settlementRoutes.listReceivables.access, query: narrowed(settlementRoutes.listReceivables), reply: 'file',
  }),
  remittancesExcel: route({
    method: 'GET', path: '/api/remittances.xlsx', summary: { zh: '导出汇缴批次', en: 'Batches to the treasury as Excel' },
    access: settlementRoutes.listRemittances.access, query: narrowed(settlementRoutes.listRemittances), reply: 'file',
  }),
  reconciliationExcel: route({
    method: 'GET', path: '/api/treasury-reconciliation.xlsx', summary: { zh: '导出对账表', en: 'The reconciliation as Excel' },
    access: settlementRoutes.listReconciliation.access, query: narrowed(settlementRoutes.listReconciliation), reply: 'file',
  }),
  redistributionExcel: route({
    method: 'GET', path: '/api/redistribution.xlsx', summary: { zh: '导出收益再分配', en: 'Redistribution as Excel' },
    access: redistributionRoutes.listRedistribution.access, reply: 'file',
  }),
  productsExcel: route({
    method: 'GET', path: '/api/products.xlsx', summary: { zh: '导出数据产品', en: 'Products as Excel' }, access: 'signed-in',
    query: narrowed(tradingRoutes.listProducts), reply: 'file',
  }),
  ordersExcel: route({ method: 'GET', path: '/api/orders.xlsx', summary: { zh: '导出订单', en: 'Orders as Excel' }, access: 'signed-in', query: narrowed(tradingRoutes.listOrders), reply: 'file' }),
  codesExcel: route({
    method: 'GET', path: '/api/books/:id/codes.xlsx', summary: { zh: '导出会计科目', en: 'Accounts with the codes of a unit as Excel' }, access: 'signed-in',
    params: idParams, reply: 'file',
  }),
  periodsExcel: route({ method: 'GET', path: '/api/books/:id/periods.xlsx', summary: { zh: '导出会计期间', en: 'Months of the books as Excel' }, access: 'signed-in', params: idParams, reply: 'file' }),
  registerExcel: route({
    method: 'GET', path: '/api/register.xlsx', summary: { zh: '导出登记簿', en: 'The register as Excel' }, access: 'public', perMinute: 120,
    query: narrowed(registrationRoutes.listRegister), reply: 'file',
  }),
  noticesExcel: route({
    method: 'GET', path: '/api/notices.xlsx', summary: { zh: '导出公示公告', en: 'Notices as Excel' }, access: 'public', perMinute: 120,
    query: narrowed(registrationRoutes.listNotices), reply: 'file',
  }),
  organisationsExcel: route({
    method: 'GET', path: '/api/organisations.xlsx', summary: { zh: '导出机构名录', en: 'Organisations as Excel' }, access: 'signed-in',
    query: narrowed(partyRoutes.listOrganisations), reply: 'file',
  }),
  officersExcel: route({
    method: 'GET', path: '/api/officers.xlsx', summary: { zh: '导出经办人', en: 'Officers as Excel' }, access: partyRoutes.listOfficers.access,
    query: narrowed(partyRoutes.listOfficers), reply: 'file',
  }),
  accountRequestsExcel: route({
    method: 'GET', path: '/api/account-requests.xlsx', summary: { zh: '导出账号和授权申请', en: 'Requests for accounts and grants as Excel' },
    access: accountRoutes.listAccountRequests.access, query: narrowed(accountRoutes.listAccountRequests), reply: 'file',
  }),
  idleAccountsExcel: route({
    method: 'GET', path: '/api/idle-accounts.xlsx', summary: { zh: '导出休眠和无主账号', en: 'Dormant and orphaned accounts as Excel' },
    access: accountRoutes.listIdleAccounts.access, query: narrowed(accountRoutes.listIdleAccounts), reply: 'file',
  }),
  filingsExcel: route({
    method: 'GET', path: '/api/developer-filings.xlsx', summary: { zh: '导出开发主体备案名录', en: 'Filed developers as Excel' }, access: 'signed-in',
    query: narrowed(useRoutes.listFilings), reply: 'file',
  }),
  agreementsExcel: route({
    method: 'GET', path: '/api/agreements.xlsx', summary: { zh: '导出使用合同登记簿', en: 'Agreements for use as Excel' }, access: 'signed-in',
    query: narrowed(useRoutes.listAgreements), reply: 'file',
  }),
  evaluationsExcel: route({
    method: 'GET', path: '/api/agreements/:id/evaluations.xlsx', summary: { zh: '导出使用判定记录（证据）', en: 'Judgements of uses as Excel: the evidence' },
    access: 'signed-in', params: idParams, query: narrowed(useRoutes.listEvaluations), reply: 'file',
  }),
  auditExcel: route({
    method: 'GET', path: '/api/audit.xlsx', summary: { zh: '导出审计日志', en: 'The audit log as Excel, as far as one may read it' }, access: 'signed-in',
    query: narrowed(supervisionRoutes.auditTrail), reply: 'file',
  }),
  programmesExcel: route({ method: 'GET', path: '/api/inspection-programmes.xlsx', summary: { zh: '导出检查计划', en: 'Programmes of inspection as Excel' }, access: 'signed-in', reply: 'file' }),
  drawsExcel: route({
    method: 'GET', path: '/api/inspection-programmes/:id/draws.xlsx', summary: { zh: '导出抽取名单', en: 'A drawn list as Excel' }, access: 'signed-in',
    params: idParams, query: narrowed(inspectionRoutes.listDraws), reply: 'file',
  }),
  inspectionsExcel: route({
    method: 'GET', path: '/api/inspections.xlsx', summary: { zh: '导出监督检查台账', en: 'The register of inspections as Excel' }, access: 'signed-in',
    query: narrowed(inspectionRoutes.listInspections), reply: 'file',
  }),
  incidentsExcel: route({
    method: 'GET', path: '/api/incidents.xlsx', summary: { zh: '导出安全事件台账', en: 'The register of incidents as Excel' }, access: 'signed-in',
    query: narrowed(incidentRoutes.listIncidents), reply: 'file',
  }),
  assessmentsExcel: route({
    method: 'GET', path: '/api/risk-assessments.xlsx', summary: { zh: '导出风险评估台账', en: 'The register of risk assessments as Excel' }, access: 'signed-in',
    query: narrowed(incidentRoutes.listAssessments), reply: 'file',
  }),
  reportsExcel: route({
    method: 'GET', path: '/api/annual-reports.xlsx', summary: { zh: '导出年度监管报告', en: 'Annual supervision reports as Excel' },
    access: reportRoutes.listReports.access, query: narrowed(reportRoutes.listReports), reply: 'file',
  }),
  disputesExcel: route({
    method: 'GET', path: '/api/disputes.xlsx', summary: { zh: '导出争议台账', en: 'The register of disputes as Excel' }, access: 'signed-in',
    query: narrowed(disputeRoutes.listDisputes), reply: 'file',
  }),
  rulingsExcel: route({
    method: 'GET', path: '/api/rulings.xlsx', summary: { zh: '导出规程解释与修订', en: 'Interpretations as Excel' }, access: 'public', perMinute: 120,
    query: narrowed(rulingRoutes.listRulings), reply: 'file',
  }),
  parametersExcel: route({
    method: 'GET', path: '/api/parameters.xlsx', summary: { zh: '导出参数和版本', en: 'Parameters as Excel' }, access: 'signed-in',
    query: rulingRoutes.listParameters.query, reply: 'file',
  }),
  meetingsExcel: route({ method: 'GET', path: '/api/liaison-meetings.xlsx', summary: { zh: '导出联络会议纪要', en: 'Minutes of the liaison meeting as Excel' }, access: 'signed-in', reply: 'file' }),
} as const satisfies Record<string, Route>
