import { caseRoutes } from '#contract/cases.ts'
import { addWorkingDays, provisional } from '#contract/working-days.ts'
import { isSupervising } from '#law/parties.ts'
import type { Procedure } from '#law/procedure.ts'
import { procedures } from '#law/procedures.ts'
import { handle, type Ask, type Handling } from '#server/http/ask.ts'
import { sendExcel, stretched } from '#server/http/excel.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import { countTabs, findFirstInbox, findInbox, type InboxAsked, type InboxRow, isFirst, type Reader } from './inbox.sql.ts'
import { excelColumns, inboxLine, toExcelRow } from './inbox.ts'

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

/** The inbox: its lines, how many wait under each tab, and the whole of it as a spreadsheet. */
export function inboxHandlings(): Handling[] {
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
    handle(caseRoutes.inboxExcel, async (ask, { query }) => {
      const [asked, reader] = [askedOf(ask, query), readerOf(ask)]
      // The inbox brings one line more than it is asked for.
      const find = (limit: number, after: InboxAsked['after']) =>
        ask.transaction((tx) => findInbox(tx, reader, { ...asked, limit: limit - 1, after }))
      return sendExcel(
        ask,
        '工作台',
        excelColumns,
        stretched(find, keysOf(asked), (row) => toExcelRow(inboxLine(row, ask.today))),
      )
    }),
  ]
}
