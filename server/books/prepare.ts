import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { entry } from '#contract/books.ts'
import { regimes } from '#law/accounts.ts'
import type { Template } from '#law/accounts/account.ts'
import { capitalConditions } from '#law/accounts/gate.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import { findBroughtIn } from '#server/files/files.sql.ts'
import { findAsset, type AssetRow } from '#server/inventory/assets.sql.ts'
import { papersOf } from '#server/registration/papers.sql.ts'
import type { Card, Move } from './card.ts'
import { findCardOf } from './cards.sql.ts'
import { whyNot } from './denials.ts'
import { effectOn, type Life } from './effect.ts'
import { gateFactsOf } from './gate-facts.ts'
import { whyNotMove } from './gate.ts'
import { amountOf, linesOf, type Amounts, type Line } from './lines.ts'
import type { BookSetRow } from './sets.sql.ts'
import { findBookedAsset } from './settlement.sql.ts'
import { whyNotSettle } from './settlement.ts'
import { findBookedInvoices } from './vouchers.sql.ts'
import { whyNotOn } from './when.ts'

export type Entry = z.output<typeof entry>
/** An entry thought through to the end: what would be written, nothing of it written yet. */
export type Prepared = {
  readonly template: Template
  readonly asset: Pick<AssetRow, 'id' | 'code' | 'name'> | null
  readonly before: Card | null
  readonly card: Card | null
  readonly lines: readonly (Line & { readonly manner: string })[]
  readonly moves: readonly Move[]
}

const refuse = (problem: ConstructorParameters<typeof Denied>[1]) => new Denied(409, problem)

/** Thinks an entry through: day, template, gate, documents, card and lines. Throws `Denied` with the reason. */
export async function prepareEntry(tx: Tx, set: BookSetRow, given: Entry, today: string): Promise<Prepared> {
  const late = whyNotOn(set, given.onDate, today)
  if (late) throw refuse(late)
  const template = templateOf(set, given)
  checkStated(template, given)
  const held = template.settles ? null : await assetOf(tx, set, template, given.assetId)
  const asset = template.settles ? await bookedAsset(tx, set, template.settles, given.assetId) : held
  const found = held ? await findCardOf(tx, held.id) : null
  await checkGate(tx, set, template, given, held, today)
  const amounts: Amounts = {
    ...given.amounts,
    'card.cost': found?.costFen ?? 0,
    'card.amortised': found?.amortisedFen ?? 0,
    'card.impaired': found?.impairedFen ?? 0,
  }
  const effected = template.card
    ? effectOn(found, template.card, { regime: set.regime, onDate: given.onDate, amounts, life: lifeOf(given) })
    : { card: null, moves: [] }
  if ('problem' in effected) throw refuse(effected.problem)
  const lines = linesOf(template, given.way, set.kind, regimes[set.regime].chart, amounts)
  if (!lines || lines.length < 2) throw refuse(whyNot.amounts())
  const unsettled = template.settles ? await whyNotSettle(tx, set, template.settles, asset?.id ?? null, given.onDate, lines) : null
  if (unsettled) throw refuse(unsettled)
  const { chart } = regimes[set.regime]
  const manner = effected.card?.manner ?? found?.manner ?? ''
  return {
    template,
    asset,
    before: found,
    card: effected.card,
    moves: effected.moves,
    lines: lines.map((line) => ({ ...line, manner: chart[line.account]?.holds ? manner : '' })),
  }
}

function templateOf(set: BookSetRow, given: Entry): Template {
  const found = Object.hasOwn(regimes[set.regime].templates, given.template) ? regimes[set.regime].templates[given.template]! : null
  if (!found || (found.for && !found.for.includes(set.kind)))
    throw refuse(set.regime === 'government' && given.template === 'impairment' ? whyNot.noImpairment() : whyNot.noTemplate())
  const ways = Object.keys(found.ways ?? {})
  if (ways.length > 0 ? !ways.includes(given.way) : given.way !== '')
    throw invalid([{ field: 'way', message: { zh: '请选择支付或来源方式', en: 'Choose how it was paid or financed' } }])
  const unknown = Object.keys(given.amounts).find((name) => !Object.hasOwn(found.asks, name))
  if (unknown !== undefined)
    throw invalid([{ field: `amounts.${unknown}`, message: { zh: '这项业务没有这个金额', en: 'This event has no such amount' } }])
  const missing = Object.entries(found.asks).filter(([name, ask]) => ask.required && !(given.amounts[name]! > 0))
  if (missing.length > 0)
    throw invalid(
      missing.map(([name, ask]) => ({
        field: `amounts.${name}`,
        message: { zh: `请填写${ask.title.zh}`, en: `State the amount: ${ask.title.en}` },
      })),
    )
  return found
}

function checkStated(template: Template, given: Entry): void {
  if (template.needsApproval && !given.approval) throw refuse(whyNot.approval(template.basis))
  if (!template.needsCapitalConditions) return
  const missing = Object.entries(capitalConditions).find(([name]) => (given.conditions?.[name] ?? '').trim().length < 2)
  if (missing) throw refuse(whyNot.conditions(missing[1]))
}

async function assetOf(tx: Tx, set: BookSetRow, template: Template, assetId: string | undefined): Promise<AssetRow | null> {
  if (!assetId) {
    if (template.card) throw refuse(whyNot.wantsAsset())
    return null
  }
  const asset = await findAsset(tx, assetId)
  if (!asset || asset.holder_id !== set.holderId) throw notFound()
  return asset
}

/** What is settled is settled in the books it stands in, whoever holds the asset now (choice:settlement). */
async function bookedAsset(
  tx: Tx,
  { holderId, regime }: BookSetRow,
  account: string,
  assetId: string | undefined,
): Promise<Prepared['asset']> {
  const found = assetId ? await findBookedAsset(tx, holderId, assetId) : null
  if (assetId && !found) throw refuse(whyNot.notOpen(regimes[regime].chart[account]!.title, 0))
  return found
}

/** The gate stands before whatever brings an asset in; development expenditure needs no asset card yet (choice:recognition-gate). */
async function checkGate(tx: Tx, set: BookSetRow, template: Template, given: Entry, asset: AssetRow | null, today: string): Promise<void> {
  const documented = given.documents.reduce((sum, each) => sum + each.amountFen, 0)
  if (template.evidences) await checkDocuments(tx, set, given, asset, amountOf(template.evidences, given.amounts), documented, today)
  else if (given.documents.length > 0)
    throw invalid([{ field: 'documents', message: { zh: '这项业务不录成本凭证', en: 'This event takes no documents of cost' } }])
  if (!asset) return
  const problem = whyNotMove(given.template, template.card, await gateFactsOf(tx, asset, set.regime))
  if (problem) throw refuse(problem)
}

async function checkDocuments(
  tx: Tx,
  set: BookSetRow,
  given: Entry,
  asset: AssetRow | null,
  wanted: number,
  documented: number,
  today: string,
): Promise<void> {
  const future = given.documents.findIndex((each) => each.issuedOn > today)
  if (future >= 0)
    throw invalid([
      { field: `documents.${future}.issuedOn`, message: { zh: '凭证日期不能晚于今天', en: 'A document is not of a day to come' } },
    ])
  const numbers = given.documents.map((each) => each.number.trim())
  const papers = given.documents.flatMap((each) => each.paper?.sha256 ?? [])
  const reports = asset ? (await papersOf(tx, asset.id, today)).filter((paper) => paper.kind === 'valuation') : []
  const report = reports.find((paper) => numbers.includes(paper.number) || papers.includes(paper.paperSha256))
  if (report) throw refuse(whyNot.valuation(report.number))
  if (documented !== wanted) throw refuse(whyNot.documents(wanted, documented))
  const invoices = given.documents.filter((each) => each.kind === 'invoice').map((each) => each.number.trim())
  const twice = invoices.find((number, n) => invoices.indexOf(number) !== n) ?? (await findBookedInvoices(tx, set.holderId, invoices))[0]
  if (twice !== undefined) throw refuse(whyNot.invoiceTwice(twice))
  if ((await findBroughtIn(tx, set.holderId, papers)).size !== new Set(papers).size)
    throw invalid([
      { field: 'documents', message: { zh: '有文件没有上传，或不是本单位上传的', en: 'A paper was not brought in by this unit' } },
    ])
}

function lifeOf({ life }: Entry): Life | null {
  return life ? { ground: life.ground, months: life.months ?? null, expense: life.expense } : null
}

/** A new id for a voucher. */
export const newVoucherId = (): string => randomUUID()
