import type { Words } from '#law/words.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Ask } from '#server/http/ask.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'
import { endPost } from './posts.sql.ts'
import { settleRequests } from './request-notes.ts'
import { withdrawStandInsFor } from './requests.sql.ts'
import { findStoodInFor, type StandInRow, stillStands } from './stand-ins.sql.ts'

/** What others started ends as the officer comes back, and what they still ask for is withdrawn; of what ended the organisation is told (choice:hand-over). */
export async function endStoodIn(tx: Tx, ask: Pick<Ask, 'now' | 'today' | 'requestId' | 'address'>, officerId: string): Promise<void> {
  const asked = await withdrawStandInsFor(tx, officerId, ask.now)
  if (asked.length > 0) await settleRequests(tx, asked, officerId, ask.now)
  for (const id of asked)
    await recordAudit(
      tx,
      {
        officerId,
        organisationId: null,
        role: 'system',
        action: 'withdraw-request',
        objectKind: 'account-request',
        objectId: id,
        outcome: 'done',
        detail: { kind: 'stand-in', why: 'came-back' },
        requestId: ask.requestId,
        address: ask.address,
      },
      ask.now,
    )
  for (const row of await findStoodInFor(tx, officerId, ask.today)) {
    if (await stillStands(tx, row.id)) await endPost(tx, row.id, ask.now)
    await tellOfStandIn(tx, ask.now, row, 'hand-over-ended', {
      zh: `${row.forName}已经回来登录，${row.officerName}不再代其办理`,
      en: `${row.forName} is back: ${row.officerName} stands in no more`,
    })
    await recordAudit(
      tx,
      {
        officerId,
        organisationId: row.organisationId,
        role: row.role,
        action: 'end-hand-over',
        objectKind: 'post',
        objectId: row.id,
        outcome: 'done',
        detail: { officer: row.officerId, role: row.role },
        requestId: ask.requestId,
        address: ask.address,
      },
      ask.now,
    )
  }
}

/** Tells the organisation, so that whoever stands in and whoever works beside them know whose turn it is. */
export const tellOfStandIn = (
  tx: Tx,
  now: Date,
  row: Pick<StandInRow, 'id'> & { readonly organisationId: string },
  kind: 'handed-over' | 'hand-over-ended',
  words: Words,
) =>
  sendNotes(
    tx,
    [
      {
        organisationId: row.organisationId,
        kind,
        subject: `${row.id}:${now.toISOString()}`,
        words,
        basis: 'choice:hand-over',
        href: `/desk/organisations/${row.organisationId}`,
      },
    ],
    now,
  )
