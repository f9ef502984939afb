import type { Organisation } from '#contract/parties.ts'
import { several } from '#law/words.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import type { Ask } from '#server/http/ask.ts'
import { type NewNote, sendNotes } from '#server/notes/notes.sql.ts'
import { type Closed, findHangings, hasAdministrators, writeEnd } from './ended.sql.ts'
import { findOffices } from './offices.sql.ts'
import { findOrganisation, lockOrganisation } from './organisations.sql.ts'
import type { RequestRow } from './requests.sql.ts'

const basis = 'choice:organisation-end'
const goesOn = (organisation: Organisation | undefined) => organisation !== undefined && organisation.isActive && organisation.end === null

/** Refuses an end that cannot be recorded: of what has ended or keeps an administrator, or with a successor that has ended. Holds the organisation. */
export async function requireEndable(tx: Tx, organisationId: string, successorId: string | null): Promise<Organisation> {
  const organisation = await lockOrganisation(tx, organisationId)
  if (!organisation) throw notFound()
  if (!goesOn(organisation))
    throw new Denied(409, {
      code: 'ended-already',
      message: { zh: `${organisation.name}已经撤销或者停用`, en: `${organisation.name} has ended already, or is no longer active` },
      remedy: { zh: '刷新机构页，查看已记录的日期和依据', en: 'Reload its page for the day and the paper that were recorded' },
      basis,
    })
  if (successorId === organisationId)
    throw invalid([{ field: 'successorId', message: { zh: '承受单位不能是它自己', en: 'It does not take over from itself' } }], basis)
  if (successorId && !goesOn(await findOrganisation(tx, successorId)))
    throw invalid(
      [
        {
          field: 'successorId',
          message: { zh: '没有这个机构，或者它已撤销、停用', en: 'There is no such organisation, or it has ended or is no longer active' },
        },
      ],
      basis,
    )
  if (await hasAdministrators(tx, organisationId))
    throw new Denied(409, {
      code: 'administrators-there',
      message: {
        zh: `平台的管理员还在${organisation.name}任职`,
        en: `An administrator of the platform has a post in ${organisation.name}`,
      },
      remedy: {
        zh: '先在另一机构任命三员，再免去这里的',
        en: 'Appoint the administrators in another organisation first, then end their posts here',
      },
      basis,
    })
  return organisation
}

/** Records an end that was approved, and tells whoever must act on it: the organisation, who takes over, and the registrars and the bureau. */
export async function recordEnd(
  tx: Tx,
  { now, today }: Pick<Ask, 'now' | 'today'>,
  { organisationId, endedOn, successorId, successorName, untilOn, reason }: RequestRow,
): Promise<void> {
  const { id, name } = await requireEndable(tx, organisationId!, successorId)
  await writeEnd(tx, id, { on: endedOn!, ground: reason, successorId, untilOn: untilOn! })
  const registered = (await findHangings(tx, id, today)).find(({ what }) => what === 'assets')!.count
  const ended = { zh: `${name}已于${endedOn}撤销或者注销（依据：${reason}）`, en: `${name} ended on ${endedOn} (by: ${reason})` }
  const heir = successorName ? { zh: `，由${successorName}承受`, en: `; ${successorName} takes over` } : { zh: '', en: '' }
  const holds =
    registered === 0
      ? { zh: '名下没有登记的数据资产', en: 'it holds nothing registered' }
      : { zh: `名下有${registered}项登记的数据资产`, en: `it holds ${several(registered, 'registered asset', 'registered assets')}` }
  const handing =
    registered === 0
      ? { zh: '', en: '' }
      : { zh: `，由其在${untilOn}前申请转移、本单位同意`, en: `: it applies for their transfer by ${untilOn}, and yours consents` }
  const note = (to: string, words: NewNote['words']): NewNote => ({
    organisationId: to,
    kind: 'organisation-ended',
    subject: id,
    words,
    basis,
    href: `/desk/organisations/${id}#end`,
  })
  const offices = (await findOffices(tx, ['registrar', 'data-bureau'])).filter((each) => each !== id && each !== successorId)
  await sendNotes(
    tx,
    [
      note(id, {
        zh: `${ended.zh}${heir.zh}。岗位可以用到${untilOn}：此前请了结名下事项，不再开办新的事项`,
        en: `${ended.en}${heir.en}. Posts can be used until ${untilOn}: wind up what is left by then; nothing new is opened`,
      }),
      ...(successorId
        ? [
            note(successorId, {
              zh: `${ended.zh}，由本单位承受；${holds.zh}${handing.zh}，请及时与其交接`,
              en: `${ended.en}, and your organisation takes over; ${holds.en}${handing.en}. See to the handing over`,
            }),
          ]
        : []),
      ...offices.map((to) =>
        note(to, {
          zh: `${ended.zh}${heir.zh}；${holds.zh}，其经办人可以办到${untilOn}，到期没有转移或者注销的，可以依职权注销`,
          en: `${ended.en}${heir.en}; ${holds.en}. Its officers act until ${untilOn}; what is neither transferred nor deregistered by then may be deregistered by the registrar`,
        }),
      ),
    ],
    now,
  )
}

/** Tells the registrars of organisations closed with something in the register still. */
export async function tellOfClosed(tx: Tx, closed: readonly Closed[], at: Date): Promise<void> {
  const left = closed.filter(({ registered }) => registered > 0)
  if (left.length === 0) return
  const registrars = await findOffices(tx, ['registrar'])
  await sendNotes(
    tx,
    left.flatMap(({ id, name, untilOn, registered }) =>
      registrars.map((organisationId): NewNote => ({
        organisationId,
        kind: 'organisation-closed',
        subject: id,
        basis: 'choice:registrar-deregistration',
        href: `/desk/assets?holderId=${id}&state=registered`,
        words: {
          zh: `${name}的最后一日${untilOn}已过，岗位已免去，仍有${registered}项登记的数据资产，请依职权办理注销登记`,
          en: `The last day of ${name}, ${untilOn}, has passed and its posts ended; ${several(registered, 'asset stands', 'assets stand')} in the register: deregister them of your own motion`,
        },
      })),
    ),
    at,
  )
}
