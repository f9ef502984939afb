import type { FastifyRequest } from 'fastify'
import { caseRoutes } from '#contract/cases.ts'
import { unattended } from '#contract/session.ts'
import { sayUnavailable, stranger } from '#server/db/transaction.ts'
import type { Doorkeeper } from '#server/http/serve.ts'
import type { Visitor } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { cookieNameOf, digestOf, realTime } from './session-life.ts'
import { findSession } from './sessions.sql.ts'
import { bearerOf, lookAtToken } from './show-token.ts'
import { isProved, pendingOf } from './standing.ts'

/** Whoever has not signed in. */
const notSignedIn: Visitor = { ...stranger, officerName: '', organisationName: '' }

/**
 * Whether a person is behind a request: a page left alone says that it is, and the line of changes is taken up by itself. Neither keeps a
 * session from growing idle (choice:session).
 */
const isAttended = ({ headers, url }: FastifyRequest) => headers[unattended] === undefined && url !== caseRoutes.caseEvents.path

/** Tells the front door who is asking, by the cookie or a machine’s token; the database is asked each time, so that what was ended ends everywhere at once. */
export function makeDoorkeeper(platform: Pick<Platform, 'db' | 'clock' | 'config'>): Doorkeeper {
  return async (request) => {
    const bearer = bearerOf(request.headers.authorization)
    if (bearer !== null) return lookAtToken(platform, bearer, request.ip)
    const digest = digestOf(request.cookies[cookieNameOf(platform.config.secureCookies)])
    if (!digest) return { visitor: notSignedIn, csrf: null }
    const at = realTime(platform.clock)
    const session = await findSession(platform.db, digest, at, platform.clock.today(), isAttended(request)).catch(sayUnavailable)
    if (!session) return { visitor: notSignedIn, csrf: null }
    const { officerId, officerName, postId, role, organisationId, organisationName, organisationKind, sector, endedOn, csrf } = session
    const visitor: Visitor = {
      officerId,
      officerName,
      postId,
      role,
      organisationId,
      organisationName,
      organisationKind,
      sector,
      endedOn,
      isProved: isProved(platform.config, session.provedAt, at),
    }
    return { visitor, csrf, pending: pendingOf(platform.config, session, at) }
  }
}
