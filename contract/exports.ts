import type { z } from 'zod'
import { cardRoutes } from './cards.ts'
import { inventoryRoutes } from './inventory.ts'
import { partyRoutes } from './parties.ts'
import { registrationRoutes } from './registration.ts'
import { idParams, type Route, route } from './route.ts'
import { supervisionRoutes } from './supervision.ts'

/** What a list is narrowed by, without the page one is at. */
const narrowed = <Q extends z.ZodObject>(list: { readonly query: Q }) => list.query.omit({ cursor: true, limit: true } as never)

/** Lists as Excel that have no workbook of their own: the same question, all its pages. */
export const exportRoutes = {
  roundsExcel: route({ method: 'GET', path: '/api/rounds.xlsx', summary: { zh: '导出盘点列表', en: 'Rounds as Excel' }, access: 'signed-in', query: narrowed(inventoryRoutes.listRounds), reply: 'file' }),
  findingsExcel: route({ method: 'GET', path: '/api/rounds/:id/findings.xlsx', summary: { zh: '导出扫描结果', en: 'Findings of a round as Excel' }, access: 'signed-in', params: idParams, query: narrowed(inventoryRoutes.listFindings), reply: 'file' }),
  cardImportsExcel: route({ method: 'GET', path: '/api/rounds/:id/card-imports.xlsx', summary: { zh: '导出导入记录', en: 'Imports of a round as Excel' }, access: 'signed-in', params: idParams, query: narrowed(cardRoutes.listCardImports), reply: 'file' }),
  registerExcel: route({ method: 'GET', path: '/api/register.xlsx', summary: { zh: '导出登记簿', en: 'The register as Excel' }, access: 'public', query: narrowed(registrationRoutes.listRegister), reply: 'file' }),
  noticesExcel: route({ method: 'GET', path: '/api/notices.xlsx', summary: { zh: '导出公示公告', en: 'Notices as Excel' }, access: 'public', query: narrowed(registrationRoutes.listNotices), reply: 'file' }),
  organisationsExcel: route({ method: 'GET', path: '/api/organisations.xlsx', summary: { zh: '导出机构名录', en: 'Organisations as Excel' }, access: 'signed-in', query: narrowed(partyRoutes.listOrganisations), reply: 'file' }),
  officersExcel: route({ method: 'GET', path: '/api/officers.xlsx', summary: { zh: '导出经办人', en: 'Officers as Excel' }, access: ['administrator'], query: narrowed(partyRoutes.listOfficers), reply: 'file' }),
  auditExcel: route({ method: 'GET', path: '/api/audit.xlsx', summary: { zh: '导出审计日志', en: 'The audit log as Excel, as far as one may read it' }, access: 'signed-in', query: narrowed(supervisionRoutes.auditTrail), reply: 'file' }),
} as const satisfies Record<string, Route>
