import { exportRoutes as routes } from '#contract/exports.ts'
import {
  type DemandNote,
  type Invitation,
  type ListComment,
  type ListDifference,
  type SectorCandidate,
  type SectorListLine,
  sectorListRoutes,
} from '#contract/sector-lists.ts'
import { assetStateWords } from '#law/asset-states.ts'
import { invitationStateWords, listDifferenceWords, listStateWords } from '#law/list-states.ts'
import { contributorKinds, demandStrengths } from '#law/potential.ts'
import type { ListExport } from '#server/http/list-excel.ts'
import { at, listed } from './listed.ts'

/** As workbooks: sector lists and what belongs to them. */
export const sectorListExports: readonly ListExport[] = [
  listed<SectorListLine>(routes.sectorListsExcel, sectorListRoutes.listSectorLists, '行业清单列表', {
    清单: [40, (l) => l.title],
    行业: [16, (l) => l.sector],
    年度: [8, (l) => l.year],
    主管部门: [30, (l) => l.authorityName],
    状态: [10, (l) => listStateWords[l.state].zh],
    版本: [8, (l) => l.edition],
    资产: [10, (l) => l.entries],
    待答复意见: [12, (l) => l.openComments],
    发布人: [14, (l) => l.publishedName],
    发布时间: [20, (l) => at(l.publishedAt)],
  }),
  listed<SectorCandidate>(routes.candidatesExcel, sectorListRoutes.listCandidates, '可选入的资产', {
    名称: [40, (c) => c.name],
    资产编码: [30, (c) => c.code],
    持有单位: [30, (c) => c.holderName],
    级别: [8, (c) => c.grade],
    状态: [12, (c) => assetStateWords[c.state as keyof typeof assetStateWords].zh],
    入目录时间: [20, (c) => at(c.cataloguedAt)],
  }),
  listed<DemandNote>(routes.demandsExcel, sectorListRoutes.listDemands, '市场需求记录', {
    资产: [40, (d) => d.assetName],
    谁需要: [30, (d) => d.who],
    强度: [14, (d) => demandStrengths[d.strength as keyof typeof demandStrengths].zh],
    用途: [60, (d) => d.body],
    记录人: [14, (d) => d.notedName],
    时间: [20, (d) => at(d.notedAt)],
  }),
  listed<Invitation>(routes.invitationsExcel, sectorListRoutes.listInvitations, '邀请', {
    邀请对象: [30, (i) => i.invitee],
    类型: [14, (i) => contributorKinds[i.kind].zh],
    实名参与者: [14, (i) => i.person],
    所在单位: [30, (i) => i.organisation],
    状态: [10, (i) => invitationStateWords[i.state].zh],
    期限: [12, (i) => i.untilOn],
    意见: [8, (i) => i.comments],
    邀请人: [14, (i) => i.madeName],
    邀请时间: [20, (i) => at(i.madeAt)],
    启用时间: [20, (i) => at(i.usedAt)],
    收回时间: [20, (i) => at(i.endedAt)],
  }),
  listed<ListComment>(routes.commentsExcel, sectorListRoutes.listComments, '参与者意见', {
    资产: [40, (c) => c.assetName],
    意见: [60, (c) => c.body],
    参与者: [14, (c) => c.person],
    所在单位: [30, (c) => c.organisation],
    类型: [14, (c) => contributorKinds[c.kind].zh],
    时间: [20, (c) => at(c.at)],
    答复: [60, (c) => c.answer],
    答复人: [14, (c) => c.answeredName],
    答复时间: [20, (c) => at(c.answeredAt)],
  }),
  listed<ListDifference>(routes.differencesExcel, sectorListRoutes.listDifferences, '版本差异', {
    差异: [8, (d) => listDifferenceWords[d.what].zh],
    名称: [40, (d) => d.name],
    持有单位: [30, (d) => d.holderName],
    原得分: [10, (d) => d.before],
    现得分: [10, (d) => d.after],
    原级别: [10, (d) => d.gradeBefore],
    现级别: [10, (d) => d.gradeAfter],
  }),
]
