import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** A personal answer of a case, sealed. */
export type SealedValue = {
  readonly id: string
  readonly caseId: string
  readonly field: string
  readonly keyId: string
  readonly sealed: Buffer
}

/** Keeps sealed answers; one that is there already stays as it is. */
export async function insertSealedValues(tx: Tx, values: readonly SealedValue[]): Promise<void> {
  const of = <T>(pick: (value: SealedValue) => T) => sql.val(values.map(pick))
  await sql`insert into sealed_values (id, case_id, field, key_id, sealed, made_at) select v.*, now()
    from unnest(${of((v) => v.id)}::uuid[], ${of((v) => v.caseId)}::uuid[], ${of((v) => v.field)}::text[], ${of((v) => v.keyId)}::text[], ${of((v) => v.sealed)}::bytea[]) v
      on conflict do nothing`.execute(tx)
}

/** Keeps what a draft holds, in the place of what it held before. */
export async function putDraftValues(tx: Tx, values: readonly SealedValue[]): Promise<void> {
  const of = <T>(pick: (value: SealedValue) => T) => sql.val(values.map(pick))
  await sql`insert into sealed_values (id, case_id, field, key_id, sealed, is_draft, made_at) select v.*, true, now()
    from unnest(${of((v) => v.id)}::uuid[], ${of((v) => v.caseId)}::uuid[], ${of((v) => v.field)}::text[], ${of((v) => v.keyId)}::text[], ${of((v) => v.sealed)}::bytea[]) v
    on conflict (id) do update set key_id = excluded.key_id, sealed = excluded.sealed`.execute(tx)
}

/** Some sealed answers of one case, by their ids. */
export async function findSealedValues(
  tx: Tx,
  caseId: string,
  ids: readonly string[],
): Promise<Pick<SealedValue, 'id' | 'field' | 'sealed'>[]> {
  const { rows } = await sql<
    Pick<SealedValue, 'id' | 'field' | 'sealed'>
  >`select id, field, sealed from sealed_values where case_id = ${caseId} and id = any(${sql.val([...ids])}::uuid[])`.execute(tx)
  return rows
}

type Aged = Pick<SealedValue, 'id' | 'caseId' | 'field' | 'sealed'>
/** Holds some values that are sealed by another key than this one. */
export async function lockAged(tx: Tx, current: string, limit: number): Promise<Aged[]> {
  const { rows } = await sql<Aged>`
      select id, case_id as "caseId", field, sealed
      from sealed_values
      where key_id <> ${current}
      order by key_id, id
      limit ${limit} for update skip locked
    `.execute(tx)
  return rows
}

/** Keeps values sealed by another key. */
export async function resealValues(
  tx: Tx,
  keyId: string,
  values: readonly { readonly id: string; readonly sealed: Buffer }[],
): Promise<void> {
  await sql`
    update sealed_values v
    set key_id = ${keyId}, sealed = n.sealed
    from unnest(${sql.val(values.map((each) => each.id))}::uuid[], ${sql.val(values.map((each) => each.sealed))}::bytea[]) n (id, sealed)
    where v.id = n.id
  `.execute(tx)
}

/** Personal answers of one case that lie open: written before there was sealing. */
export type OpenAnswer = { readonly caseId: string; readonly field: string; readonly plain: string }

type PersonalFields = readonly { readonly procedure: string; readonly fields: readonly string[] }[]
/** Whether answers from before there was sealing may still lie open. */
export async function mayLieOpen(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{
    may: boolean
  }>`select exists (select from sealing_keys where purpose = 'digest' and ended_at is null and answers_done_at is null) as may`.execute(tx)
  return rows[0]!.may
}

/** Remembers that none does any more: what is written since is sealed. */
export async function noteAnswersDone(tx: Tx): Promise<void> {
  await sql`update sealing_keys set answers_done_at = now() where purpose = 'digest' and ended_at is null`.execute(tx)
}

/** Cases of these procedures, after one, in order. */
export async function findPersonalCases(tx: Tx, personal: PersonalFields, after: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`
    select id
    from cases
    where id > ${after}::uuid and procedure = any(${sql.val(personal.map(({ procedure }) => procedure))}::text[])
    order by id
    limit ${limit}
  `.execute(tx)
  return rows.map(({ id }) => id)
}

/** Open personal answers of some cases; each once, wherever it stands in the case. */
export async function findOpenAnswers(tx: Tx, personal: PersonalFields, cases: readonly string[]): Promise<OpenAnswer[]> {
  const { rows } = await sql<OpenAnswer>`
      with personal as (
        select procedure, unnest(fields) as field
        from (
          select p ->> 'procedure' as procedure, array(select jsonb_array_elements_text(p -> 'fields')) as fields
          from jsonb_array_elements(${JSON.stringify(personal)}::jsonb) p
        ) l
      ),
        found as (select c.id, p.field, c.answers, c.draft from cases c join personal p on p.procedure = c.procedure where c.id = any(${sql.val([...cases])}::uuid[])),
        said as (select id, field, answers ->> field as plain from found union select id, field, draft ->> field from found
        union
        select f.id, f.field, e.asked ->> f.field
        from found f
        join entries e on e.case_id = f.id
        union
        select f.id, f.field, e.answers ->> f.field
        from found f
        join entries e on e.case_id = f.id)
      select id as "caseId", field, plain
      from said
      where plain <> '' and plain !~ '^sealed:[0-9a-f-]{36}$' and plain !~ '^\\{'
      order by id, field`.execute(tx)
  return rows
}

/** Puts the references of sealed answers in the places of the open ones, wherever their cases hold them. */
export async function putReferences(tx: Tx, answers: readonly (OpenAnswer & { readonly reference: string })[]): Promise<void> {
  await sql`
    select seal_answer((a ->> 'caseId')::uuid, a ->> 'field', a ->> 'plain', a ->> 'reference')
    from jsonb_array_elements(${JSON.stringify(answers)}::jsonb) a
  `.execute(tx)
}
