import { type AccountRequest, accountRoutes, type IdleAccount } from '#contract/accounts.ts'
import { exportRoutes as routes } from '#contract/exports.ts'
import { type Officer, type Organisation, partyRoutes } from '#contract/parties.ts'
import { accountStates, idleReasons, requestKinds, requestStandings } from '#law/account-states.ts'
import { organisationKinds } from '#law/parties.ts'
import type { ListExport } from '#server/http/list-excel.ts'
import { at, listed, roleOf } from './listed.ts'

/** As workbooks: organisations, officers and their accounts. */
export const partyExports: readonly ListExport[] = [
  listed<Organisation>(routes.organisationsExcel, partyRoutes.listOrganisations, '机构名录', {
    名称: [40, (o) => o.name],
    统一社会信用代码: [22, (o) => o.uscc],
    类型: [16, (o) => organisationKinds[o.kind].title.zh],
    身份: [40, (o) => o.roles.map(roleOf).join('、')],
    行业: [16, (o) => o.sector],
    区划: [10, (o) => o.district],
    状态: [
      40,
      (o) => (o.end ? `已于${o.end.on}撤销${o.end.successorName ? `，由${o.end.successorName}承受` : ''}` : o.isActive ? '正常' : '停用'),
    ],
  }),
  listed<Officer>(routes.officersExcel, partyRoutes.listOfficers, '经办人', {
    姓名: [14, (o) => o.name],
    登录名: [20, (o) => o.login],
    岗位: [60, (o) => o.posts.map((p) => `${p.organisationName}·${roleOf(p.role)}${p.untilOn ? `（${p.title}）` : ''}`).join('；')],
    状态: [10, (o) => (o.isLocked ? '已锁定' : accountStates[o.state].zh)],
    最近登录: [20, (o) => at(o.signedInAt)],
  }),
  listed<AccountRequest>(routes.accountRequestsExcel, accountRoutes.listAccountRequests, '账号和授权申请', {
    申请: [12, (r) => requestKinds[r.kind].zh],
    经办人: [14, (r) => r.officerName],
    登录名: [20, (r) => r.login],
    机构: [30, (r) => r.organisationName],
    撤销日期: [12, (r) => r.endedOn],
    承受单位: [30, (r) => r.successorName],
    岗位: [16, (r) => (r.role ? roleOf(r.role) : '')],
    期限: [12, (r) => r.untilOn],
    事由: [40, (r) => r.reason],
    申请人: [14, (r) => r.askedName],
    申请时间: [20, (r) => at(r.askedAt)],
    状态: [10, (r) => requestStandings[r.standing].zh],
    批准人: [14, (r) => r.decidedName],
    办理时间: [20, (r) => at(r.decidedAt)],
    理由: [40, (r) => r.decisionReason],
  }),
  listed<IdleAccount>(routes.idleAccountsExcel, accountRoutes.listIdleAccounts, '休眠和无主账号', {
    经办人: [14, (i) => i.officerName],
    登录名: [20, (i) => i.login],
    机构: [40, (i) => i.organisations.join('、')],
    情形: [24, (i) => idleReasons[i.why].zh],
    自: [20, (i) => at(i.since)],
    发现时间: [20, (i) => at(i.foundAt)],
    自动停用: [20, (i) => at(i.suspendsAt)],
  }),
]
