import { accountRoutes as routes } from '#contract/accounts.ts'
import { identityRoutes } from '#contract/identity.ts'
import { type Officer, partyRoutes } from '#contract/parties.ts'
import type { AccountState } from '#law/account-states.ts'
import { isAdministrator } from '#law/parties.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound, requireProof } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { toPage } from '#server/http/pages.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'
import type { Platform } from '#server/platform.ts'
import { endPostsOf, listSteps, lockState, takeStep } from './account-states.sql.ts'
import { removeFactors } from './factors.sql.ts'
import { grantNotes } from './grant-notes.ts'
import { findDormancy } from './idle.sql.ts'
import { findOwnPosts } from './left-posts.sql.ts'
import { tellOfLeaving } from './left-posts.ts'
import { changePassword, countOfficers, findOfficer, findOfficers, officersBy, unlock } from './officers.sql.ts'
import { hashPassword, whyNotPassword } from './passwords.ts'
import { endPost, keepAdministrators } from './posts.sql.ts'
import { makeRequest, reasonOf, whoAsks, wrongState } from './requesting.ts'
import { settleRequests } from './request-notes.ts'
import { withdrawRequestsFor } from './requests.sql.ts'
import { noteReset } from './resetting.ts'
import { cityDay, realTime } from './session-life.ts'
import { lineOf } from './session.routes.ts'
import { closeSessionsOf } from './sessions.sql.ts'

const usable: readonly AccountState[] = ['approved', 'active']
const basis = 'choice:account-approval'
const resetting = { zh: '重设他人的密码或第二因素', en: 'resetting another’s password or factors' } as const

/** An account as it is answered, after what was done to it. */
type Shown = (tx: Tx, ask: Ask, id: string) => Promise<Officer>

/**
 * Accounts as the system and the security administrator keep them: what is taken away is taken at once, what is given is asked for
 * (choice:account-approval).
 */
export function accountHandlings(platform: Platform): Handling[] {
  const { clock } = platform
  const shown: Shown = async (tx, ask, id) => {
    const officer = await findOfficer(tx, id, { at: realTime(clock), today: ask.today })
    if (!officer) throw notFound()
    return officer
  }
  return [
    handle(partyRoutes.listOfficers, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const by = officersBy(query.sort)
        const rows = await findOfficers(tx, query, { at: realTime(clock), today: ask.today }, by.place(query))
        return toPage(rows, query.limit, await countOfficers(tx, query), by.keysOf)
      }),
    ),
    handle(routes.readAccountSteps, (ask, { params }) =>
      ask.transaction(async (tx) => {
        await shown(tx, ask, params.id)
        return { items: (await listSteps(tx, params.id)).map((step) => ({ ...step, at: step.at.toISOString() })) }
      }),
    ),
    ...takingHandlings(platform, shown),
    ...securityHandlings(platform, shown),
  ]
}

/** What is taken away at once, and told to those whose work lies with it: an account suspended or closed, a post ended; a suspended one is asked back. */
function takingHandlings({ db }: Platform, shown: Shown): Handling[] {
  return [
    handle(routes.suspendAccount, (ask, { params, body }) =>
      asSystem(db, async (tx) => {
        await requireState(tx, params.id, usable)
        const given = reasonOf(body, basis)
        const since = await findDormancy(tx, params.id)
        const reason = since ? `${given}（休眠：自${cityDay.format(since)}起没有登录）`.slice(0, 400) : given
        const left = await findOwnPosts(tx, [params.id], ask.today)
        await takeStep(tx, params.id, { state: 'suspended', reason, by: whoAsks(ask), at: ask.now })
        await keepAdministrators(tx)
        await tellOfLeaving(tx, left, 'suspended', { at: ask.now, today: ask.today })
        await recordAudit(
          tx,
          lineOf(ask, 'suspend-account', 'officer', params.id, {
            reason: given,
            ...(since ? { why: 'dormant', since: since.toISOString() } : {}),
          }),
          ask.now,
        )
        return shown(tx, ask, params.id)
      }),
    ),
    handle(routes.askForRestoration, (ask, { params, body }) =>
      asSystem(db, async (tx) => {
        await requireState(tx, params.id, ['suspended'])
        await makeRequest(tx, ask, { kind: 'restore', officerId: params.id, reason: reasonOf(body, basis) })
        return shown(tx, ask, params.id)
      }),
    ),
    handle(routes.closeAccount, (ask, { params, body }) =>
      asSystem(db, async (tx) => {
        const was = await requireState(tx, params.id, ['requested', 'suspended', ...usable])
        const [reason, by] = [reasonOf(body, basis), whoAsks(ask)]
        const left = was === 'requested' ? [] : await findOwnPosts(tx, [params.id], ask.today)
        await takeStep(tx, params.id, { state: 'closed', reason, by, at: ask.now })
        await endPostsOf(tx, params.id, ask.now)
        await settleRequests(
          tx,
          await withdrawRequestsFor(tx, params.id, { by: by.id, name: by.name, at: ask.now, reason }),
          by.id,
          ask.now,
        )
        await keepAdministrators(tx)
        await tellOfLeaving(tx, left, 'closed', { at: ask.now, today: ask.today })
        await recordAudit(tx, lineOf(ask, 'close-account', 'officer', params.id, { reason }), ask.now)
        return shown(tx, ask, params.id)
      }),
    ),
    handle(partyRoutes.endPost, (ask, { params }) =>
      asSystem(db, async (tx) => {
        const ended = await endPost(tx, params.id, ask.now)
        await keepAdministrators(tx)
        if (ended.untilOn !== null) await sendNotes(tx, grantNotes([{ ...ended, untilOn: ended.untilOn }], ask.now, 'ended'), ask.now)
        else if (!isAdministrator(ended.role)) await tellOfLeaving(tx, [ended], 'ended', { at: ask.now, today: ask.today })
        await recordAudit(
          tx,
          lineOf(ask, 'end-post', 'post', params.id, { officer: ended.officerId, organisation: ended.organisationId, role: ended.role }),
          ask.now,
        )
        return { done: true as const }
      }),
    ),
  ]
}

/** Holds an account that stands in one of these states; answers in which. */
async function requireState(tx: Tx, id: string, states: readonly AccountState[]): Promise<AccountState> {
  const state = await lockState(tx, id)
  if (!state) throw notFound()
  if (!states.includes(state)) throw wrongState()
  return state
}

/** What the security administrator alone does for an account that is there: unlock it, set a new password, end its sessions. */
function securityHandlings({ db, clock }: Platform, shown: Shown): Handling[] {
  return [
    handle(routes.unlockAccount, (ask, { params }) =>
      asSystem(db, async (tx) => {
        await shown(tx, ask, params.id)
        await unlock(tx, params.id)
        await recordAudit(tx, lineOf(ask, 'unlock-account', 'officer', params.id), ask.now)
        return shown(tx, ask, params.id)
      }),
    ),
    handle(routes.resetPassword, async (ask, { params, body }) => {
      if (params.id === ask.visitor.officerId)
        throw new Denied(409, {
          code: 'own-password',
          message: { zh: '自己的口令在“修改密码”处凭原密码修改', en: 'One’s own password is changed with the old one' },
          remedy: {
            zh: '到“我的账号 › 修改密码”办理；忘了原密码的，请另一名安全管理员重设',
            en: 'Change it in “My account”; if it is forgotten, another security administrator resets it',
          },
          basis: 'choice:account-approval',
        })
      const reason = reasonOf(body, basis)
      requireProof(ask.visitor, resetting)
      const { login, name, posts } = await asSystem(db, (tx) => shown(tx, ask, params.id))
      const why = whyNotPassword(body.password, { login, names: [name, ...posts.map((post) => post.organisationName)] })
      if (why) throw invalid([{ field: 'password', message: why }], 'choice:password')
      const passwordHash = await hashPassword(body.password)
      return asSystem(db, async (tx) => {
        await noteReset(tx, await shown(tx, ask, params.id), 'password', whoAsks(ask), ask.now)
        await changePassword(tx, params.id, passwordHash, realTime(clock), true)
        await closeSessionsOf(tx, params.id)
        await recordAudit(tx, lineOf(ask, 'reset-password', 'officer', params.id, { reason }), ask.now)
        return shown(tx, ask, params.id)
      })
    }),
    handle(identityRoutes.resetFactors, async (ask, { params, body }) => {
      if (params.id === ask.visitor.officerId)
        throw new Denied(409, {
          code: 'own-factors',
          message: {
            zh: '自己的第二因素在“我的账号”增减；丢失的请另一名安全管理员清除',
            en: 'One’s own factors are changed in “My account”; lost ones are taken away by another security administrator',
          },
          remedy: { zh: '到“我的账号”办理，或请另一名安全管理员清除', en: 'Do it in “My account”, or ask another security administrator' },
          basis: 'choice:account-approval',
        })
      const reason = reasonOf(body, basis)
      requireProof(ask.visitor, resetting)
      return asSystem(db, async (tx) => {
        await noteReset(tx, await shown(tx, ask, params.id), 'factors', whoAsks(ask), ask.now)
        await removeFactors(tx, params.id)
        const ended = await closeSessionsOf(tx, params.id)
        await recordAudit(tx, lineOf(ask, 'reset-factors', 'officer', params.id, { reason, ended }), ask.now)
        return { done: true as const }
      })
    }),
    handle(routes.endSessions, (ask, { params }) =>
      asSystem(db, async (tx) => {
        await shown(tx, ask, params.id)
        await closeSessionsOf(tx, params.id)
        await recordAudit(tx, lineOf(ask, 'end-sessions', 'officer', params.id), ask.now)
        return { done: true as const }
      }),
    ),
  ]
}
