import type { z } from 'zod'
import { accountRoutes } from './accounts.ts'
import { cardRoutes } from './cards.ts'
import { disposalRoutes } from './disposal.ts'
import { inventoryRoutes } from './inventory.ts'
import { partyRoutes } from './parties.ts'
import { registrationRoutes } from './registration.ts'
import { idParams, type Route, route } from './route.ts'
import { roundCallRoutes } from './round-calls.ts'
import { sectorListRoutes } from './sector-lists.ts'
import { supervisionRoutes } from './supervision.ts'
import { tradingRoutes } from './trading.ts'

/** What a list is narrowed by, without the page one is at. */
const narrowed = <S extends z.ZodRawShape>(list: { readonly query: z.ZodObject<S> }) => list.query.omit({ cursor: true, limit: true } as never) as z.ZodObject as z.ZodObject<Omit<S, 'cursor' | 'limit'>>

/** Lists as Excel that have no workbook of their own: the same question, all its pages. */
export const exportRoutes = {
  roundsExcel: route({ method: 'GET', path: '/api/rounds.xlsx', summary: { zh: '导出盘点列表', en: 'Rounds as Excel' }, access: 'signed-in', query: narrowed(inventoryRoutes.listRounds), reply: 'file' }),
  sourcesExcel: route({ method: 'GET', path: '/api/rounds/:id/sources.xlsx', summary: { zh: '导出数据源', en: 'Sources of a round as Excel' }, access: 'signed-in', params: idParams, reply: 'file' }),
  findingsExcel: route({ method: 'GET', path: '/api/rounds/:id/findings.xlsx', summary: { zh: '导出扫描结果', en: 'Findings of a round as Excel' }, access: 'signed-in', params: idParams, query: narrowed(inventoryRoutes.listFindings), reply: 'file' }),
  cardImportsExcel: route({ method: 'GET', path: '/api/rounds/:id/card-imports.xlsx', summary: { zh: '导出导入记录', en: 'Imports of a round as Excel' }, access: 'signed-in', params: idParams, query: narrowed(cardRoutes.listCardImports), reply: 'file' }),
  roundCallsExcel: route({ method: 'GET', path: '/api/round-calls.xlsx', summary: { zh: '导出盘点布置', en: 'Called rounds as Excel' }, access: 'signed-in', query: narrowed(roundCallRoutes.listRoundCalls), reply: 'file' }),
  sectorListsExcel: route({ method: 'GET', path: '/api/sector-lists.xlsx', summary: { zh: '导出行业清单列表', en: 'Sector lists as Excel' }, access: 'signed-in', query: narrowed(sectorListRoutes.listSectorLists), reply: 'file' }),
  candidatesExcel: route({ method: 'GET', path: '/api/sector-lists/:id/candidates.xlsx', summary: { zh: '导出可选入的资产', en: 'Candidates of a list as Excel' }, access: sectorListRoutes.listCandidates.access, params: idParams, query: narrowed(sectorListRoutes.listCandidates), reply: 'file' }),
  demandsExcel: route({ method: 'GET', path: '/api/sector-lists/:id/demands.xlsx', summary: { zh: '导出市场需求记录', en: 'Notes of demand as Excel' }, access: sectorListRoutes.listDemands.access, params: idParams, query: narrowed(sectorListRoutes.listDemands), reply: 'file' }),
  invitationsExcel: route({ method: 'GET', path: '/api/sector-lists/:id/invitations.xlsx', summary: { zh: '导出邀请', en: 'Invitations of a list as Excel' }, access: sectorListRoutes.listInvitations.access, params: idParams, query: narrowed(sectorListRoutes.listInvitations), reply: 'file' }),
  commentsExcel: route({ method: 'GET', path: '/api/sector-lists/:id/comments.xlsx', summary: { zh: '导出参与者意见', en: 'Comments of contributors as Excel' }, access: sectorListRoutes.listComments.access, params: idParams, query: narrowed(sectorListRoutes.listComments), reply: 'file' }),
  differencesExcel: route({ method: 'GET', path: '/api/sector-lists/:id/differences.xlsx', summary: { zh: '导出版本差异', en: 'Differences between editions as Excel' }, access: 'signed-in', params: idParams, query: narrowed(sectorListRoutes.listDifferences), reply: 'file' }),
  destructionsExcel: route({ method: 'GET', path: '/api/destructions.xlsx', summary: { zh: '导出处置销毁台账', en: 'The register of destructions as Excel' }, access: 'signed-in', query: narrowed(disposalRoutes.listDestructions), reply: 'file' }),
  productsExcel: route({ method: 'GET', path: '/api/products.xlsx', summary: { zh: '导出数据产品', en: 'Products as Excel' }, access: 'signed-in', query: narrowed(tradingRoutes.listProducts), reply: 'file' }),
  ordersExcel: route({ method: 'GET', path: '/api/orders.xlsx', summary: { zh: '导出订单', en: 'Orders as Excel' }, access: 'signed-in', query: narrowed(tradingRoutes.listOrders), reply: 'file' }),
  codesExcel: route({ method: 'GET', path: '/api/books/:id/codes.xlsx', summary: { zh: '导出会计科目', en: 'Accounts with the codes of a unit as Excel' }, access: 'signed-in', params: idParams, reply: 'file' }),
  periodsExcel: route({ method: 'GET', path: '/api/books/:id/periods.xlsx', summary: { zh: '导出会计期间', en: 'Months of the books as Excel' }, access: 'signed-in', params: idParams, reply: 'file' }),
  registerExcel: route({ method: 'GET', path: '/api/register.xlsx', summary: { zh: '导出登记簿', en: 'The register as Excel' }, access: 'public', perMinute: 120, query: narrowed(registrationRoutes.listRegister), reply: 'file' }),
  noticesExcel: route({ method: 'GET', path: '/api/notices.xlsx', summary: { zh: '导出公示公告', en: 'Notices as Excel' }, access: 'public', query: narrowed(registrationRoutes.listNotices), reply: 'file' }),
  organisationsExcel: route({ method: 'GET', path: '/api/organisations.xlsx', summary: { zh: '导出机构名录', en: 'Organisations as Excel' }, access: 'signed-in', query: narrowed(partyRoutes.listOrganisations), reply: 'file' }),
  officersExcel: route({ method: 'GET', path: '/api/officers.xlsx', summary: { zh: '导出经办人', en: 'Officers as Excel' }, access: partyRoutes.listOfficers.access, query: narrowed(partyRoutes.listOfficers), reply: 'file' }),
  accountRequestsExcel: route({ method: 'GET', path: '/api/account-requests.xlsx', summary: { zh: '导出账号和授权申请', en: 'Requests for accounts and grants as Excel' }, access: accountRoutes.listAccountRequests.access, query: narrowed(accountRoutes.listAccountRequests), reply: 'file' }),
  idleAccountsExcel: route({ method: 'GET', path: '/api/idle-accounts.xlsx', summary: { zh: '导出休眠和无主账号', en: 'Dormant and orphaned accounts as Excel' }, access: accountRoutes.listIdleAccounts.access, query: narrowed(accountRoutes.listIdleAccounts), reply: 'file' }),
  auditExcel: route({ method: 'GET', path: '/api/audit.xlsx', summary: { zh: '导出审计日志', en: 'The audit log as Excel, as far as one may read it' }, access: 'signed-in', query: narrowed(supervisionRoutes.auditTrail), reply: 'file' }),
} as const satisfies Record<string, Route>
