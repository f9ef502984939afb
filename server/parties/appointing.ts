import { partyRoutes } from '#contract/parties.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { invalid, notFound } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { lockState, noteStep, takeStep } from './account-states.sql.ts'
import { isLogin } from './logins.ts'
import { addOfficer, findOfficer } from './officers.sql.ts'
import { findOrganisation } from './organisations.sql.ts'
import { hashPassword, whyNotPassword } from './passwords.ts'
import { addPost, requireGivable, waitForAdministrators, wasEverHeld } from './posts.sql.ts'
import { makeRequest, whoAsks, wrongState } from './requesting.ts'
import { settleRequests } from './request-notes.ts'
import { withdrawRequestsFor } from './requests.sql.ts'
import { realTime } from './session-life.ts'
import { lineOf } from './session.routes.ts'

type Given = { readonly organisationId: string; readonly role: string; readonly title: string; readonly reason: string }

/** The system administrator asks for accounts and posts; the security administrator approves them (choice:account-approval). */
export function appointingHandlings({ db, clock }: Platform): Handling[] {
  const shown = async (tx: Tx, ask: Ask, id: string) => (await findOfficer(tx, id, { at: realTime(clock), today: ask.today }))!
  return [
    handle(partyRoutes.addOfficer, async (ask, { body }) => {
      const login = body.login.trim().toLowerCase()
      const organisation = await asSystem(db, (tx) => findOrganisation(tx, body.organisationId))
      const why = whyNotPassword(body.password, { login, names: [body.name, organisation?.name ?? ''] })
      if (!isLogin(login))
        throw invalid([
          {
            field: 'login',
            message: {
              zh: '登录名用小写字母、数字、点、横线或下划线，2至60个字符',
              en: 'A login name has 2 to 60 small letters, digits, dots, hyphens or underscores',
            },
          },
        ])
      if (why) throw invalid([{ field: 'password', message: why }])
      const passwordHash = await hashPassword(body.password)
      return asSystem(db, async (tx) => {
        const id = await addOfficer(tx, { login, name: body.name, passwordHash, state: 'requested', isGiven: true })
        await noteStep(tx, id, { state: 'requested', reason: body.reason.trim(), by: whoAsks(ask), at: ask.now })
        await askOrAppoint(tx, ask, id, { ...body, kind: 'account' }, realTime(clock))
        return shown(tx, ask, id)
      })
    }),
    handle(partyRoutes.addPost, (ask, { params, body }) =>
      asSystem(db, async (tx) => {
        await askOrAppoint(tx, ask, params.id, { ...body, kind: 'post' }, realTime(clock))
        return shown(tx, ask, params.id)
      }),
    ),
  ]
}

const firstOne = '首任，依暂行做法不经批准'

/**
 * Asks for a post; the first security and the first audit administrator alone are appointed without approval, since nobody is there to
 * give it (choice:first-administrators): onto an account that can be used from then on, whatever else was asked for it being withdrawn.
 */
async function askOrAppoint(
  tx: Tx,
  ask: Ask,
  officerId: string,
  given: Given & { readonly kind: 'account' | 'post' },
  realAt: Date,
): Promise<void> {
  const { kind, organisationId, role, title, reason } = given
  const isFirst = await isFirstOf(tx, role)
  const state = await lockState(tx, officerId)
  if (!state) throw notFound()
  if (state === 'closed' || (isFirst && state === 'suspended')) throw wrongState()
  if (isFirst) {
    const by = whoAsks(ask)
    if (state === 'requested') {
      await settleRequests(
        tx,
        await withdrawRequestsFor(tx, officerId, { by: by.id, name: by.name, at: ask.now, reason: firstOne }),
        by.id,
        ask.now,
      )
      await takeStep(tx, officerId, { state: 'approved', reason: firstOne, by, at: ask.now, idleFrom: realAt })
    }
    const postId = await addPost(tx, officerId, { organisationId, role, title })
    await recordAudit(
      tx,
      lineOf(ask, 'first-administrator', 'post', postId, { officer: officerId, organisation: organisationId, role }),
      ask.now,
    )
    return
  }
  await requireGivable(tx, officerId, { organisationId, role, title })
  await makeRequest(tx, ask, { kind, officerId, organisationId, role, title, reason })
}

/** The posts whose first holder is appointed without approval. */
export const firstOnes = ['security-administrator', 'audit-administrator'] as const

async function isFirstOf(tx: Tx, role: string): Promise<boolean> {
  if (!firstOnes.some((each) => each === role)) return false
  await waitForAdministrators(tx)
  return !(await wasEverHeld(tx, role))
}
