import { type HealthLine, healthRoutes as routes } from '#contract/health.ts'
import { mostCounted } from '#contract/route.ts'
import { daysAfter, isWorkingDay, loadedYears } from '#contract/working-days.ts'
import { type EarlierDecision, earlierDecisions } from '#law/earlier.ts'
import { forms } from '#law/forms.ts'
import { healthRules, type HealthRule } from '#law/health.ts'
import { partiesAt, type Procedure, seatOf } from '#law/procedure.ts'
import { procedures } from '#law/procedures.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { actorOf } from '#server/cases/cases.routes.ts'
import { findCase } from '#server/cases/cases.sql.ts'
import { afterKey, clockKey } from '#server/cases/clocks.ts'
import { partActs } from '#server/cases/joint.ts'
import { asSystem } from '#server/db/transaction.ts'
import { notFound } from '#server/denied.ts'
import { handle, type Ask, type Handling } from '#server/http/ask.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import type { Platform } from '#server/platform.ts'
import { applies } from '#server/registration/change-facts.ts'
import { toldWords } from './health-words.ts'
import {
  countStuck,
  findFailedJob,
  findReadable,
  findStuck,
  type HealthGround,
  type LawStep,
  type LineRow,
  tellStuck,
} from './health.view.sql.ts'
import { healthQueries } from './health-queries.sql.ts'

const kindsOfChange = Object.keys(forms['change-application'].sections[0].fields.kind.options)

const decidedAt = (earlier: EarlierDecision) =>
  Object.entries<readonly string[]>(earlierDecisions[earlier].steps).flatMap(([procedure, steps]) =>
    steps.map((step) => `${procedure}/${step}`),
  )

/** The steps of all procedures as the health queries read them. */
export const lawSteps = (): LawStep[] =>
  Object.values<Procedure>(procedures).flatMap((procedure) =>
    Object.entries(procedure.steps).flatMap(([step, s]) =>
      [s.by, ...(s.joint?.with ?? [])].map((role): LawStep => {
        const needs = Object.values(s.may).flatMap((move) => move?.needs ?? [])
        return {
          procedure: procedure.id,
          step,
          role,
          roles: partiesAt(s),
          instead: role === s.by ? [role, ...(s.orBy ?? [])] : [role],
          seat: seatOf(procedure, s, role) ?? '',
          seats: partiesAt(s).map((party) => seatOf(procedure, s, party) ?? ''),
          joint_parts: s.joint ? partActs(s) : null,
          clock: s.after ? afterKey(step) : clockKey(procedure, step),
          days: s.after?.workingDays ?? s.within?.workingDays ?? null,
          ends_itself: s.after !== undefined,
          waits_for: s.after?.unlessOpen ?? null,
          not_by: s.notBy?.steps ?? [],
          earlier: s.notBy?.earlier ?? null,
          earlier_steps: s.notBy?.earlier ? decidedAt(s.notBy.earlier) : [],
          needs_opinion: needs.includes('unqualified-opinion'),
          needs_valuation: needs.includes('valuation-report'),
          without_papers: kindsOfChange.filter((kind) => !applies('unqualified-opinion', { procedure: procedure.id, draft: { kind } })),
        }
      }),
    ),
  )

/** The loaded calendar as two rows to look up: how many working days there are up to each day from the first on, and which day each of them is. */
function calendarOf(first: string, last: string): HealthGround['calendar'] {
  const until: number[] = []
  const days: string[] = []
  for (let day = first; day <= last; day = daysAfter(day, 1)) {
    if (isWorkingDay(day)) days.push(day)
    until.push(days.length)
  }
  return { first, last, until, days }
}
const groundOf = ({ now, today }: Pick<Ask, 'now' | 'today'>): HealthGround => ({
  at: now,
  today,
  calendar: calendarOf(`${loadedYears()[0]}-01-01`, `${loadedYears().at(-1)}-12-31`),
  law: lawSteps(),
})

const cappedAt = (counted = 0) => ({ total: Math.min(counted, mostCounted), isCapped: counted > mostCounted })

/** A line as it is told: of a draft the number alone unless its time is over, and account administrators get no detail of a case. */
function lineOf(row: LineRow | undefined, role: string, readable: ReadonlySet<string>): HealthLine[] {
  if (!row) return []
  const line = {
    rule: row.rule,
    key: row.key,
    caseId: row.case_id,
    number: row.number,
    isDraft: row.is_draft,
    mayOpen: row.case_id !== null && (row.is_draft ? readable.has(row.case_id) : role !== 'system-administrator'),
  }
  if (row.is_draft && !('tellsDrafts' in healthRules[row.rule]))
    return [{ ...line, procedure: null, step: null, since: null, owner: toldWords(''), detail: toldWords('') }]
  return [
    {
      ...line,
      procedure: row.procedure,
      step: row.step,
      since: row.since,
      owner: toldWords(row.owner),
      detail: toldWords(row.case_id !== null && role === 'system-administrator' ? '' : row.detail),
    },
  ]
}

/**
 * What is stuck, why, and what helps: read in the platform's name, since an administrator who reads no case must see that nobody can act
 * on one (choice:stuck-cases).
 */
export function healthHandlings({ db, desk, jobs }: Platform): Handling[] {
  return [
    handle(routes.readCaseHealth, async (ask) => {
      const counts = await asSystem(db, (tx) => countStuck(tx, groundOf(ask)))
      return {
        asOf: ask.now.toISOString(),
        rules: (Object.keys(healthRules) as HealthRule[]).map((id) => ({
          id,
          ...healthRules[id],
          query: healthQueries[id].trim(),
          ...cappedAt(counts[id]),
        })),
      }
    }),
    handle(routes.listStuck, async (ask, { query }) => {
      const given = groundOf(ask)
      const { places, total, lines } = await asSystem(db, async (tx) => {
        const found = await findStuck(tx, given, { ...query, after: fromCursor(query.cursor, ['number', 'text']) })
        return { ...found, lines: await tellStuck(tx, given, found.places.slice(0, query.limit)) }
      })
      const drafts = lines.flatMap((line) => (line.is_draft && line.case_id !== null ? [line.case_id] : []))
      const readable = drafts.length > 0 ? await ask.transaction((tx) => findReadable(tx, drafts)) : new Set<string>()
      const page = toPage(places, query.limit, total, (row) => [row.place, row.key])
      const told = new Map(lines.map((line) => [`${line.place}:${line.key}`, line]))
      // What came right between the two readings is not told of.
      return { ...page, items: page.items.flatMap((row) => lineOf(told.get(`${row.place}:${row.key}`), ask.visitor.role, readable)) }
    }),
    handle(routes.setClock, async (ask, { params, body }) => {
      // Who reads the case may set its clock, but has no part in it: the row is written by the platform, in that officer's name.
      if (!(await ask.transaction((tx) => findCase(tx, params.id)))) throw notFound()
      return asSystem(db, (tx) =>
        desk.settle(tx, {
          caseId: params.id,
          reason: body.reason,
          key: body.key,
          actor: actorOf(ask),
          at: ask.now,
          today: ask.today,
          requestId: ask.requestId,
          address: ask.address,
        }),
      )
    }),
    handle(routes.runJobAgain, async (ask, { params }) => {
      const queue = await asSystem(db, async (tx) => {
        const found = await findFailedJob(tx, params.id)
        if (found)
          await recordAudit(
            tx,
            {
              officerId: ask.visitor.officerId,
              organisationId: ask.visitor.organisationId,
              role: ask.visitor.role,
              action: 'run-job',
              objectKind: 'job',
              objectId: params.id,
              outcome: 'done',
              detail: { queue: found },
              requestId: ask.requestId,
              address: ask.address,
            },
            ask.now,
          )
        return found
      })
      if (!queue) throw notFound()
      await jobs.again(queue, params.id)
      return { queue }
    }),
  ]
}
