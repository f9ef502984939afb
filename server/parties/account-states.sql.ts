import { sql } from 'kysely'
import type { AccountState } from '#law/account-states.ts'
import type { Tx } from '#server/db/transaction.ts'
import { announce } from '#server/jobs/live.sql.ts'
import { hadFactor } from './factors.sql.ts'

/** Who takes a step in the life of an account; nobody in particular where the platform does by itself. */
export type StepBy = { readonly id: string | null; readonly name: string }
/** One step of that life as it is shown. */
export type AccountStepRow = {
  readonly state: AccountState
  readonly reason: string
  readonly byName: string
  readonly at: Date
  /** Whether the platform took it because nobody signed in for long. */
  readonly isDormancy: boolean
}

/** A step to be taken. */
type Step = {
  readonly state: AccountState
  readonly reason: string
  readonly by: StepBy
  readonly at: Date
  /** Real time, from which not signing in counts anew. */
  readonly idleFrom?: Date
}

/** The platform acting by itself. */
export const byThePlatform: StepBy = { id: null, name: '系统' }

/** Where an account stands, held until the end of the transaction; nothing when there is none. */
export async function lockState(tx: Tx, officerId: string): Promise<AccountState | undefined> {
  const { rows } = await sql<{ state: AccountState }>`select state from officers where id = ${officerId} for update`.execute(tx)
  return rows[0]?.state
}

/**
 * Takes an account one step on and notes why and by whom. Whoever may no longer use it loses the sessions (in the database), and nobody
 * stands in for them any longer (choice:hand-over).
 */
export async function takeStep(tx: Tx, officerId: string, step: Step): Promise<void> {
  await takeSteps(tx, [officerId], step)
}

/** The same step for many accounts, which are held. */
export async function takeSteps(tx: Tx, ids: readonly string[], step: Step): Promise<void> {
  await sql`
    update officers
    set state = ${step.state}, failures = 0, locked_until = null,
      idle_from = coalesce(${step.idleFrom ?? null}::timestamptz, idle_from)
    where id = any(${ids}::uuid[])
  `.execute(tx)
  await noteSteps(tx, ids, step)
  await announce(tx, { kind: 'account', id: '' })
  if (step.state !== 'suspended' && step.state !== 'closed') return
  await sql`delete from idle_accounts where officer_id = any(${ids}::uuid[])`.execute(tx)
  await sql`
    update posts
    set ended_at = ${step.at}
    where stands_for in (select id from posts where officer_id = any(${ids}::uuid[])) and ended_at is null
  `.execute(tx)
}

/** Notes a step alone, of an account that was added as such. */
export async function noteStep(tx: Tx, officerId: string, step: Step): Promise<void> {
  await noteSteps(tx, [officerId], step)
}

async function noteSteps(tx: Tx, ids: readonly string[], step: Step): Promise<void> {
  await sql`
    insert into account_steps (officer_id, state, reason, by_id, by_name, at)
    select id, ${step.state}, ${step.reason}, ${step.by.id}::uuid, ${step.by.name}, ${step.at}::timestamptz
    from unnest(${ids}::uuid[]) id
  `.execute(tx)
}

/**
 * Notes that an account was signed in to, in real time; one that was only approved so far is in use from now on. A password somebody else
 * gave stays known as that until it is changed, by whatever else was signed in; who bound it to the provider, until it is entered by the
 * password or where there was a factor of its own before: whoever was bound enrols one too (choice:two-resets).
 */
export async function noteSignIn(
  tx: Tx,
  officerId: string,
  by: { readonly password: boolean; readonly factor: boolean },
  realAt: Date,
  at: Date,
): Promise<void> {
  const { rows } = await sql<{ was: AccountState }>`with old as (select id, state from officers where id = ${officerId} for no key update)
    update officers o
    set signed_in_at = ${realAt}, idle_from = ${realAt},
      password_reset_by = case when o.must_change_password then o.password_reset_by end, factors_reset_by = null,
      identity_bound_by = case when not (${by.password} or (${by.factor} and ${hadFactor})) then o.identity_bound_by end,
      state = case when o.state = 'approved' then 'active' else o.state end
    from old
    where o.id = old.id
    returning old.state as was`.execute(tx)
  if (rows[0]?.was === 'approved')
    await sql`
      insert into account_steps (officer_id, state, reason, by_id, by_name, at)
      select id, 'active', '登录使用', id, name, ${at}
      from officers
      where id = ${officerId}
    `.execute(tx)
  await sql`delete from idle_accounts where officer_id = ${officerId} and why = 'dormant'`.execute(tx)
}

/** The life of an account so far, the last step first. */
export async function listSteps(tx: Tx, officerId: string): Promise<AccountStepRow[]> {
  const { rows } = await sql<AccountStepRow>`
      select state, reason, by_name as "byName", at, (state = 'suspended' and by_id is null) as "isDormancy"
      from account_steps
      where officer_id = ${officerId}
      order by id desc
      limit 200
    `.execute(tx)
  return rows
}

/** Since when, in real time, nobody signed in to an account that the platform suspended for it; null when it was suspended otherwise, or is not. */
export async function findSuspendedDormant(tx: Tx, officerId: string): Promise<Date | null> {
  const { rows } = await sql<{
    since: Date
  }>`
    select o.idle_from as since
    from officers o
    cross join lateral (
      select by_id from account_steps s where s.officer_id = o.id and s.state = 'suspended' order by s.id desc limit 1
    ) s
    where o.id = ${officerId} and o.state = 'suspended' and s.by_id is null
  `.execute(tx)
  return rows[0]?.since ?? null
}

/** Ends every post of an officer, and whoever stands in for them. */
export async function endPostsOf(tx: Tx, officerId: string, at: Date): Promise<void> {
  await sql`
    update posts
    set ended_at = ${at}
    where ended_at is null and (officer_id = ${officerId} or stands_for in (select id from posts where officer_id = ${officerId}))
  `.execute(tx)
}
