import { randomUUID } from 'node:crypto'
import { checkForm } from '#contract/forms.ts'
import { registrationRoutes as routes } from '#contract/registration.ts'
import { textOf } from '#contract/text-of.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { findAsset, lockAsset } from '#server/inventory/assets.sql.ts'
import { auditLine, noteReading } from '#server/audit/noting.ts'
import { countsFor, whyNotDestroyed } from '#server/inventory/standing.ts'
import { announce } from '#server/jobs/live.ts'
import { propertyCode } from './certificate-number.ts'
import { endOutside, insertOutside, listOutside, lockOutside } from './outside.sql.ts'
import { whyNotProperty } from './property-record.ts'

/** Where else an asset is registered, recorded and ended by its holder; never mixed with what is issued here (choice:three-registers). */
export function outsideHandlings(): Handling[] {
  return [
    handle(routes.listOutside, (ask, { params }) =>
      ask.transaction(async (tx) => {
        const asset = await findAsset(tx, params.id)
        if (!asset) throw notFound()
        await noteReading(
          tx,
          ask,
          'read-asset',
          { kind: 'asset', id: asset.id, holderId: asset.holder_id },
          { what: 'outside-registrations' },
        )
        return {
          items: await listOutside(tx, asset.id),
          mayRecord: countsFor(ask.visitor, asset.holder_id) && whyNotDestroyed(asset) === null,
          mayEnd: countsFor(ask.visitor, asset.holder_id),
        }
      }),
    ),
    handle(routes.recordOutside, (ask, { params, body }) => ask.transaction((tx) => record(tx, ask, params.id, body.answers))),
    handle(routes.endOutside, (ask, { params, body }) =>
      ask.transaction(async (tx) => {
        const held = await lockOutside(tx, params.id)
        if (!held || !countsFor(ask.visitor, held.holderId)) throw notFound()
        if (held.isEnded)
          throw new Denied(409, {
            code: 'record-ended',
            message: { zh: '这条记录已经终止', en: 'This record has ended' },
            remedy: { zh: '需要的话另登记一条', en: 'Enter another record if there is one' },
            basis: 'choice:three-registers',
          })
        await endOutside(tx, params.id, { name: ask.visitor.officerName, reason: body.reason, at: ask.now })
        await noted(tx, ask, 'end-outside', held.assetId, held.holderId, { id: params.id, reason: body.reason })
        return (await listOutside(tx, held.assetId)).find((one) => one.id === params.id)!
      }),
    ),
  ]
}

async function record(tx: Tx, ask: Ask, assetId: string, given: Record<string, unknown>) {
  const asset = await lockAsset(tx, assetId)
  if (!asset || !countsFor(ask.visitor, asset.holder_id)) throw notFound()
  const gone = whyNotDestroyed(asset)
  if (gone) throw new Denied(409, gone)
  const checked = checkForm('outside-registration', given, { mode: 'complete', today: ask.today })
  if (!checked.ok) throw invalid(checked.fields)
  const [register, number, body, issuedOn] = ['register', 'number', 'body', 'issuedOn'].map((field) => textOf(checked.value[field]))
  const validUntil = typeof checked.value['validUntil'] === 'string' ? checked.value['validUntil'] : null
  const notTaken = register === 'property' ? await whyNotProperty(tx, asset) : null
  if (notTaken) throw new Denied(409, notTaken)
  if (register === 'property' && !propertyCode.test(number!))
    throw invalid([
      {
        field: 'number',
        message: {
          zh: '应为 SJ 开头的15位编码：SJ、地域2位、机构1位、年月6位、流水4位',
          en: 'Fifteen characters: SJ, region (2), body (1), year and month (6), serial (4)',
        },
      },
    ])
  if (validUntil && validUntil < issuedOn!)
    throw invalid([{ field: 'validUntil', message: { zh: '有效期不能早于赋码或发证日期', en: 'Not before it was issued' } }])
  const id = randomUUID()
  const isNew = await insertOutside(tx, {
    id,
    assetId,
    register: register!,
    number: number!,
    body: body!,
    issuedOn: issuedOn!,
    validUntil,
    by: ask.visitor.officerId,
    byName: ask.visitor.officerName,
    at: ask.now,
  })
  if (!isNew)
    throw new Denied(409, {
      code: 'recorded-already',
      message: {
        zh: '该资产在这种登记中已有一项记录，或者这个编码已经记录',
        en: 'The asset has a record of this register already, or the code is recorded already',
      },
      basis: 'choice:three-registers',
      remedy: { zh: '有变化的，先终止原记录', en: 'If it changed, end the record that stands' },
    })
  await noted(tx, ask, 'record-outside', assetId, asset.holder_id, { id, register, number })
  return (await listOutside(tx, assetId)).find((one) => one.id === id)!
}

async function noted(
  tx: Tx,
  ask: Ask,
  action: 'record-outside' | 'end-outside',
  assetId: string,
  holderId: string,
  detail: Record<string, unknown>,
): Promise<void> {
  await recordAudit(tx, auditLine(ask, action, { kind: 'asset', id: assetId, holderId }, detail), ask.now)
  await announce(tx, { kind: 'asset', id: assetId })
}
