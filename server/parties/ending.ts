import { accountRoutes as routes } from '#contract/accounts.ts'
import { accountKeepers } from '#contract/parties.ts'
import { daysAfter } from '#contract/working-days.ts'
import { choices } from '#law/choices.ts'
import type { Party } from '#law/parties.ts'
import { asSystem } from '#server/db/transaction.ts'
import { invalid, notFound } from '#server/denied.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { requireEndable } from './ended.ts'
import { findHangings } from './ended.sql.ts'
import { findOrganisation } from './organisations.sql.ts'
import { makeRequest } from './requesting.ts'
import { viewFor } from './requests.ts'
import { lockRequest } from './requests.sql.ts'

const basis = 'choice:organisation-end'
/** Who sees what hangs on any organisation: who asks for its end and approves it, and who sees to what it leaves; everybody else of their own. */
const watching: readonly Party[] = [...accountKeepers, 'registrar', 'data-bureau']

/** The end of an organisation: asked for by the system administrator, approved as accounts are, with what still hangs on it (choice:organisation-end). */
export function endingHandlings({ db }: Platform): Handling[] {
  return [
    handle(routes.askForEnd, (ask, { params, body }) =>
      asSystem(db, async (tx) => {
        const { endedOn, successorId, untilOn } = body
        const ground = body.ground.trim()
        if (ground.length < 2)
          throw invalid(
            [
              {
                field: 'ground',
                message: {
                  zh: '写明文号或者登记机关的登记，至少2个字',
                  en: 'Name the document or the entry of the registry, 2 characters at least',
                },
              },
            ],
            basis,
          )
        if (endedOn > ask.today)
          throw invalid(
            [
              {
                field: 'endedOn',
                message: { zh: '不能晚于今天：撤销生效以后再记录', en: 'Not after today: it is recorded once it has ended' },
              },
            ],
            basis,
          )
        const last = daysAfter(ask.today, choices['organisation-end'].value)
        if (untilOn < ask.today || untilOn > last)
          throw invalid(
            [{ field: 'untilOn', message: { zh: `须在${ask.today}至${last}之间`, en: `Between ${ask.today} and ${last}` } }],
            basis,
          )
        await requireEndable(tx, params.id, successorId)
        const id = await makeRequest(tx, ask, {
          kind: 'end',
          officerId: null,
          organisationId: params.id,
          endedOn,
          successorId,
          untilOn,
          reason: ground,
        })
        return viewFor(ask, (await lockRequest(tx, id, ask.today))!)
      }),
    ),
    handle(routes.readHangings, (ask, { params }) =>
      ask.transaction(async (tx) => {
        const { role, organisationId } = ask.visitor
        if (!(await findOrganisation(tx, params.id)) || (organisationId !== params.id && !watching.some((each) => each === role)))
          throw notFound()
        return { items: await findHangings(tx, params.id, ask.today) }
      }),
    ),
  ]
}
