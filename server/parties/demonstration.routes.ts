import { sessionRoutes } from '#contract/session.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { asSystem } from '#server/db/transaction.ts'
import { notFound } from '#server/denied.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { findPeople, findPerson } from './officers.sql.ts'
import { pushClock } from './push-clock.ts'
import { lineOf, welcome } from './session.routes.ts'
import { rotate } from './sign-in.ts'

/** What exists in the demonstration only: becoming anybody by one click, and a clock that can be pushed. Elsewhere it answers 404. */
export function demonstrationHandlings(platform: Platform): Handling[] {
  const isHere = () => {
    if (!platform.config.isDemonstration) throw notFound()
  }
  return [
    handle(sessionRoutes.demoPeople, async (ask) => {
      isHere()
      return { people: await asSystem(platform.db, (tx) => findPeople(tx, ask.today)) }
    }),
    handle(sessionRoutes.demoBecome, async (ask, { body }) => {
      isHere()
      const opened = await asSystem(platform.db, async (tx) => {
        const person = await findPerson(tx, body.postId, ask.today)
        if (!person) throw notFound()
        await recordAudit(tx, lineOf(ask, 'become', 'post', body.postId, { role: person.role }), ask.now)
        return rotate(tx, platform, ask, { officerId: person.officerId, postId: body.postId }, { factor: 'switch' })
      })
      return welcome(platform, ask, opened)
    }),
    handle(sessionRoutes.demoPushClock, async (ask, { body }) => {
      isHere()
      const { officerId, organisationId, role } = ask.visitor
      return pushClock(platform, body.forwardMs, { officerId, organisationId, role, requestId: ask.requestId, address: ask.address })
    }),
  ]
}
