import { listOverseers, type SectorEntry, sectorListRoutes } from '#contract/sector-lists.ts'
import { fallen } from '#law/fallen.ts'
import { potentialParts } from '#law/potential.ts'
import { industries } from '#law/industries.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { findStep } from '#server/cases/subject.sql.ts'
import { notFound } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { type Sheet, sendExcel, stretched } from '#server/http/excel.ts'
import { sendPrint } from '#server/http/list-print.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import type { Platform } from '#server/platform.ts'
import { auditLine } from '#server/audit/noting.ts'
import { comment, enterDiscussion, readDiscussion } from './contributing.ts'
import { countEntries, type EntriesAsked, listDifferences, listEntries } from './entries.sql.ts'
import { findList, findPreviousList, listLineOf, listLists } from './lists.sql.ts'
import { listMaking } from './making.ts'
import { listPublicEntries, listPublicLists } from './public.sql.ts'
import { whyNotEdit } from './standing.ts'

/** Sector lists: read by who may, made by their authority, discussed by who was invited, public once published (§3.1, 3.3, 3.4). */
export function sectorLists(platform: Platform): Handling[] {
  return [...reading(), ...listMaking(platform), ...outside(platform)]
}

function reading(): Handling[] {
  return [
    handle(sectorListRoutes.listSectorLists, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const { rows, counted } = await listLists(tx, query, {
          limit: query.limit + 1,
          after: fromCursor(query.cursor, ['instant', 'uuid']),
        })
        return toPage(rows, query.limit, counted, (r) => [r.created_at.toISOString(), r.id], listLineOf)
      }),
    ),
    handle(sectorListRoutes.readSectorList, (ask, { params }) =>
      ask.transaction(async (tx) => {
        const list = await findList(tx, params.id)
        if (!list) throw notFound()
        const isOwn = ask.visitor.role === 'sector-authority' && list.authority_id === ask.visitor.organisationId
        const isInMaking = isOwn && whyNotEdit(list, null) === null
        const mayEdit = isInMaking && whyNotEdit(list, await findStep(tx, list.case_id)) === null
        return {
          ...listLineOf(list),
          plan: list.plan,
          isInMaking,
          mayEdit,
          seesPeople: isOwn || listOverseers.some((role) => role === ask.visitor.role),
          previousId: await findPreviousList(tx, list),
        }
      }),
    ),
    handle(sectorListRoutes.listSectorEntries, (ask, { params, query }) =>
      ask.transaction(async (tx) => {
        if (!(await findList(tx, params.id))) throw notFound()
        const rows = await listEntries(tx, params.id, query, {
          limit: query.limit + 1,
          after: fromCursor(query.cursor, ['number', 'uuid']),
        })
        return toPage(rows, query.limit, await countEntries(tx, params.id, query), (e) => [e.score, e.assetId])
      }),
    ),
    handle(sectorListRoutes.sectorListExcel, async (ask, { params, query }) =>
      sendExcel(ask, ...(await entrySheet(ask, params.id, query)).sheet),
    ),
    handle(sectorListRoutes.printSectorList, async (ask, { params, query }) => {
      const { sheet, by } = await entrySheet(ask, params.id, query)
      return sendPrint(ask, sheet, ['编制人', '复核人', '主管部门（章）', '日期'], by)
    }),
    handle(sectorListRoutes.listDifferences, (ask, { params, query }) =>
      ask.transaction(async (tx) => {
        const list = await findList(tx, params.id)
        const from = query.from ? await findList(tx, query.from) : null
        if (!list || (query.from && from?.authority_id !== list.authority_id)) throw notFound()
        const { rows, counted } = await listDifferences(tx, from?.id ?? (await findPreviousList(tx, list)), list.id, {
          limit: query.limit + 1,
          after: fromCursor(query.cursor, ['text', 'uuid']),
        })
        return toPage(rows, query.limit, counted, (d) => [d.name, d.assetId])
      }),
    ),
  ]
}

/** A list as it is exported and printed, and the authority it is by, each time with a line in the log; 404 when it is hidden. */
async function entrySheet(ask: Ask, id: string, asked: EntriesAsked): Promise<{ sheet: Sheet; by: string }> {
  const list = await ask.transaction(async (tx) => {
    const found = await findList(tx, id)
    if (!found) throw notFound()
    await recordAudit(
      tx,
      auditLine(ask, 'export-sector-list', { kind: 'sector-list', id: found.id, holderId: found.authority_id }, { ...asked }),
      ask.now,
    )
    return found
  })
  const titles = [
    '名称',
    '资产编码',
    '持有单位',
    '行业',
    '级别',
    '记录数',
    '概述',
    '得分',
    ...Object.values(potentialParts).map(({ title }) => title.zh),
    '登记失效',
  ]
  const find = (limit: number, after: (string | null)[] | null) =>
    ask.transaction((tx) => listEntries(tx, list.id, asked, { limit, after }))
  const cells = (e: SectorEntry) => [
    e.name,
    e.code,
    e.holderName,
    industries[e.industry as keyof typeof industries]?.zh ?? e.industry,
    e.grade,
    e.records,
    e.summary,
    e.score,
    ...e.parts.map(({ points }) => points),
    e.fallen ? fallen[e.fallen].zh : '',
  ]
  return {
    sheet: [
      list.title,
      titles.map((title, n) => ({ title, width: [40, 30, 30, 22, 8, 12, 60][n] ?? 10 })),
      stretched(find, (e) => [e.score, e.assetId], cells),
    ],
    by: list.authority_name,
  }
}

function outside(platform: Platform): Handling[] {
  return [
    handle(sectorListRoutes.publicLists, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const { rows, counted } = await listPublicLists(tx, {
          limit: query.limit + 1,
          after: fromCursor(query.cursor, ['instant', 'uuid']),
        })
        return toPage(rows, query.limit, counted, (l) => [l.publishedAt, l.id])
      }),
    ),
    handle(sectorListRoutes.publicEntries, (ask, { params, query }) =>
      ask.transaction(async (tx) => {
        const { rows, counted } = await listPublicEntries(tx, params.id, query.q, {
          limit: query.limit + 1,
          after: fromCursor(query.cursor, ['text', 'uuid']),
        })
        return toPage(rows, query.limit, counted, (e) => [e.name, e.assetId])
      }),
    ),
    handle(sectorListRoutes.useInvitation, async (ask, { body }) => {
      const { key, untilOn, title } = await enterDiscussion(platform, ask, body)
      return { key, untilOn, title: { zh: title, en: title } }
    }),
    handle(sectorListRoutes.readDiscussion, (ask, { body }) => readDiscussion(platform, ask, body)),
    handle(sectorListRoutes.addComment, (ask, { body }) => comment(platform, ask, body)),
  ]
}
