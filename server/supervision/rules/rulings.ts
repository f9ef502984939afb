import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { rulingRoutes as routes } from '#contract/supervision-rulings.ts'
import { textOf } from '#contract/text-of.ts'
import { publishedKinds, type RulingKind } from '#law/rulings.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { EffectWork } from '#server/cases/lent.ts'
import { findFiled } from '#server/cases/subject.sql.ts'
import { invalid, notFound } from '#server/denied.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { countOf, fromCursor, toPage } from '#server/http/pages.ts'
import { countMeetings, countRulings, findMeeting, insertMeeting, insertRuling, listMeetings, listRulings } from './rulings.sql.ts'

/** What both bureaux decided enters the register; interpretations and revisions are public (§8.4). */
export const rulingEffects = {
  'publish-ruling': async (tx, { kase, at }) => {
    const draft = await findFiled(tx, kase.id, 'drafting', 'file')
    assert(draft && kase.applicantId, 'somebody asked and the Data Bureau drafted')
    const a = kase.answers
    const kind = a['kind'] as RulingKind
    await insertRuling(tx, {
      caseId: kase.id,
      kind,
      isPublic: publishedKinds.includes(kind),
      askedBy: kase.applicantId,
      clause: textOf(a['clause']),
      title: textOf(a['title']),
      question: textOf(a['question']),
      answer: textOf(draft.asked['answer']),
      effectiveOn: textOf(draft.asked['effectiveOn']),
      at,
    })
  },
} as const satisfies Record<string, EffectWork>

/** What was decided about the guideline, and the log of the liaison meeting (§8.4). */
export function rulingHandlings(): Handling[] {
  return [
    handle(routes.listRulings, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const rows = await listRulings(tx, query.q, { limit: query.limit + 1, after: fromCursor(query.cursor, ['instant', 'uuid']) })
        return toPage(rows, query.limit, await countOf(rows, query, () => countRulings(tx, query.q)), (r) => [r.decidedAt, r.caseId])
      }),
    ),
    handle(routes.listMeetings, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const rows = await listMeetings(tx, { limit: query.limit + 1, after: fromCursor(query.cursor, ['date', 'uuid']) })
        return toPage(rows, query.limit, await countOf(rows, query, () => countMeetings(tx)), (m) => [m.metOn, m.id])
      }),
    ),
    handle(routes.addMeeting, (ask, { body }) =>
      ask.transaction(async (tx) => {
        const { visitor } = ask
        if (body.metOn > ask.today) throw invalid([{ field: 'metOn', message: { zh: '不能晚于今天', en: 'Not later than today' } }])
        const id = randomUUID()
        await insertMeeting(tx, { ...body, id, by: visitor.officerName, organisationId: visitor.organisationId!, at: ask.now })
        const made = await findMeeting(tx, visitor.organisationId!, body.key)
        if (!made) throw notFound()
        if (made.id === id)
          await recordAudit(
            tx,
            {
              officerId: visitor.officerId,
              organisationId: visitor.organisationId,
              role: visitor.role,
              action: 'note-meeting',
              objectKind: 'meeting',
              objectId: id,
              outcome: 'done',
              detail: { title: body.title },
              requestId: ask.requestId,
              address: ask.address,
            },
            ask.now,
          )
        return made
      }),
    ),
  ]
}
