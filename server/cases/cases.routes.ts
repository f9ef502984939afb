import { caseRoutes } from '#contract/cases.ts'
import { addWorkingDays, provisional } from '#contract/working-days.ts'
import { isSupervising } from '#law/parties.ts'
import type { Procedure } from '#law/procedure.ts'
import { procedures } from '#law/procedures.ts'
import { machineActs } from '#law/scopes.ts'
import { notByMachine, notFound } from '#server/denied.ts'
import { handle, type Ask, type Handling } from '#server/http/ask.ts'
import { sendExcel } from '#server/http/excel.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import { streamChanges } from '#server/http/changes.ts'
import type { Platform } from '#server/platform.ts'
import type { Tx } from '#server/db/transaction.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { countTabs, findFirstInbox, findInbox, type InboxAsked, type InboxRow, isFirst, type Reader } from './inbox.sql.ts'
import { excelColumns, inboxLine, toExcelRow } from './inbox.ts'
import type { Shown } from './act.ts'
import { contactsOf } from './covering.ts'
import { procedureOf } from './known.ts'
import { openedRow } from './personal-answers.ts'
import type { Actor } from './state.ts'
import { viewOf, wantedConditions } from './view.ts'
import { findCaseRow } from './view.sql.ts'

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

/** An office sees the cases of its procedures; whoever supervises, or sits nowhere, sees what row-level security lets them read. */
export function readerOf({ visitor, today }: Pick<Ask, 'visitor' | 'today'>): Reader {
  const seatIn = (p: Procedure) => p.seats[visitor.role as keyof typeof p.seats]
  const all = Object.values(procedures)
  const officeOf = (all.some(seatIn) && !isSupervising(visitor.role) ? all.filter((p) => seatIn(p) === 'office') : all).map((p) => p.id)
  return {
    role: visitor.role,
    organisationId: visitor.organisationId ?? '00000000-0000-0000-0000-000000000000',
    officerId: visitor.officerId,
    today,
    officeOf,
  }
}

/** The day up to which a case counts as due soon: three working days ahead. */
export function soonAfter(today: string): string {
  const exact = addWorkingDays(today, 3)
  return 'date' in exact ? exact.date : provisional(today, 3).date
}

type Query = {
  tab: InboxAsked['tab']
  procedure?: string | undefined
  step?: string | undefined
  q?: string | undefined
  order?: InboxAsked['order'] | undefined
  limit?: number | undefined
  cursor?: string | undefined
}

function askedOf(ask: Ask, query: Query): InboxAsked {
  const order = query.tab === 'closed' ? 'recent' : (query.order ?? 'due')
  return {
    tab: query.tab,
    procedure: query.procedure,
    step: query.step,
    q: query.q,
    order,
    limit: query.limit ?? 50,
    soon: soonAfter(ask.today),
    after: fromCursor(query.cursor, order === 'recent' ? ['instant', 'uuid'] : ['date', 'uuid']),
  }
}

const keysOf = (asked: InboxAsked) => (row: InboxRow) =>
  asked.order === 'recent' ? [row.acted_at.toISOString(), row.id] : [row.due_on, row.id]

/** The routes of the desk: inbox, the one case page, opening, drafts, acts and live changes. */
export function caseHandlings(platform: Platform): Handling[] {
  const { desk } = platform
  const opened = async (tx: Tx, id: string) => {
    const row = await findCaseRow(tx, id)
    if (!row) throw notFound()
    return openedRow(tx, desk.personal, procedureOf(row.kase), row)
  }
  const view = async (ask: Ask, tx: Tx, id: string) => {
    const row = await opened(tx, id)
    const isOther = row.kase.holderId !== null && row.kase.holderId !== ask.visitor.organisationId && ask.request.method === 'GET'
    if (isOther)
      await recordAudit(
        tx,
        {
          officerId: ask.visitor.officerId,
          organisationId: ask.visitor.organisationId,
          role: ask.visitor.role,
          action: 'read-case',
          objectKind: 'case',
          objectId: id,
          outcome: 'done',
          holderId: row.kase.holderId,
          requestId: ask.requestId,
          address: ask.address,
        },
        ask.now,
      )
    return viewOf(
      row,
      await desk.actorFor(tx, row.kase, actorOf(ask), ask.today),
      await desk.factsOf(tx, row.kase, wantedConditions(row.kase), ask.today),
      ask.today,
    )
  }
  // What the act was judged by is not asked again.
  const viewAfter = async (ask: Ask, tx: Tx, { actor, facts, row: shown }: Shown) => {
    const row = await openedRow(tx, desk.personal, procedureOf(shown.kase), shown)
    const missing = wantedConditions(row.kase).filter((c) => !(c in facts))
    return viewOf(
      row,
      await desk.actorFor(tx, row.kase, actor, ask.today),
      { ...facts, ...(await desk.factsOf(tx, row.kase, missing, ask.today)) },
      ask.today,
    )
  }
  return [
    handle(caseRoutes.inbox, async (ask, { query }) => {
      const [asked, reader] = [askedOf(ask, query), readerOf(ask)]
      return ask.transaction(
        async (tx) => {
          const { rows, counted } = query.cursor
            ? { rows: await findInbox(tx, reader, asked), counted: 0 }
            : await findFirstInbox(tx, reader, asked)
          return toPage(rows, asked.limit, counted, keysOf(asked), (row) => inboxLine(row, ask.today))
        },
        isFirst(asked) ? 'kept' : 'anew',
      )
    }),
    handle(caseRoutes.inboxCounts, async (ask) => ask.transaction((tx) => countTabs(tx, readerOf(ask), soonAfter(ask.today)), 'kept')),
    handle(caseRoutes.inboxExcel, async (ask, { query }) =>
      sendExcel(ask, '工作台', excelColumns, async (after) =>
        ask.transaction(async (tx) => {
          const asked = { ...askedOf(ask, { ...query, limit: 500 }), limit: 500, after: after as (string | null)[] | null }
          const rows = await findInbox(tx, readerOf(ask), asked)
          return {
            rows: rows.slice(0, 500).map((row) => toExcelRow(inboxLine(row, ask.today))),
            next: rows.length > 500 ? keysOf(asked)(rows[499]!) : null,
          }
        }),
      ),
    ),
    handle(caseRoutes.readCase, async (ask, { params }) => ask.transaction((tx) => view(ask, tx, params.id), 'kept')),
    handle(caseRoutes.openCase, async (ask, { body }) =>
      ask.transaction(async (tx) => {
        const { id, number, version, fields } = await desk.open(tx, {
          procedure: body.procedure,
          subjectId: body.subjectId ?? null,
          answers: body.answers,
          key: body.key,
          actor: actorOf(ask),
          at: ask.now,
          today: ask.today,
          requestId: ask.requestId,
          address: ask.address,
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
          actor: actorOf(ask),
          at: ask.now,
          today: ask.today,
          requestId: ask.requestId,
          address: ask.address,
        })
        return shown && viewAfter(ask, tx, shown)
      }, 'kept')
      return page ?? ask.transaction((tx) => view(ask, tx, params.id), 'kept')
    }),
    handle(caseRoutes.showCaseContacts, async (ask, { params, body }) =>
      ask.transaction(async (tx) => {
        const row = await opened(tx, params.id)
        const answers = contactsOf(procedureOf(row.kase), row, await desk.actorFor(tx, row.kase, actorOf(ask), ask.today))
        await recordAudit(
          tx,
          {
            officerId: ask.visitor.officerId,
            organisationId: ask.visitor.organisationId,
            role: ask.visitor.role,
            action: 'show-contacts',
            objectKind: 'case',
            objectId: params.id,
            outcome: 'done',
            detail: { reason: body.reason, fields: Object.keys(answers) },
            holderId: row.kase.holderId,
            requestId: ask.requestId,
            address: ask.address,
          },
          ask.now,
        )
        return { answers }
      }),
    ),
    handle(caseRoutes.caseEvents, async (ask) => streamChanges(ask, platform.live, platform.leaving)),
  ]
}
