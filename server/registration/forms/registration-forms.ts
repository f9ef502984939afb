import { strict as assert } from 'node:assert'
import { registrationFormRoutes as routes } from '#contract/registration-forms.ts'
import { type RegistrationForm, type RegistrationFormId, registrationForms } from '#law/registration-forms.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { viewAsset } from '#server/inventory/asset-view.ts'
import type { InventoryLent } from '#server/inventory/lent.ts'
import { auditLine, noteReading } from '#server/audit/noting.ts'
import { findOrganisation } from '#server/parties/organisations.sql.ts'
import { listOutside } from '../outside.sql.ts'
import { fillForm, type FormKnown, type MadeProduct, type RightHolder, whyNotForm } from './fill-form.ts'
import { formExcel } from './form-excel.ts'
import { formWord } from './form-word.ts'

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/** What other rooms lend to the forms: what they lend to the asset, the products made from it, and who operates or uses it. */
export type FormLent = InventoryLent & {
  readonly productsOf: (tx: Tx, assetId: string) => Promise<readonly MadeProduct[]>
  readonly rightHoldersOf: (tx: Tx, assetId: string, today: string) => Promise<readonly RightHolder[]>
}

/** The forms of the other registers, prefilled from the card, the asset and its papers; whoever reads the asset may have them, and the log says who did. */
export function registrationFormHandlings(lent: FormLent): Handling[] {
  return [
    handle(routes.listRegistrationForms, (ask, { params }) =>
      ask.transaction(async (tx) => {
        const { known, isOwn } = await findKnown(tx, lent, ask, params.id)
        const { asset } = known
        await noteReading(tx, ask, 'read-asset', { kind: 'asset', id: asset.id, holderId: asset.holderId }, { what: 'registration-forms' })
        return { items: (Object.keys(registrationForms) as RegistrationFormId[]).map((form) => lineOf(form, known, isOwn)) }
      }),
    ),
    handle(routes.registrationForm, async (ask, { params, query }) => {
      const form: RegistrationForm = registrationForms[params.form]
      const groups = await ask.transaction(async (tx) => {
        const { known, isOwn } = await findKnown(tx, lent, ask, params.id)
        const { asset } = known
        const why = whyNotForm(form, asset)
        if (why) throw new Denied(409, why)
        await recordAudit(
          tx,
          auditLine(
            ask,
            'export-registration-form',
            { kind: 'asset', id: asset.id, holderId: asset.holderId },
            { form: params.form, as: query.as, version: asset.version },
          ),
          ask.now,
        )
        return fillForm(form, known, isOwn)
      })
      const content = query.as === 'docx' ? await formWord(form, groups, ask.today) : Buffer.from(await formExcel(form, groups, ask.today))
      return ask.reply
        .header('content-type', types[query.as])
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${form.title.zh}-${ask.today}.${query.as}`)}`)
        .send(content)
    }),
  ]
}

/** What a form is filled with, and whether it is of the unit of whoever asks. */
async function findKnown(tx: Tx, lent: FormLent, ask: Ask, id: string): Promise<{ known: FormKnown; isOwn: boolean }> {
  const asset = await viewAsset(tx, lent, ask, id)
  const unit = await findOrganisation(tx, asset.holderId)
  assert(unit, 'an asset has a holder')
  return {
    known: {
      asset,
      unit,
      products: await lent.productsOf(tx, asset.id),
      parties: await lent.rightHoldersOf(tx, asset.id, ask.today),
      outside: await listOutside(tx, asset.id),
      today: ask.today,
    },
    isOwn: ask.visitor.organisationId === asset.holderId,
  }
}

function lineOf(form: RegistrationFormId, known: FormKnown, isOwn: boolean) {
  const shape: RegistrationForm = registrationForms[form]
  const cells = fillForm(shape, known, isOwn).flatMap((group) => group.cells)
  return {
    form,
    title: shape.title,
    basis: shape.basis,
    filled: cells.filter(({ value }) => value !== '').length,
    cells: cells.length,
    whyNot: whyNotForm(shape, known.asset),
  }
}
