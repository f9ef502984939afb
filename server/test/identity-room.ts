import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import { caseRoutes } from '#contract/cases.ts'
import { isAdministrator, type Party } from '#law/parties.ts'
import type { Config } from '#server/config.ts'
import { asSystem } from '#server/db/transaction.ts'
import { handle } from '#server/http/ask.ts'
import { buildServer } from '#server/http/serve.ts'
import { makeClock } from '#server/jobs/clock.ts'
import { makeDoorkeeper } from '#server/parties/doorkeeper.ts'
import { addOfficer } from '#server/parties/officers.sql.ts'
import { addOrganisation } from '#server/parties/organisations.sql.ts'
import { partyHandlings } from '#server/parties/parties.routes.ts'
import { hashPassword } from '#server/parties/passwords.ts'
import { addPost } from '#server/parties/posts.sql.ts'
import { signingIn } from '#server/parties/signing-in.ts'
import type { Platform } from '#server/platform.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import { testPlatform } from './platform.ts'
import { inventedUscc } from './uscc.ts'
import { newGuest, type Guest } from './visit.ts'

export const minute = 60_000
export const ownPassword = 'Banyan-tree-2026'
/** Somebody who was hired: what to sign in with, and the post. */
export type Hired = { readonly login: string; readonly officerId: string; readonly postId: string; readonly organisation: string }
/** What signing in answered. */
type Said = { readonly pending: string | null; readonly factors: string[] }

/** The parties room on a platform that forces identity, with a clock that is moved by hand, and one route of another room that says who is let in. */
export type IdentityRoom = {
  readonly database: TestDatabase
  readonly platform: Platform
  readonly app: FastifyInstance
  now(): number
  wait(ms: number): void
  hire(role: Party, isGiven?: boolean): Promise<Hired>
  enter(who: Hired, word?: string, headers?: Record<string, string>): Promise<{ guest: Guest; said: Said }>
  /** The code a device shows for a secret, now or at another time. */
  codeOf(secret: string, at?: number): string
  /** Enrols codes in a session; a minute passes, so that the next code is another one. */
  enrol(guest: Guest): Promise<{ secret: string; recovery: string[]; status: number }>
  /** What the route of another room answers. */
  statusOf(guest: Guest): Promise<number>
  /** What the log says an officer did. */
  lines(who: Hired): Promise<string[]>
  close(): Promise<void>
}

/** Opens the room on a database of its own; `config` replaces single values. */
export async function openIdentityRoom(config: Partial<Config> = {}): Promise<IdentityRoom> {
  let realNow = Date.parse('2026-11-04T01:00:00Z')
  let number = 0
  const database = await freshDatabase()
  const platform = await testPlatform(database, { clock: makeClock(() => realNow), config: { forcesIdentity: true, ...config } })
  const other = handle(caseRoutes.inboxCounts, async () => ({ mine: 0, others: 0, started: 0, due: 0, closed: 0 }))
  const app = await buildServer(platform, makeDoorkeeper(platform), [
    ...signingIn(platform),
    ...partyHandlings(platform, { countsOf: async () => ({ assets: 0, registered: 0, openCases: 0 }) }),
    other,
  ])
  const passwordHash = await hashPassword(ownPassword)
  // Passwords are as old as the clock of this room says.
  await sql`alter table officers alter column password_set_at set default '2026-11-04T00:00:00Z'`.execute(database.db)
  const codeOf: IdentityRoom['codeOf'] = (secret, at = realNow) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at })
  return {
    database,
    platform,
    app,
    codeOf,
    now: () => realNow,
    wait: (ms) => {
      realNow += ms
    },
    hire: (role, isGiven = false) =>
      asSystem(database.db, async (tx) => {
        const login = `lin.${++number}`
        // Several may be hired at once: each keeps its number.
        const own = ++number
        const organisation = `第${own}单位`
        const officerId = await addOfficer(tx, { login, name: '林榕', passwordHash, isGiven })
        const { id } = await addOrganisation(tx, {
          uscc: inventedUscc(own),
          name: organisation,
          kind: 'public-institution',
          roles: [isAdministrator(role) ? 'registrar' : role],
        })
        return { login, officerId, organisation, postId: await addPost(tx, officerId, { organisationId: id, role, title: '经办' }) }
      }),
    enter: async ({ login }, word = ownPassword, headers = {}) => {
      const guest = newGuest(app)
      return { guest, said: (await guest.ask('POST', '/api/session', { login, password: word }, headers)).json() as Said }
    },
    enrol: async (guest) => {
      const { secret } = (await guest.ask('POST', '/api/factors/code')).json() as { secret: string }
      const response = await guest.ask('PUT', '/api/factors/code', { code: codeOf(secret) })
      realNow += minute
      return { secret, recovery: (response.json() as { recovery: string[] }).recovery, status: response.statusCode }
    },
    statusOf: async (guest) => (await guest.ask('GET', '/api/inbox/counts')).statusCode,
    lines: async ({ officerId }) =>
      (
        await sql<{
          action: string
          outcome: string
        }>`select action, outcome from audit_log where officer_id = ${officerId} order by id`.execute(database.db)
      ).rows.map((line) => `${line.action} ${line.outcome}`),
    close: async () => {
      await app.close()
      await database.close()
    },
  }
}
