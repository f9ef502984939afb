import { randomUUID } from 'node:crypto'
import { type Affiliation, affiliationRoutes as routes } from '#contract/affiliations.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import { type AffiliationRow, closeAffiliation, countAffiliations, findAffiliation, insertAffiliation, listAffiliations } from './affiliations.sql.ts'
import { lineOf } from './session.routes.ts'

/** No organisation of today is older than the republic. */
const earliest = '1949-10-01'

/** Who controls whom: declared by administrators or by one of the two, with the days it holds (choice:firm-affiliation). */
export function affiliationHandlings(): Handling[] {
  return [
    handle(routes.listAffiliations, (ask, { query }) => ask.transaction(async (tx) => {
      const rows = await listAffiliations(tx, { organisationId: query.organisationId, limit: query.limit + 1, after: fromCursor(query.cursor, ['instant', 'uuid']) })
      return toPage(rows, query.limit, await countAffiliations(tx, query.organisationId), (row) => [row.declaredAt.toISOString(), row.id], (row) => viewFor(ask, row))
    })),
    handle(routes.declareAffiliation, (ask, { body }) => ask.transaction(async (tx) => {
      if (!mayDeclare(ask, body)) throw notYours()
      if (body.ground.trim().length < 2) throw invalid([{ field: 'ground', message: { zh: '请写明依据，至少2个字', en: 'State the ground, 2 characters at least' } }])
      if (body.sinceOn < earliest) throw invalid([{ field: 'sinceOn', message: { zh: `不能早于${earliest}`, en: `Not before ${earliest}` } }])
      if (body.controllerId === body.controlledId) throw invalid([{ field: 'controlledId', message: { zh: '不能与控制方相同', en: 'Not the controller itself' } }])
      if (body.sinceOn > ask.today) throw invalid([{ field: 'sinceOn', message: { zh: `不能晚于今天（${ask.today}）`, en: `Not later than today (${ask.today})` } }])
      if (body.untilOn !== null && body.untilOn < body.sinceOn) throw invalid([{ field: 'untilOn', message: { zh: '不能早于开始日期', en: 'Not before it began' } }])
      const id = randomUUID()
      const { visitor } = ask
      const isNew = await insertAffiliation(tx, { ...body, ground: body.ground.trim(), id, declaredFor: visitor.organisationId!, declaredName: visitor.officerName, declaredAt: ask.now })
      if (!isNew) throw new Denied(409, { code: 'affiliation-stands', message: { zh: '没有这样的机构，或同样的控制关系已经申报、仍在有效', en: 'There is no such organisation, or the same relation stands already' }, basis: 'choice:firm-affiliation' })
      await recordAudit(tx, lineOf(ask, 'declare-affiliation', 'organisation', body.controlledId, { controller: body.controllerId, sinceOn: body.sinceOn }), ask.now)
      return viewFor(ask, (await findAffiliation(tx, id))!)
    })),
    handle(routes.endAffiliation, (ask, { params, body }) => ask.transaction(async (tx) => {
      const row = await findAffiliation(tx, params.id)
      if (!row) throw notFound()
      if (!mayDeclare(ask, row)) throw notYours()
      if (row.untilOn !== null) throw new Denied(409, { code: 'affiliation-ended', message: { zh: `该控制关系已于${row.untilOn}终止`, en: `It ended on ${row.untilOn}` }, basis: 'choice:firm-affiliation' })
      if (body.untilOn < row.sinceOn) throw invalid([{ field: 'untilOn', message: { zh: '不能早于开始日期', en: 'Not before it began' } }])
      await closeAffiliation(tx, params.id, body.untilOn, ask.visitor.officerName)
      await recordAudit(tx, lineOf(ask, 'end-affiliation', 'organisation', row.controlledId, { controller: row.controllerId, untilOn: body.untilOn }), ask.now)
      return viewFor(ask, (await findAffiliation(tx, params.id))!)
    })),
  ]
}

function mayDeclare({ visitor }: Ask, { controllerId, controlledId }: { controllerId: string; controlledId: string }): boolean {
  return visitor.role === 'administrator' || visitor.organisationId === controllerId || visitor.organisationId === controlledId
}

function notYours(): Denied {
  return new Denied(409, { code: 'not-yours', message: { zh: '控制关系由系统管理员或所涉机构之一申报和终止', en: 'A relation is declared and ended by administrators or by one of the two' }, basis: 'choice:firm-affiliation', remedy: { zh: '请所涉机构或系统管理员办理', en: 'Ask one of the two, or an administrator' } })
}

const viewFor = (ask: Ask, row: AffiliationRow): Affiliation => ({ ...row, declaredAt: row.declaredAt.toISOString(), mayEnd: row.untilOn === null && mayDeclare(ask, row) })
