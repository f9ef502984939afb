import { partyRoutes } from '#contract/parties.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { notFound } from '#server/denied.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { toPage } from '#server/http/pages.ts'
import type { Platform } from '#server/platform.ts'
import { accountHandlings } from './accounts.ts'
import { affiliationHandlings } from './affiliations.ts'
import { appointingHandlings } from './appointing.ts'
import { changeOrganisation, checkedParticulars } from './changing.ts'
import { endingHandlings } from './ending.ts'
import { idleHandlings } from './idle.ts'
import { listChanges } from './organisation-changes.sql.ts'
import {
  addOrganisation,
  countOrganisations,
  findOfficersOf,
  findOrganisation,
  findOrganisations,
  organisationsBy,
} from './organisations.sql.ts'
import { requestHandlings } from './requests.ts'
import { lineOf } from './session.routes.ts'
import { standInHandlings } from './stand-ins.ts'

/** What the rooms downstream lend: how much an organisation holds, as far as the reader may see it. */
export type CountsOf = (tx: Tx, organisationId: string) => Promise<{ assets: number; registered: number; openCases: number }>

/** Organisations for whoever has signed in; accounts and posts for those who keep them. */
export function partyHandlings(platform: Platform, lent: { countsOf: CountsOf }): Handling[] {
  return [
    ...organisationHandlings(lent.countsOf),
    ...appointingHandlings(platform),
    ...accountHandlings(platform),
    ...requestHandlings(platform),
    ...endingHandlings(platform),
    ...idleHandlings(),
    ...affiliationHandlings(),
    ...standInHandlings(platform),
  ]
}

function organisationHandlings(countsOf: CountsOf): Handling[] {
  return [
    handle(partyRoutes.listOrganisations, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const by = organisationsBy(query.sort)
        const rows = await findOrganisations(tx, query, by.place(query))
        return toPage(rows, query.limit, await countOrganisations(tx, query), by.keysOf)
      }),
    ),
    handle(partyRoutes.readOrganisation, (ask, { params }) =>
      ask.transaction(async (tx) => {
        const organisation = await findOrganisation(tx, params.id)
        if (!organisation) throw notFound()
        return {
          ...organisation,
          officers: await findOfficersOf(tx, params.id, ask.today),
          ...(await countsOf(tx, params.id)),
          changes: await listChanges(tx, params.id),
        }
      }),
    ),
    handle(partyRoutes.changeOrganisation, (ask, { params, body }) =>
      ask.transaction((tx) => changeOrganisation(tx, ask, params.id, body)),
    ),
    handle(partyRoutes.addOrganisation, (ask, { body }) =>
      ask.transaction(async (tx) => {
        const added = await addOrganisation(tx, { ...body, particulars: checkedParticulars(body.particulars, ask.today) })
        await recordAudit(
          tx,
          lineOf(ask, 'add-organisation', 'organisation', added.id, { name: added.name, uscc: added.uscc, roles: added.roles }),
          ask.now,
        )
        return added
      }),
    ),
  ]
}
