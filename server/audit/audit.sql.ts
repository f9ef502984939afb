import { sql, type RawBuilder } from 'kysely'
import type { AuditAction, AuditObject } from '#law/audit.ts'
import type { Tx } from '#server/db/transaction.ts'

/** One line of the log: who did what to which thing, with what outcome. `holderId` lets the holder see reads of what it holds. */
export type AuditLine = {
  readonly officerId: string | null
  readonly organisationId: string | null
  readonly role: string
  readonly action: AuditAction
  readonly objectKind: AuditObject
  readonly objectId: string
  readonly outcome: 'done' | 'denied' | 'failed'
  readonly detail?: Record<string, unknown>
  readonly holderId?: string | null
  readonly requestId?: string
  readonly address?: string
}

/** For whom whoever stands in acted (choice:hand-over), to be added to the detail; a part of an organisation is held once, so the line names the post. */
const principalOf = (officer: RawBuilder<unknown>, organisation: RawBuilder<unknown>, role: RawBuilder<unknown>) => sql`coalesce((
  select jsonb_build_object('standsFor', m.officer_id)
  from posts p
  join posts m on m.id = p.stands_for
  where p.officer_id = ${officer} and p.organisation_id = ${organisation} and p.role = ${role}), '{}')`

/** By which token a machine acted, to be added to the detail (choice:api-token). */
const byToken = sql`coalesce(nullif(current_setting('app.token', true), ''), '{}')::jsonb`

/** The line as an `insert` that can stand alone or inside a statement that does more. */
export function auditInsert(line: AuditLine, at: Date) {
  return sql`
    insert into audit_log (
      platform_at, officer_id, organisation_id, role, action, object_kind, object_id, outcome, detail, holder_id, request_id,
      address
    )
    values (${at}, ${line.officerId}, ${line.organisationId}, ${line.role}, ${line.action}, ${line.objectKind}, ${line.objectId}, ${line.outcome},
      ${JSON.stringify(line.detail ?? {})}::jsonb ${line.officerId ? sql`|| ${principalOf(sql`${line.officerId}::uuid`, sql`${line.organisationId}::uuid`, sql`${line.role}`)}` : sql``} || ${byToken}, ${line.holderId ?? null}, ${line.requestId ?? ''}, ${line.address ?? ''})`
}

/** A line of the platform as a row of a list that a statement is given, and the columns by which the statement reads it. */
export const auditRow = (line: AuditLine) => ({
  action: line.action,
  object_kind: line.objectKind,
  object_id: line.objectId,
  outcome: line.outcome,
  detail: line.detail ?? {},
  holder_id: line.holderId ?? null,
  request_id: line.requestId ?? '',
  address: line.address ?? '',
})
export const auditRowColumns = {
  action: 'text',
  object_kind: 'text',
  object_id: 'text',
  outcome: 'text',
  detail: 'jsonb',
  holder_id: 'uuid',
  request_id: 'text',
  address: 'text',
} as const

/** The lines of such a list, for whom nobody stands in, as an `insert`; the list has their `role`, `at` and place `n` as well. */
export function auditRowsInsert(list: RawBuilder<unknown>) {
  return sql`insert into audit_log (platform_at, role, action, object_kind, object_id, outcome, detail, holder_id, request_id, address)
    select at, role, action, object_kind, object_id, outcome, detail || ${byToken}, holder_id, request_id, address from ${list} order by n`
}

/** Appends one line to the log. */
export async function recordAudit(tx: Tx, line: AuditLine, at: Date): Promise<void> {
  await auditInsert(line, at).execute(tx)
}

/** Appends many lines at once, in their order. */
export async function recordAudits(tx: Tx, lines: readonly AuditLine[], at: Date): Promise<void> {
  await sql`
    insert into audit_log (
      platform_at, officer_id, organisation_id, role, action, object_kind, object_id, outcome, detail, holder_id, request_id,
      address
    )
    select ${at}, (l ->> 'officerId')::uuid, (l ->> 'organisationId')::uuid, l ->> 'role', l ->> 'action', l ->> 'objectKind',
      l ->> 'objectId', l ->> 'outcome',
      coalesce(l -> 'detail', '{}') || ${principalOf(sql`(l ->> 'officerId')::uuid`, sql`(l ->> 'organisationId')::uuid`, sql`l ->> 'role'`)} || ${byToken},
      (l ->> 'holderId')::uuid, coalesce(l ->> 'requestId', ''), coalesce(l ->> 'address', '')
    from jsonb_array_elements(${JSON.stringify(lines)}::jsonb) with ordinality lines (l, n) order by n`.execute(tx)
}
