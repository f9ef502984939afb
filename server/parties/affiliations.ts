import { randomUUID } from 'node:crypto'
import { type Affiliation, affiliationRoutes as routes } from '#contract/affiliations.ts'
import { procedures } from '#law/procedures.ts'
import type { Words } from '#law/words.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import {
  type AffiliationRow,
  closeAffiliation,
  countAffiliations,
  findAffiliation,
  insertAffiliation,
  listAffiliations,
  rolesOf,
} from './affiliations.sql.ts'
import { lineOf } from './session.routes.ts'

/** No organisation of today is older than the republic. */
const earliest = '1949-10-01'

/** The parts that decide cases from an office: who they are tied to keeps them from deciding, so nobody else says so for them (choice:reviewer-conflict). */
const offices: ReadonlySet<string> = new Set(
  Object.values(procedures).flatMap(({ seats }) =>
    Object.entries(seats)
      .filter(([, seat]) => seat === 'office')
      .map(([party]) => party),
  ),
)
const isOffice = (roles: readonly string[]) => roles.some((role) => offices.has(role))

/**
 * Who controls whom: declared by administrators or by one of the two, ended by administrators or whoever declared it, with days and ground
 * (choice:firm-affiliation).
 */
export function affiliationHandlings(): Handling[] {
  return [
    handle(routes.listAffiliations, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const rows = await listAffiliations(tx, {
          organisationId: query.organisationId,
          limit: query.limit + 1,
          after: fromCursor(query.cursor, ['instant', 'uuid']),
        })
        return toPage(
          rows,
          query.limit,
          await countAffiliations(tx, query.organisationId),
          (row) => [row.declaredAt.toISOString(), row.id],
          (row) => viewFor(ask, row),
        )
      }),
    ),
    handle(routes.declareAffiliation, (ask, { body }) =>
      ask.transaction(async (tx) => {
        if (!mayDeclare(ask, body))
          throw notYours(
            { zh: '控制关系由系统管理员或所涉机构之一申报', en: 'A relation is declared by administrators or by one of the two' },
            { zh: '请所涉机构或系统管理员申报', en: 'Ask one of the two, or an administrator' },
          )
        requireOwn(ask, body, await requireSound(tx, ask, body))
        const id = randomUUID()
        const { visitor } = ask
        const isNew = await insertAffiliation(tx, {
          ...body,
          ground: body.ground.trim(),
          id,
          declaredFor: visitor.organisationId!,
          declaredName: visitor.officerName,
          declaredAt: ask.now,
        })
        if (!isNew)
          throw new Denied(409, {
            code: 'affiliation-stands',
            message: { zh: '同样的控制关系已经申报，仍在有效', en: 'The same relation stands already' },
            basis: 'choice:firm-affiliation',
            remedy: { zh: '起止日期有误的，先终止原申报再申报', en: 'Where its days are wrong, end it first and declare it again' },
          })
        await recordAudit(
          tx,
          lineOf(ask, 'declare-affiliation', 'organisation', body.controlledId, { controller: body.controllerId, sinceOn: body.sinceOn }),
          ask.now,
        )
        return viewFor(ask, (await findAffiliation(tx, id))!)
      }),
    ),
    handle(routes.endAffiliation, (ask, { params, body }) =>
      ask.transaction(async (tx) => {
        const row = await findAffiliation(tx, params.id)
        if (!row) throw notFound()
        if (!mayEnd(ask, row))
          throw notYours(
            { zh: '控制关系由系统管理员或申报它的机构终止', en: 'A relation is ended by administrators or by the one that declared it' },
            { zh: '请申报的机构或系统管理员终止', en: 'Ask the one that declared it, or an administrator' },
          )
        if (row.untilOn !== null) throw ended()
        demandGround(body.ground)
        demandEnd(ask, row.sinceOn, body.untilOn)
        const { visitor } = ask
        if (!(await closeAffiliation(tx, params.id, { untilOn: body.untilOn, ground: body.ground.trim(), endedName: visitor.officerName })))
          throw ended()
        await recordAudit(
          tx,
          lineOf(ask, 'end-affiliation', 'organisation', row.controlledId, {
            controller: row.controllerId,
            untilOn: body.untilOn,
            ground: body.ground.trim(),
          }),
          ask.now,
        )
        return viewFor(ask, (await findAffiliation(tx, params.id))!)
      }),
    ),
  ]
}

type Declared = {
  readonly controllerId: string
  readonly controlledId: string
  readonly sinceOn: string
  readonly untilOn: string | null
  readonly ground: string
}

/** Refuses what cannot be; answers the parts both play. */
async function requireSound(tx: Tx, ask: Ask, body: Declared): Promise<ReadonlyMap<string, readonly string[]>> {
  demandGround(body.ground)
  if (body.sinceOn < earliest) throw invalid([{ field: 'sinceOn', message: { zh: `不能早于${earliest}`, en: `Not before ${earliest}` } }])
  if (body.sinceOn > ask.today)
    throw invalid([{ field: 'sinceOn', message: { zh: `不能晚于今天（${ask.today}）`, en: `Not later than today (${ask.today})` } }])
  if (body.untilOn !== null) demandEnd(ask, body.sinceOn, body.untilOn)
  if (body.controllerId === body.controlledId)
    throw invalid([{ field: 'controlledId', message: { zh: '不能与控制方相同', en: 'Not the controller itself' } }])
  const known = await rolesOf(tx, [body.controllerId, body.controlledId])
  const unknown = (['controllerId', 'controlledId'] as const).filter((field) => !known.has(body[field]))
  if (unknown.length > 0)
    throw new Denied(422, {
      code: 'unknown-organisation',
      message: { zh: '机构名录中没有这个机构', en: 'There is no such organisation in the list' },
      basis: 'choice:firm-affiliation',
      remedy: {
        zh: '请从名录中选；名录中没有的，请系统管理员先行添加',
        en: 'Choose one of the list, or ask an administrator to add it first',
      },
      fields: unknown.map((field) => ({ field, message: { zh: '没有这个机构', en: 'No such organisation' } })),
    })
  return known
}

/** What would keep an office from deciding, the office itself or an administrator declares. */
function requireOwn({ visitor }: Ask, { controllerId, controlledId }: Declared, roles: ReadonlyMap<string, readonly string[]>): void {
  const others = [controllerId, controlledId].filter((id) => id !== visitor.organisationId)
  if (visitor.role === 'system-administrator' || !others.some((id) => isOffice(roles.get(id) ?? []))) return
  throw new Denied(409, {
    code: 'office-declares',
    message: {
      zh: '对方行使审查职责：与它的控制关系决定它是否回避，由它自己或系统管理员申报',
      en: 'The other one decides cases: a relation with it decides whether it keeps out, so it or an administrator declares it',
    },
    basis: 'choice:reviewer-conflict',
    remedy: { zh: '请对方或系统管理员申报', en: 'Ask the other one, or an administrator' },
  })
}

function demandGround(ground: string): void {
  if (ground.trim().length < 2)
    throw invalid([{ field: 'ground', message: { zh: '请写明依据，至少2个字', en: 'State the ground, 2 characters at least' } }])
}

/** The day until which a relation stood is a day that came: what is to end later is ended then. */
function demandEnd({ today }: Ask, sinceOn: string, untilOn: string): void {
  if (untilOn < sinceOn) throw invalid([{ field: 'untilOn', message: { zh: '不能早于开始日期', en: 'Not before it began' } }])
  if (untilOn > today)
    throw invalid([
      {
        field: 'untilOn',
        message: {
          zh: `不能晚于今天（${today}），将来终止的到时再办`,
          en: `Not later than today (${today}): what ends later is ended then`,
        },
      },
    ])
}

function mayDeclare({ visitor }: Ask, { controllerId, controlledId }: { controllerId: string; controlledId: string }): boolean {
  return visitor.role === 'system-administrator' || visitor.organisationId === controllerId || visitor.organisationId === controlledId
}

/**
 * Administrators, or one of the two for what it declared itself: what the other side or an administrator declared is not its own to end,
 * nor what keeps an office out.
 */
function mayEnd(ask: Ask, row: AffiliationRow): boolean {
  return (
    mayDeclare(ask, row) &&
    (ask.visitor.role === 'system-administrator' || (ask.visitor.organisationId === row.declaredFor && !isOffice(row.roles)))
  )
}

function notYours(message: Words, remedy: Words): Denied {
  return new Denied(409, { code: 'not-yours', message, basis: 'choice:firm-affiliation', remedy })
}

function ended(): Denied {
  return new Denied(409, {
    code: 'affiliation-ended',
    message: { zh: '该控制关系已经终止', en: 'It ended already' },
    basis: 'choice:firm-affiliation',
    remedy: { zh: '刷新页面查看；仍有控制关系的，重新申报', en: 'Reload the page; declare it anew where control goes on' },
  })
}

function viewFor(ask: Ask, row: AffiliationRow): Affiliation {
  const { declaredFor: _, roles: _roles, ...shown } = row
  return { ...shown, declaredAt: row.declaredAt.toISOString(), mayEnd: row.untilOn === null && mayEnd(ask, row) }
}
