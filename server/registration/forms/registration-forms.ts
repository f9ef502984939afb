import { strict as assert } from 'node:assert'
import type { AssetView } from '#contract/inventory.ts'
import { registrationFormRoutes as routes } from '#contract/registration-forms.ts'
import { type RegistrationForm, type RegistrationFormId, registrationForms } from '#law/registration-forms.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { viewAsset } from '#server/inventory/asset-view.ts'
import { findHolder, type Holder } from '#server/inventory/holders.sql.ts'
import type { InventoryLent } from '#server/inventory/lent.ts'
import { auditLine, noteReading } from '#server/inventory/noting.ts'
import { fillForm, whyNotForm } from './fill-form.ts'
import { formExcel } from './form-excel.ts'
import { formWord } from './form-word.ts'

const types = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' } as const

/** The forms of the other registers, prefilled from the card, the asset and its papers; whoever reads the asset may have them, and the log says who did. */
export function registrationFormHandlings(lent: InventoryLent): Handling[] {
  return [
    handle(routes.listRegistrationForms, (ask, { params }) => ask.transaction(async (tx) => {
      const { asset, unit, isOwn } = await known(tx, lent, ask, params.id)
      await noteReading(tx, ask, 'read-asset', { kind: 'asset', id: asset.id, holderId: asset.holderId }, { what: 'registration-forms' })
      return { items: (Object.keys(registrationForms) as RegistrationFormId[]).map((form) => lineOf(form, asset, unit, isOwn)) }
    })),
    handle(routes.registrationForm, async (ask, { params, query }) => {
      const form: RegistrationForm = registrationForms[params.form]
      const groups = await ask.transaction(async (tx) => {
        const { asset, unit, isOwn } = await known(tx, lent, ask, params.id)
        const why = whyNotForm(form, asset)
        if (why) throw new Denied(409, why)
        await recordAudit(tx, auditLine(ask, 'export-registration-form', { kind: 'asset', id: asset.id, holderId: asset.holderId }, { form: params.form, as: query.as, version: asset.version }), ask.now)
        return fillForm(form, asset, unit, isOwn)
      })
      const content = query.as === 'docx' ? await formWord(form, groups, ask.today) : Buffer.from(await formExcel(form, groups, ask.today))
      return ask.reply.header('content-type', types[query.as]).header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${form.title.zh}-${ask.today}.${query.as}`)}`).send(content)
    }),
  ]
}

async function known(tx: Tx, lent: InventoryLent, ask: Ask, id: string): Promise<{ asset: AssetView; unit: Holder; isOwn: boolean }> {
  const asset = await viewAsset(tx, lent, ask, id)
  const unit = await findHolder(tx, asset.holderId)
  assert(unit, 'an asset has a holder')
  return { asset, unit, isOwn: ask.visitor.organisationId === asset.holderId }
}

function lineOf(form: RegistrationFormId, asset: AssetView, unit: Holder, isOwn: boolean) {
  const shape: RegistrationForm = registrationForms[form]
  const cells = fillForm(shape, asset, unit, isOwn).flatMap((group) => group.cells)
  return { form, title: shape.title, basis: shape.basis, filled: cells.filter(({ value }) => value !== '').length, cells: cells.length, whyNot: whyNotForm(shape, asset) }
}
