import { partyRoutes } from '#contract/parties.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { invalid, notFound } from '#server/denied.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import type { Platform } from '#server/platform.ts'
import { isLogin } from './logins.ts'
import { affiliationHandlings } from './affiliations.ts'
import { changeOrganisation } from './changing.ts'
import { listChanges } from './organisation-changes.sql.ts'
import { addOfficer, countOfficers, findOfficer, findOfficers, setActive } from './officers.sql.ts'
import { addOrganisation, countOrganisations, findOfficersOf, findOrganisation, findOrganisations } from './organisations.sql.ts'
import { hashPassword, whyNotPassword } from './passwords.ts'
import { addPost, endPost, keepAnAdministrator } from './posts.sql.ts'
import { realTime } from './session-life.ts'
import { lineOf } from './session.routes.ts'
import { officerKeyHandlings } from './officer-keys.routes.ts'
import { standInHandlings } from './stand-ins.ts'

/** What the rooms downstream lend: how much an organisation holds, as far as the reader may see it. */
export type CountsOf = (tx: Tx, organisationId: string) => Promise<{ assets: number; registered: number; openCases: number }>

/** Organisations for whoever has signed in; officers and posts for administrators. */
export function partyHandlings(platform: Platform, lent: { countsOf: CountsOf }): Handling[] {
  return [...organisationHandlings(lent.countsOf), ...officerHandlings(platform), ...postHandlings(platform), ...affiliationHandlings(), ...standInHandlings(platform), ...officerKeyHandlings(platform)]
}

function organisationHandlings(countsOf: CountsOf): Handling[] {
  return [
    handle(partyRoutes.listOrganisations, (ask, { query }) => ask.transaction(async (tx) => {
      const rows = await findOrganisations(tx, { ...query, after: fromCursor(query.cursor, ['text', 'uuid']) })
      return toPage(rows, query.limit, await countOrganisations(tx, query), row => [row.initials, row.id], row => row)
    })),
    handle(partyRoutes.readOrganisation, (ask, { params }) => ask.transaction(async (tx) => {
      const organisation = await findOrganisation(tx, params.id)
      if (!organisation) throw notFound()
      return { ...organisation, officers: await findOfficersOf(tx, params.id, ask.today), ...await countsOf(tx, params.id), changes: await listChanges(tx, params.id) }
    })),
    handle(partyRoutes.changeOrganisation, (ask, { params, body }) => ask.transaction(tx => changeOrganisation(tx, ask, params.id, body))),
    handle(partyRoutes.addOrganisation, (ask, { body }) => ask.transaction(async (tx) => {
      const added = await addOrganisation(tx, body)
      await recordAudit(tx, lineOf(ask, 'add-organisation', 'organisation', added.id, { name: added.name, uscc: added.uscc, roles: added.roles }), ask.now)
      return added
    })),
  ]
}

function officerHandlings({ clock }: Platform): Handling[] {
  return [
    handle(partyRoutes.listOfficers, (ask, { query }) => ask.transaction(async (tx) => {
      const rows = await findOfficers(tx, { ...query, after: fromCursor(query.cursor, ['text'])?.[0] ?? null, at: realTime(clock), today: ask.today })
      return toPage(rows, query.limit, await countOfficers(tx, query.q), row => [row.login], row => row)
    })),
    handle(partyRoutes.addOfficer, async (ask, { body }) => {
      const login = body.login.trim().toLowerCase()
      const organisation = await ask.transaction(tx => findOrganisation(tx, body.organisationId))
      const why = whyNotPassword(body.password, { login, names: [body.name, organisation?.name ?? ''] })
      if (!isLogin(login)) throw invalid([{ field: 'login', message: { zh: '登录名用小写字母、数字、点、横线或下划线，2至60个字符', en: 'A login name has 2 to 60 small letters, digits, dots, hyphens or underscores' } }])
      if (why) throw invalid([{ field: 'password', message: why }])
      const passwordHash = await hashPassword(body.password)
      return ask.transaction(async (tx) => {
        const id = await addOfficer(tx, { login, name: body.name, passwordHash, isGiven: true })
        await addPost(tx, id, body)
        await recordAudit(tx, lineOf(ask, 'add-officer', 'officer', id, { login, organisation: body.organisationId, role: body.role }), ask.now)
        return (await findOfficer(tx, id, { at: realTime(clock), today: ask.today }))!
      })
    }),
    handle(partyRoutes.setOfficerActive, (ask, { params, body }) => ask.transaction(async (tx) => {
      await setActive(tx, params.id, body.isActive, ask.now)
      const officer = await findOfficer(tx, params.id, { at: realTime(clock), today: ask.today })
      if (!officer) throw notFound()
      await keepAnAdministrator(tx)
      await recordAudit(tx, lineOf(ask, body.isActive ? 'enable-officer' : 'disable-officer', 'officer', params.id), ask.now)
      return officer
    })),
  ]
}

function postHandlings({ clock }: Platform): Handling[] {
  return [
    handle(partyRoutes.addPost, (ask, { params, body }) => ask.transaction(async (tx) => {
      const id = await addPost(tx, params.id, body)
      await recordAudit(tx, lineOf(ask, 'add-post', 'post', id, { officer: params.id, organisation: body.organisationId, role: body.role }), ask.now)
      return (await findOfficer(tx, params.id, { at: realTime(clock), today: ask.today }))!
    })),
    handle(partyRoutes.endPost, (ask, { params }) => ask.transaction(async (tx) => {
      const ended = await endPost(tx, params.id, ask.now)
      await keepAnAdministrator(tx)
      await recordAudit(tx, lineOf(ask, 'end-post', 'post', params.id, { officer: ended.officerId, organisation: ended.organisationId, role: ended.role }), ask.now)
      return { done: true as const }
    })),
  ]
}
