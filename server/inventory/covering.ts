import { contactsIn, coverAnswers, hiddenLabels, isShown, type Reading } from '#contract/covering.ts'
import type { Finding } from '#contract/findings.ts'
import { type Answers, fieldsOf } from '#contract/forms.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { forms } from '#law/forms.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { notFound } from '#server/denied.ts'
import { handle, type Handling, type Visitor } from '#server/http/ask.ts'
import { findAsset, findCard } from './assets.sql.ts'
import { hideColumns } from './hiding.ts'
import { auditLine } from '#server/audit/noting.ts'

/** What is asked of an asset before parts of it are shown: whose it is, how sensitive and how important. */
type Covered = { readonly holder_id: string; readonly grade: number; readonly importance?: string }

const fields = fieldsOf(forms['information-card'])
/** Items of the card under every name a form gives them. */
const itemFields = { ...fieldsOf(forms['change-application']), ...fields }

/** How a visitor reads what somebody holds (choice:security-labels). */
export const readingOf = (visitor: Visitor, of: Covered): Reading => ({
  isOwn: visitor.organisationId === of.holder_id,
  role: visitor.role,
  grade: of.grade,
  importance: of.importance,
})

/** A card as the visitor sees it: contacts covered and parts hidden by grade, unless it is of their own unit. */
export const coveredCard = <A extends { readonly [field: string]: unknown }>(visitor: Visitor, of: Covered, card: A): A =>
  coverAnswers(fields, card, readingOf(visitor, of))

/**
 * The same for items of the card of an asset that stand elsewhere, such as in what a change would change; what is hidden altogether is
 * covered as if it were of a high grade.
 */
export async function cardCover(
  tx: Tx,
  visitor: Visitor,
  assetId: string,
): Promise<<A extends { readonly [field: string]: unknown }>(answers: A) => A> {
  const asset = await findAsset(tx, assetId)
  const reading: Reading = asset ? readingOf(visitor, asset) : { isOwn: false, role: visitor.role, grade: null }
  return (answers) => coverAnswers(itemFields, answers, reading)
}

/** Which parts the visitor is told are hidden. */
export const hiddenFrom = (visitor: Visitor, of: Covered) => hiddenLabels(readingOf(visitor, of))

/** Which columns of a dataset hide their values from the visitor, by name. */
export function hiddenColumns(visitor: Visitor, of: Covered, finding: Finding): ReadonlySet<string> {
  const reading = readingOf(visitor, of)
  return new Set(
    reading.isOwn ? [] : finding.columns.filter(({ grade }) => !isShown('values', { ...reading, grade })).map(({ name }) => name),
  )
}

/** What was seen of a dataset, without the values of columns whose grade hides them from the visitor. */
export function coveredFinding(visitor: Visitor, of: Covered, finding: Finding): Finding {
  const hidden = hiddenColumns(visitor, of, finding)
  return hideColumns(finding, ({ name }) => hidden.has(name), 'traces')
}

type OfColumn = { readonly column: string | null; readonly with?: string }
/** Of rules or changes those that tell nothing of hidden columns: their bounds, lists and figures are values too. */
export const withoutHidden = <T extends OfColumn>(hidden: ReadonlySet<string>, lines: readonly T[]): T[] =>
  lines.filter((line) => ![line.column, line.with].some((name) => name != null && hidden.has(name)))

/** The contacts on a card in full, for a reason that the log keeps and the holder sees. */
export function contactHandlings(): Handling[] {
  return [
    handle(inventoryRoutes.showAssetContacts, (ask, { params, body }) =>
      ask.transaction(async (tx) => {
        const asset = await findAsset(tx, params.id)
        const found = asset && (await findCard(tx, asset.id, asset.version))
        if (!found) throw notFound()
        const answers = contactsIn(fields, found.card) as Answers
        await recordAudit(
          tx,
          auditLine(
            ask,
            'show-contacts',
            { kind: 'asset', id: asset.id, holderId: asset.holder_id },
            { reason: body.reason, fields: Object.keys(answers) },
          ),
          ask.now,
        )
        return { answers }
      }),
    ),
  ]
}
