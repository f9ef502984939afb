import { asSystem, type Tx } from '#server/db/transaction.ts'
import { notFound } from '#server/denied.ts'
import type { Ask } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { type Account, findAccountOf } from './officers.sql.ts'
import { realTime } from './session-life.ts'
import { findSession, type OpenSession } from './sessions.sql.ts'
import { digestOfAsk } from './sign-in.ts'

/** The session a request came with, with what is not told to the other rooms; undefined when there is none alive. That it is in use was noted at the door. */
export async function ownSession(platform: Pick<Platform, 'config' | 'db' | 'clock'>, ask: Ask): Promise<OpenSession | undefined> {
  const digest = digestOfAsk(platform, ask)
  return digest ? findSession(platform.db, digest, realTime(platform.clock), platform.clock.today(), false) : undefined
}

/** Whose session it is: the session, its digest, the account, and the real time. */
export type Own = { readonly own: OpenSession; readonly digest: Buffer; readonly account: Account; readonly at: Date }

/** The session a request came with and its account; throws when it ended meanwhile. */
export async function requireOwn(platform: Pick<Platform, 'config' | 'db' | 'clock'>, ask: Ask): Promise<Own> {
  const own = await ownSession(platform, ask)
  const account = own && (await asSystem(platform.db, (tx: Tx) => findAccountOf(tx, own.officerId)))
  if (!own || !account) throw notFound()
  return { own, digest: digestOfAsk(platform, ask)!, account, at: realTime(platform.clock) }
}
