import { setTimeout as sleep } from 'node:timers/promises'
import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely'
import pg from 'pg'
import { isAdministrator } from '#law/parties.ts'
import { type Plans, plansOf } from './by-key.ts'
import type { Database } from './database.generated.ts'

/** A transaction of the platform: the first argument of every function in `*.sql.ts`. */
export type Tx = Transaction<Database>

/** Who is asking, as row-level security sees it; null where it does not apply. */
export type Who = {
  readonly officerId: string | null
  readonly postId: string | null
  readonly organisationId: string | null
  readonly role: string
  readonly organisationKind: string | null
  readonly sector: string | null
  /** The token by which a machine acts for the officer; the log names it (choice:api-token). */
  readonly token?: { readonly id: string; readonly name: string } | undefined
}

/** What the log adds of the token by which something was done. */
export const markOf = ({ id, name }: NonNullable<Who['token']>): { token: string; tokenName: string } => ({ token: id, tokenName: name })

/** The platform itself: its clock and its worker. */
export const system: Who = {
  officerId: null,
  postId: null,
  organisationId: null,
  role: 'system',
  organisationKind: null,
  sector: null,
}

/** Nobody in particular: whoever reads what is public, whoever they are elsewhere. */
export const stranger: Omit<Who, 'token'> = {
  officerId: null,
  postId: null,
  organisationId: null,
  role: 'public',
  organisationKind: null,
  sector: null,
}

/** The database cannot be reached, or went away; whether the last commit arrived is then unknown. The door says 503. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable'
}

/** No connection came free in time, since all are in use: nothing was begun, and the database may be well. */
export class DatabaseBusy extends DatabaseUnavailable {}

/** SQLSTATE of shutdown, start-up and too many connections, and what the driver says of a lost socket. */
const lost = /^(08...|57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND)$/
const lostWords = /Connection terminated|Client has encountered a connection error/
/** What the pool says to whoever waited too long for a connection. */
const busyWords = 'timeout exceeded when trying to connect'

/** Whether an error means that the database is away, rather than that it said no. */
function isConnectionLost(problem: unknown): boolean {
  const { code = '', message = '' } = (problem ?? {}) as { code?: unknown; message?: string }
  return lost.test(String(code)) || lostWords.test(message)
}

/** Throws what a statement or a transaction failed with: as DatabaseUnavailable when the connection is lost, as DatabaseBusy when there was none to be had. */
export function sayUnavailable(problem: unknown): never {
  if ((problem as Error | null)?.message === busyWords)
    throw new DatabaseBusy('all connections to the database are in use', { cause: problem })
  throw isConnectionLost(problem) ? new DatabaseUnavailable('the database cannot be reached', { cause: problem }) : problem
}

/** Serialisation failure, deadlock, and a unique violation: somebody entered the same a moment before, and a second look sees it. */
const worthRepeating = ['40001', '40P01', '23505']

function isWorthRepeating(problem: unknown): boolean {
  return worthRepeating.includes((problem as { code?: string } | null)?.code ?? '')
}

/** Two that met in a deadlock may both be ended and would meet again at once: each waits for a moment of its own. */
const attempts = 4

/**
 * What row-level security reads, written out so that it goes with the `begin` (see opening.ts). Administrators act for no organisation:
 * what theirs holds is hidden from them as well (choice:administrators).
 */
function settings(who: Who): RawBuilder<unknown> {
  const told = {
    role: 'rongshu_app',
    'app.officer': who.officerId,
    'app.post': who.postId,
    'app.organisation': isAdministrator(who.role) ? null : who.organisationId,
    'app.role': who.role,
    'app.organisation_kind': who.organisationKind,
    'app.sector': who.sector,
    'app.token': who.token && JSON.stringify(markOf(who.token)),
  }
  return sql.raw(
    Object.entries(told)
      .map(([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value ?? '')}, true)`)
      .join(', '),
  )
}

async function once<T>(db: Kysely<Database>, who: Who, work: (tx: Tx) => Promise<T>, plans: Plans): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select ${settings(who)}${plansOf(plans)}`.execute(tx)
    return work(tx)
  })
}

/**
 * Runs the work in one transaction, as the role that row-level security applies to and with the settings of `who`. After a deadlock, a
 * serialisation failure or a unique violation the work runs again, four times in all at most, so it must have no effect outside of `tx`
 * but one that may as well happen four times: a file kept by its content, a count of what was tried. `kept` is for work whose statements
 * find their rows by keys (see by-key.ts). Throws DatabaseUnavailable when the connection is lost, DatabaseBusy when there is none to be
 * had.
 */
export async function inTransaction<T>(db: Kysely<Database>, who: Who, work: (tx: Tx) => Promise<T>, plans: Plans = 'anew'): Promise<T> {
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(db, who, work, plans)
      } catch (problem) {
        if (attempt === attempts || !isWorthRepeating(problem)) throw problem
        await sleep(Math.random() * 50 * attempt)
      }
    }
  } catch (problem) {
    sayUnavailable(problem)
  }
}

/** The same for the platform itself, whose clock and worker act for no officer. */
export async function asSystem<T>(db: Kysely<Database>, work: (tx: Tx) => Promise<T>, plans?: Plans): Promise<T> {
  return inTransaction(db, system, work, plans)
}
