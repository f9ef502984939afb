import { sql } from 'kysely'
import type { Officer } from '#contract/parties.ts'
import type { DemoPerson } from '#contract/session.ts'
import type { AccountState } from '#law/account-states.ts'
import { choices } from '#law/choices.ts'
import { byKey } from '#server/db/by-key.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'
import { sortable, type SortedPlace } from '#server/http/sorting.sql.ts'
import { invalid } from '#server/denied.ts'
import { heldOn } from './held-on.sql.ts'

/** After this many wrong passwords in a row an account is locked for so long (choice:lock-out). */
export const lockOut = { failures: 5, ms: 15 * 60_000 } as const

/** What signing in needs to know of an officer: the password and how it stands with it, and which second factors there are. */
export type Account = {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly passwordHash: string
  readonly isActive: boolean
  readonly state: AccountState
  readonly lockedUntil: Date | null
  readonly mustChange: boolean
  readonly passwordSetAt: Date
  readonly hasCode: boolean
  readonly hasPasskey: boolean
  readonly recoveryLeft: number
  /** Whether somebody else bound it at the provider, and its owner has not proved itself since by what is its own. */
  readonly isBoundByHand: boolean
}

const account = sql<Account>`
  ${byKey}select o.id, o.login, o.name, o.password_hash as "passwordHash", o.is_active as "isActive", o.state,
    o.locked_until as "lockedUntil", o.must_change_password as "mustChange", o.password_set_at as "passwordSetAt",
    exists (select from one_time_codes c where c.officer_id = o.id and c.confirmed_at is not null) as "hasCode",
    exists (select from passkeys k where k.officer_id = o.id) as "hasPasskey",
    (select count(*)::int from recovery_codes r where r.officer_id = o.id and r.used_at is null) as "recoveryLeft",
    o.identity_bound_by is not null as "isBoundByHand"
  from officers o`

/** The account of a login name, whether or not it may be used. */
export async function findAccount(tx: Tx, login: string): Promise<Account | undefined> {
  return (await sql<Account>`${account} where o.login = ${login}`.execute(tx)).rows[0]
}

/** The account of an officer. */
export async function findAccountOf(tx: Tx, officerId: string): Promise<Account | undefined> {
  return (await sql<Account>`${account} where o.id = ${officerId}`.execute(tx)).rows[0]
}

/** Counts a wrong password; answers until when the account is locked, if it now is. A lock that is over starts the count anew. */
export async function countFailure(tx: Tx, officerId: string, at: Date): Promise<Date | null> {
  const until = new Date(at.getTime() + lockOut.ms)
  const failures = sql`(case when locked_until <= ${at} then 1 else failures + 1 end)`
  const { rows } = await sql<{ until: Date | null }>`
    update officers set failures = ${failures},
      locked_until = case when locked_until > ${at} then locked_until when ${failures} >= ${lockOut.failures} then ${until}::timestamptz end
    where id = ${officerId} returning locked_until as until`.execute(tx)
  return rows[0]?.until ?? null
}

/**
 * Forgets the failures after what was right; answers false when guesses made at the same time locked the account. Where a second step
 * follows they are kept, so that the right password does not buy further guesses at it.
 */
export async function forgetFailures(tx: Tx, officerId: string, at: Date, isFirstStep = false): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('officers')
    .set(isFirstStep ? { failures: sql`failures` } : { failures: 0, locked_until: null })
    .where('id', '=', officerId)
    .where('is_active', '=', true)
    .where((w) => w.or([w('locked_until', 'is', null), w('locked_until', '<=', at)]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The hashes a new password must not be of: the one in use and those before it (choice:password-history). */
export async function findLastPasswords(tx: Tx, officerId: string): Promise<string[]> {
  const { rows } = await sql<{ hash: string }>`select password_hash as hash from officers where id = ${officerId} and password_hash <> ''
    union all (
      select password_hash
      from past_passwords
      where officer_id = ${officerId}
      order by id desc
      limit ${choices['password-history'].value - 1}
    )`.execute(tx)
  return rows.map((row) => row.hash)
}

/** Keeps the hash of a new password, and the one before among those that are not used again; a given one must be changed at the next sign-in. */
export async function changePassword(tx: Tx, officerId: string, passwordHash: string, at: Date, isGiven = false): Promise<void> {
  await sql`
    insert into past_passwords (officer_id, password_hash, ended_at)
    select id, password_hash, ${at}
    from officers
    where id = ${officerId} and password_hash <> ''
  `.execute(tx)
  await sql`
    delete
    from past_passwords
    where officer_id = ${officerId}
      and id not in (
        select id
        from past_passwords
        where officer_id = ${officerId}
        order by id desc
        limit ${choices['password-history'].value - 1}
      )
  `.execute(tx)
  await tx
    .updateTable('officers')
    .set({ password_hash: passwordHash, password_set_at: at, must_change_password: isGiven, failures: 0, locked_until: null })
    .where('id', '=', officerId)
    .execute()
}

/** What of an account is set anew by another: the password that is known then, the second factors that are gone, whom of the provider it is. */
export type ResetPart = 'password' | 'factors' | 'identity'
const setBy = { password: 'password_reset_by', factors: 'factors_reset_by', identity: 'identity_bound_by' } as const

/**
 * Notes who set a part of an account anew; answers the other part that the same person did and whose owner has not signed in since, if so,
 * and notes nothing then.
 */
export async function markReset(tx: Tx, officerId: string, part: ResetPart, by: string): Promise<ResetPart | null> {
  const before = await tx
    .selectFrom('officers')
    .select(Object.values(setBy))
    .where('id', '=', officerId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  const other = (Object.keys(setBy) as ResetPart[]).find((each) => each !== part && before[setBy[each]] === by)
  if (!other)
    await tx
      .updateTable('officers')
      .set({ [setBy[part]]: by })
      .where('id', '=', officerId)
      .execute()
  return other ?? null
}

/** Whether nobody ever used a closed account nor could have: what was asked for was refused or withdrawn. */
const cameToNothing = sql<boolean>`officers.state = 'closed' and officers.signed_in_at is null
  and not exists (select from account_steps s where s.officer_id = officers.id and s.state = 'approved')
  and not exists (select from posts p where p.officer_id = officers.id)`

/**
 * Adds an officer without a post, approved unless it is still to be; an empty hash means that nobody can sign in by password. A login that
 * is taken is refused at its field; one that was asked for in vain is asked for again.
 */
export async function addOfficer(
  tx: Tx,
  given: { login: string; name: string; passwordHash: string; state?: 'requested' | 'approved'; isGiven?: boolean },
): Promise<string> {
  const anew = {
    name: given.name,
    password_hash: given.passwordHash,
    state: given.state ?? 'approved',
    must_change_password: given.isGiven ?? false,
  }
  const row = await tx
    .insertInto('officers')
    .values({ login: given.login, ...anew })
    .onConflict((c) =>
      c
        .column('login')
        .doUpdateSet({ ...anew, password_set_at: sql`now()`, idle_from: sql`now()`, password_reset_by: null })
        .where(cameToNothing),
    )
    .returning('id')
    .executeTakeFirst()
  if (!row) throw invalid([{ field: 'login', message: { zh: '这个登录名已有人使用', en: 'This login name is taken' } }])
  return row.id
}

/** Whether any officer was ever added. */
export async function hasOfficers(tx: Tx): Promise<boolean> {
  return Boolean(await tx.selectFrom('officers').select('id').limit(1).executeTakeFirst())
}

/** Holds back other processes that start on the same empty database, until this transaction ends. */
export async function waitForOtherStarts(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('rongshu first administrator', 0))`.execute(tx)
}

/** Holds an officer's row, so that posts are given one after the other; answers whether there is such an officer. */
export async function lockOfficer(tx: Tx, officerId: string): Promise<boolean> {
  return Boolean(await tx.selectFrom('officers').select('id').where('id', '=', officerId).forUpdate().executeTakeFirst())
}

/** Forgets the failures of an account and opens its lock. */
export async function unlock(tx: Tx, officerId: string): Promise<void> {
  await tx.updateTable('officers').set({ failures: 0, locked_until: null }).where('id', '=', officerId).execute()
}

/** At which instant, for locks, and on which day, for posts, officers are looked at. */
type When = { readonly at: Date; readonly today: string }
type Narrowing = { readonly q?: string | undefined; readonly state?: AccountState | undefined }
const matches = ({ q, state }: Narrowing) =>
  sql`${q ? sql`(o.login like ${likeWord(q)} or o.name like ${likeWord(q)})` : sql`true`} and ${state ? sql`o.state = ${state}` : sql`true`}`

const officerColumns = ({ at, today }: When) => sql`
  o.id, o.login, o.name, o.is_active as "isActive", o.state, o.signed_in_at as "signedInAt",
    coalesce(o.locked_until > ${at}, false) as "isLocked",
    coalesce((select json_agg(json_build_object('id', p.id, 'organisationId', g.id, 'organisationName', g.name, 'role', p.role, 'title', p.title, 'untilOn', p.until_on) order by p.stands_for is not null, p.created_at, p.id)
    from posts p join organisations g on g.id = p.organisation_id where p.officer_id = o.id and ${heldOn(today)}), '[]') as posts`

type OfficerRow = Omit<Officer, 'signedInAt'> & { readonly signedInAt: Date | null }
const viewOf = (row: OfficerRow): Officer => ({ ...row, signedInAt: row.signedInAt?.toISOString() ?? null })

/** How the list of officers may be sorted; who never signed in comes before all who did. */
export const officersBy = sortable<Officer, 'login' | 'name' | 'signedIn'>(
  [sql`o.id`, (row) => row.id],
  {
    login: { by: sql`o.login`, kind: 'text', of: (row) => row.login },
    name: { by: sql`o.name`, kind: 'text', of: (row) => row.name },
    signedIn: {
      by: sql`coalesce(o.signed_in_at, '1970-01-01 00:00:00+00'::timestamptz)`,
      kind: 'instant',
      of: (row) => row.signedInAt ?? '1970-01-01T00:00:00.000Z',
    },
  },
  'login',
)

/** A page of officers with the posts they hold, the own ones first. */
export async function findOfficers(tx: Tx, asked: Narrowing, when: When, place: SortedPlace): Promise<Officer[]> {
  const { rows } = await sql<OfficerRow>`
      select ${officerColumns(when)}
      from officers o
      where ${matches(asked)} and ${place.after}
      order by ${place.order}
      limit ${place.limit}
    `.execute(tx)
  return rows.map(viewOf)
}

/** How many officers match, counted to 1,001 at most. */
export async function countOfficers(tx: Tx, a: Narrowing): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*) as n from (select 1 from officers o where ${matches(a)} limit ${countLimit}) t`.execute(tx)
  return rows[0]!.n
}

/** One officer with the posts held. */
export async function findOfficer(tx: Tx, officerId: string, when: When): Promise<Officer | undefined> {
  const { rows } = await sql<OfficerRow>`select ${officerColumns(when)} from officers o where o.id = ${officerId}`.execute(tx)
  return rows[0] && viewOf(rows[0])
}

const people = (tx: Tx, today: string) =>
  tx
    .selectFrom('posts as p')
    .innerJoin('officers as o', 'o.id', 'p.officer_id')
    .innerJoin('organisations as g', 'g.id', 'p.organisation_id')
    .where(heldOn(today))
    .where('o.is_active', '=', true)
    .where('g.is_active', '=', true)

/** The people of the demonstration, one line per post held. */
export async function findPeople(tx: Tx, today: string): Promise<DemoPerson[]> {
  return people(tx, today)
    .select(['p.id as postId', 'o.name', 'p.title', 'g.name as organisationName', 'p.role'])
    .orderBy('p.created_at')
    .orderBy('p.id')
    .limit(500)
    .execute()
}

/** Whose a post is, when it may be acted for. */
export async function findPerson(tx: Tx, postId: string, today: string): Promise<{ officerId: string; role: string } | undefined> {
  return people(tx, today).where('p.id', '=', postId).select(['o.id as officerId', 'p.role']).executeTakeFirst()
}
