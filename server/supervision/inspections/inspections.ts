import { randomBytes, randomUUID } from 'node:crypto'
import { inspectionRoutes as routes } from '#contract/supervision-inspections.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import type { AuditAction } from '#law/audit.ts'
import { countOf, fromCursor, toPage } from '#server/http/pages.ts'
import type { Tx } from '#server/db/transaction.ts'
import { countInspections, inspectionsBy, listInspections } from './inspections.sql.ts'
import { countDraws, countProgrammes, drawProgramme, findProgramme, insertProgramme, listDraws, listProgrammes } from './programmes.sql.ts'

const drawnBefore = () =>
  new Denied(409, {
    code: 'drawn',
    message: { zh: '该计划已经抽取，一个计划只抽一次', en: 'The programme was drawn; it is drawn once' },
    basis: 'choice:inspection-draw',
    remedy: { zh: '另定检查计划', en: 'Make another programme' },
  })

/** Programmes of inspection with their draws, and the register of inspections (§5.3, §7.2). */
export function inspectionHandlings(): Handling[] {
  return [
    handle(routes.listProgrammes, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const rows = await listProgrammes(tx, { limit: query.limit + 1, after: fromCursor(query.cursor, ['instant', 'uuid']) })
        return toPage(rows, query.limit, await countOf(rows, query, () => countProgrammes(tx)), (p) => [p.madeAt, p.id])
      }),
    ),
    handle(routes.readProgramme, (ask, { params }) => ask.transaction((tx) => programmeOf(tx, params.id))),
    handle(routes.addProgramme, (ask, { body }) =>
      ask.transaction(async (tx) => {
        if (body.endsOn < body.beginsOn) throw invalid([{ field: 'endsOn', message: { zh: '不早于开始日期', en: 'Not before it begins' } }])
        const { key, ...given } = body
        const id = randomUUID()
        await insertProgramme(tx, {
          ...given,
          key,
          id,
          officeId: ask.visitor.organisationId!,
          madeBy: ask.visitor.officerName,
          at: ask.now,
        })
        const made = await findProgramme(tx, { key, officeId: ask.visitor.organisationId! })
        if (!made) throw notFound()
        if (made.id === id) await note(tx, ask, 'make-programme', id, { number: made.number })
        return made
      }),
    ),
    handle(routes.drawProgramme, (ask, { params }) =>
      ask.transaction(async (tx) => {
        const before = await programmeOf(tx, params.id)
        if (before.officeId !== ask.visitor.organisationId) throw notFound()
        const listed = await drawProgramme(tx, params.id, {
          seed: randomBytes(32).toString('hex'),
          by: ask.visitor.officerName,
          at: ask.now,
        })
        if (listed === null) throw drawnBefore()
        const drawn = await programmeOf(tx, params.id)
        await note(tx, ask, 'draw-programme', params.id, { number: drawn.number, seed: drawn.seed, listSha256: drawn.listSha256, listed })
        return drawn
      }),
    ),
    handle(routes.listDraws, (ask, { params, query }) =>
      ask.transaction(async (tx) => {
        await programmeOf(tx, params.id)
        const rows = await listDraws(tx, params.id, query, { limit: query.limit + 1, after: fromCursor(query.cursor, ['number']) })
        return toPage(rows, query.limit, await countOf(rows, query, () => countDraws(tx, params.id, query)), (d) => [d.place])
      }),
    ),
    handle(routes.listInspections, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const by = inspectionsBy(query.sort)
        const rows = await listInspections(tx, query, by.place(query))
        return toPage(rows, query.limit, await countOf(rows, query, () => countInspections(tx, query)), by.keysOf)
      }),
    ),
  ]
}

async function programmeOf(tx: Tx, id: string) {
  const found = await findProgramme(tx, { id })
  if (!found) throw notFound()
  return found
}

async function note(
  tx: Tx,
  { visitor, now, requestId, address }: Ask,
  action: AuditAction,
  id: string,
  detail: Record<string, unknown>,
): Promise<void> {
  await recordAudit(
    tx,
    {
      officerId: visitor.officerId,
      organisationId: visitor.organisationId,
      role: visitor.role,
      action,
      objectKind: 'programme',
      objectId: id,
      outcome: 'done',
      detail,
      requestId,
      address,
    },
    now,
  )
}
