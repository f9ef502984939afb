import { caseRoutes } from '#contract/cases.ts'
import { machineActs } from '#law/scopes.ts'
import { notByMachine, notFound } from '#server/denied.ts'
import { handle, type Ask, type Handling } from '#server/http/ask.ts'
import { streamChanges } from '#server/http/changes.ts'
import type { Platform } from '#server/platform.ts'
import type { Tx } from '#server/db/transaction.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { auditLine, noteReading } from '#server/audit/noting.ts'
import type { Shown } from './act.ts'
import { wantedConditions } from './checklist.ts'
import { contactsOf } from './covering.ts'
import type { Desk } from './desk.ts'
import { inboxHandlings } from './inbox.routes.ts'
import { procedureOf } from './known.ts'
import { openedRow } from './personal-answers.ts'
import type { Actor } from './state.ts'
import { viewOf } from './view.ts'
import { type CaseRow, findCaseRow } from './view.sql.ts'

/** The visitor as the desk knows them. */
export function actorOf({ visitor }: Ask): Actor {
  return {
    officerId: visitor.officerId,
    officerName: visitor.officerName,
    postId: visitor.postId,
    organisationId: visitor.organisationId,
    organisationName: visitor.organisationName,
    role: visitor.role,
    endedOn: visitor.endedOn,
    isProved: visitor.isProved,
    isMachine: visitor.token !== undefined,
  }
}

/** The routes of the desk: inbox, the one case page, opening, drafts, acts and live changes. */
export function caseHandlings({ desk, live, leaving }: Platform): Handling[] {
  return [
    ...inboxHandlings(),
    handle(caseRoutes.readCase, async (ask, { params }) => ask.transaction((tx) => readPage(tx, desk, ask, params.id), 'kept')),
    handle(caseRoutes.openCase, async (ask, { body }) =>
      ask.transaction(async (tx) => {
        const { id, number, version, fields } = await desk.open(tx, {
          procedure: body.procedure,
          subjectId: body.subjectId ?? null,
          answers: body.answers,
          key: body.key,
          ...handOf(ask),
        })
        return { id, number, version, fields }
      }),
    ),
    handle(caseRoutes.saveDraft, async (ask, { params, body }) =>
      ask.transaction((tx) =>
        desk.saveDraft(tx, {
          caseId: params.id,
          version: body.version,
          draftRevision: body.draftRevision,
          answers: body.answers,
          actor: actorOf(ask),
          today: ask.today,
        }),
      ),
    ),
    handle(caseRoutes.actOnCase, async (ask, { params, body }) => {
      if (ask.visitor.token && !machineActs.includes(body.act)) throw notByMachine()
      const page = await ask.transaction(async (tx) => {
        const shown = await desk.actShown(tx, {
          caseId: params.id,
          act: body.act,
          version: body.version,
          draftRevision: body.draftRevision,
          key: body.key,
          reason: body.reason,
          asked: body.asked,
          ticks: body.ticks,
          ...handOf(ask),
        })
        return shown && pageAfter(tx, desk, ask, shown)
      }, 'kept')
      return page ?? ask.transaction((tx) => readPage(tx, desk, ask, params.id), 'kept')
    }),
    handle(caseRoutes.showCaseContacts, async (ask, { params, body }) =>
      ask.transaction((tx) => showContacts(tx, desk, ask, params.id, body.reason)),
    ),
    handle(caseRoutes.caseEvents, async (ask) => streamChanges(ask, live, leaving)),
  ]
}

/** Who asks the desk to write, when, and by which request. */
const handOf = (ask: Ask) => ({ actor: actorOf(ask), at: ask.now, today: ask.today, requestId: ask.requestId, address: ask.address })

async function openedCaseRow(tx: Tx, desk: Desk, id: string): Promise<CaseRow> {
  const row = await findCaseRow(tx, id)
  if (!row) throw notFound()
  return openedRow(tx, desk.personal, procedureOf(row.kase), row)
}

/** The page of a case, read anew; whoever looks at a case about what somebody else holds leaves a line that the holder can see. */
async function readPage(tx: Tx, desk: Desk, ask: Ask, id: string) {
  const row = await openedCaseRow(tx, desk, id)
  const { holderId } = row.kase
  if (holderId !== null && ask.request.method === 'GET') await noteReading(tx, ask, 'read-case', { kind: 'case', id, holderId })
  return viewOf(
    row,
    await desk.actorFor(tx, row.kase, actorOf(ask), ask.today),
    await desk.factsOf(tx, row.kase, wantedConditions(row.kase), ask.today),
    ask.today,
  )
}

/** The page of a case as an act left it: what the act was judged by is not asked again. */
async function pageAfter(tx: Tx, desk: Desk, ask: Ask, { actor, facts, row: shown }: Shown) {
  const row = await openedRow(tx, desk.personal, procedureOf(shown.kase), shown)
  const missing = wantedConditions(row.kase).filter((c) => !(c in facts))
  return viewOf(
    row,
    await desk.actorFor(tx, row.kase, actor, ask.today),
    { ...facts, ...(await desk.factsOf(tx, row.kase, missing, ask.today)) },
    ask.today,
  )
}

/** The contacts of a case shown whole, for a reason that is kept. */
async function showContacts(tx: Tx, desk: Desk, ask: Ask, id: string, reason: string) {
  const row = await openedCaseRow(tx, desk, id)
  const answers = contactsOf(procedureOf(row.kase), row, await desk.actorFor(tx, row.kase, actorOf(ask), ask.today))
  const what = { kind: 'case', id, holderId: row.kase.holderId } as const
  await recordAudit(tx, auditLine(ask, 'show-contacts', what, { reason, fields: Object.keys(answers) }), ask.now)
  return { answers }
}
