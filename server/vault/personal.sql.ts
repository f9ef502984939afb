import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** A personal answer of a case, sealed. */
export type SealedValue = { readonly id: string; readonly caseId: string; readonly field: string; readonly keyId: string; readonly sealed: Buffer; readonly digest: Buffer }

/** Keeps sealed answers; one that is there already stays as it is. */
export async function insertSealedValues(tx: Tx, values: readonly SealedValue[]): Promise<void> {
  const of = <T>(pick: (value: SealedValue) => T) => sql.val(values.map(pick))
  await sql`insert into sealed_values (id, case_id, field, key_id, sealed, digest, made_at) select v.*, now()
    from unnest(${of((v) => v.id)}::uuid[], ${of((v) => v.caseId)}::uuid[], ${of((v) => v.field)}::text[], ${of((v) => v.keyId)}::text[], ${of((v) => v.sealed)}::bytea[], ${of((v) => v.digest)}::bytea[]) v on conflict do nothing`.execute(tx)
}

/** The sealed answers of one case. */
export async function findSealedValues(tx: Tx, caseId: string): Promise<Pick<SealedValue, 'id' | 'field' | 'sealed'>[]> {
  const { rows } = await sql<Pick<SealedValue, 'id' | 'field' | 'sealed'>>`select id, field, sealed from sealed_values where case_id = ${caseId}`.execute(tx)
  return rows
}

type Aged = Pick<SealedValue, 'id' | 'caseId' | 'field' | 'sealed'>
/** Holds some values that are sealed by another key than this one. */
export async function lockAged(tx: Tx, current: string, limit: number): Promise<Aged[]> {
  const { rows } = await sql<Aged>`select id, case_id as "caseId", field, sealed from sealed_values where key_id <> ${current} order by key_id, id limit ${limit} for update skip locked`.execute(tx)
  return rows
}

/** Keeps values sealed by another key. */
export async function resealValues(tx: Tx, keyId: string, values: readonly { readonly id: string; readonly sealed: Buffer }[]): Promise<void> {
  await sql`update sealed_values v set key_id = ${keyId}, sealed = n.sealed from unnest(${sql.val(values.map((each) => each.id))}::uuid[], ${sql.val(values.map((each) => each.sealed))}::bytea[]) n (id, sealed) where v.id = n.id`.execute(tx)
}

/** Personal answers of one case that lie open: written before there was sealing. */
export type OpenAnswer = { readonly caseId: string; readonly field: string; readonly plain: string }

/** Open personal answers of some cases of these procedures, after a case; each once, wherever it stands in the case. */
export async function findOpenAnswers(tx: Tx, personal: readonly { procedure: string; fields: readonly string[] }[], after: string, limit: number): Promise<OpenAnswer[]> {
  const { rows } = await sql<OpenAnswer>`with personal as (select procedure, unnest(fields) as field from (select p ->> 'procedure' as procedure, array(select jsonb_array_elements_text(p -> 'fields')) as fields from jsonb_array_elements(${JSON.stringify(personal)}::jsonb) p) l),
      found as (select c.id, p.field, c.answers, c.draft from cases c join personal p on p.procedure = c.procedure where c.id > ${after}::uuid),
      said as (select id, field, answers ->> field as plain from found union select id, field, draft ->> field from found
        union select f.id, f.field, e.asked ->> f.field from found f join entries e on e.case_id = f.id union select f.id, f.field, e.answers ->> f.field from found f join entries e on e.case_id = f.id)
    select id as "caseId", field, plain from said where plain <> '' and plain !~ '^sealed:[0-9a-f-]{36}$' and plain !~ '^\\{' order by id, field limit ${limit}`.execute(tx)
  return rows
}

/** Puts the references of sealed answers in the places of the open ones, wherever their cases hold them. */
export async function putReferences(tx: Tx, answers: readonly (OpenAnswer & { readonly reference: string })[]): Promise<void> {
  await sql`select seal_answer((a ->> 'caseId')::uuid, a ->> 'field', a ->> 'plain', a ->> 'reference') from jsonb_array_elements(${JSON.stringify(answers)}::jsonb) a`.execute(tx)
}
