import type { AssetBooks, BookCard, BookSet, BookView, VoucherLine, VoucherView } from '#contract/books.ts'
import { regimeOfKind, regimes } from '#law/accounts.ts'
import type { Regime, Template } from '#law/accounts/account.ts'
import { amortisation } from '#law/accounts/amortisation.ts'
import type { Words } from '#law/words.ts'
import type { Tx } from '#server/db/transaction.ts'
import { notFound } from '#server/denied.ts'
import type { Ask } from '#server/http/ask.ts'
import { findAsset, findFallen } from '#server/inventory/assets.sql.ts'
import { findLatestValuations } from '#server/registration/holdings.sql.ts'
import { papersOf } from '#server/registration/papers.sql.ts'
import type { OrganisationKind } from '#law/parties.ts'
import { runTemplate } from './amortise.ts'
import { carryingOf } from './card.ts'
import type { CardLine } from './card-list.sql.ts'
import { findCardOf } from './cards.sql.ts'
import { chainOf } from './chain.ts'
import { findControls } from './check.sql.ts'
import { codingOf, type Coding } from './codes.ts'
import { whyNot } from './denials.ts'
import { prepareDisposal, type PreparedDisposal } from './disposal.ts'
import { gateFactsOf } from './gate-facts.ts'
import { askGate, whyNotMove } from './gate.ts'
import { lastDayAsked } from './months.ts'
import { particularsOf } from './particulars.ts'
import { whyNotReverse } from './reversal.ts'
import { findReversible } from './reversal.sql.ts'
import { findOwnCodes, findSet, readsBooksOf, type BookSetRow } from './sets.sql.ts'
import { settlingOf } from './settlement.ts'
import { findHolderName, listSets, type SetLine } from './sets.view.sql.ts'
import {
  findDocuments,
  findMovedCards,
  findMoves,
  findPostings,
  findVoucher,
  type PostingRow,
  type VoucherRow,
} from './voucher-list.sql.ts'

const mayPost = (ask: Ask, holderId: string) => ask.visitor.role === 'producer' && ask.visitor.organisationId === holderId

/** The books of a unit for reading; hidden ones and missing ones answer alike. */
export async function readableSet(tx: Tx, holderId: string): Promise<BookSetRow> {
  const set = await findSet(tx, holderId)
  if (!set) throw notFound()
  return set
}

/** The coding of a unit's accounts. */
export async function codingFor(tx: Tx, set: BookSetRow): Promise<Coding> {
  return codingOf(set.regime, await findOwnCodes(tx, set.holderId))
}

/** What an event is called. */
export function titleOf(regime: Regime, template: string): Words {
  return template === runTemplate ? amortisation.title : (regimes[regime].templates[template]?.title ?? { zh: template, en: template })
}

/** A unit's books as a line of the list. */
export function setLineOf({
  holderId,
  name,
  kind,
  regime,
  openedOn,
  closedThrough,
  cards,
  costFen,
  amortisedFen,
  impairedFen,
  bookFen,
}: SetLine): BookSet {
  const carryingFen = costFen - amortisedFen - impairedFen
  return {
    id: holderId,
    name,
    kind,
    regime,
    openedOn,
    closedThrough,
    cards,
    costFen,
    amortisedFen,
    impairedFen,
    carryingFen,
    differenceFen: carryingFen - bookFen,
  }
}

/** The account set of a unit: the chain, the sums, and both sides of the reconciliation at a date. */
export async function viewBooks(tx: Tx, ask: Ask, holderId: string, at: string): Promise<BookView> {
  const [line] = await listSets(tx, { holderId }, { limit: 1, after: null })
  if (!line) throw notFound()
  const coding = await codingFor(tx, line)
  const { chart } = regimes[line.regime]
  const controls = (await findControls(tx, holderId, at)).filter((each) => Object.hasOwn(chart, each.account))
  const { links, valuedFen } = await chainOf(tx, line, ask.today)
  return {
    ...setLineOf(line),
    at,
    valuedFen,
    chain: links,
    mayPost: mayPost(ask, holderId),
    controls: controls.map((each) => ({ ...each, ...coding(each.account), differenceFen: each.cardsFen - each.bookFen })),
  }
}

/** Cards with the latest valuation beside each, and whether its registration fell. */
export async function cardViews(tx: Tx, cards: readonly CardLine[]): Promise<BookCard[]> {
  const valuations = await findLatestValuations(
    tx,
    cards.map((each) => each.assetId),
  )
  const fallen = await findFallen(
    tx,
    cards.map((each) => each.assetId),
  )
  return cards.map((card) => ({
    ...card,
    carryingFen: carryingOf(card),
    valuationFen: valuations.get(card.assetId) ?? null,
    fallen: fallen.get(card.assetId) ?? null,
  }))
}

/** A voucher as a line of the list. */
export function voucherLineOf(regime: Regime, { madeAt, ...row }: VoucherRow): VoucherLine {
  return { ...row, title: titleOf(regime, row.template), madeAt: madeAt.toISOString() }
}

/** Lines of a voucher under the unit's codes. */
export function postingViews(coding: Coding, rows: readonly Omit<PostingRow, 'voucherId'>[]) {
  return rows.map(({ line, ledger, account, debitFen, creditFen }) => ({ line, ledger, account, ...coding(account), debitFen, creditFen }))
}

/** One voucher with everything it rests on and everything it moved. */
export async function viewVoucher(tx: Tx, id: string): Promise<VoucherView> {
  const row = await findVoucher(tx, id)
  if (!row) throw notFound()
  const set = await readableSet(tx, row.holderId)
  const coding = await codingFor(tx, set)
  const template = regimes[set.regime].templates[row.template]
  const postings = await findPostings(tx, [id])
  return {
    ...voucherLineOf(set.regime, row),
    holderId: row.holderId,
    holderName: await findHolderName(tx, row.holderId),
    postings: postingViews(coding, postings),
    settledBy: row.reverses || row.reversedBy ? [] : settlingOf(set.regime, postings).map(({ template, title }) => ({ template, title })),
    documents: await findDocuments(tx, id),
    particulars: particularsOf(set.regime, template, row.way, coding, row.particulars),
    cards: await findMovedCards(tx, id, 200),
    basis: template?.basis ?? amortisation.basis,
    whyNotReverse: await whyNotReverse(tx, set, (await findReversible(tx, id))!, lastDayAsked),
  }
}

/** One asset in the books: what the gate says, its card and movements, its valuations beside them, and which events may be posted. */
export async function viewAssetBooks(tx: Tx, ask: Ask, assetId: string): Promise<AssetBooks> {
  const asset = await findAsset(tx, assetId)
  if (!asset || !(await readsBooksOf(tx, asset.holder_id))) throw notFound()
  const set = await findSet(tx, asset.holder_id)
  const regime = set?.regime ?? regimeOfKind[asset.holder_kind as OrganisationKind]
  const found = await findCardOf(tx, assetId)
  const facts = await gateFactsOf(tx, asset, regime)
  const moves = await findMoves(tx, assetId, asset.holder_id)
  // Of what was destroyed nobody asks any more whether it can be recognised.
  const gate = facts.gone ? [] : askGate({ ...facts, isMeasured: (found?.costFen ?? 0) > 0 })
  const disposal = set && asset.state === 'destroyed' ? await prepareDisposal(tx, assetId, ask.today) : null
  const valuations = (await papersOf(tx, assetId, ask.today)).filter((paper) => paper.kind === 'valuation')
  return {
    assetId,
    code: asset.code,
    name: asset.name,
    holderId: asset.holder_id,
    holderName: asset.holder_name,
    gate,
    mayPost: mayPost(ask, asset.holder_id),
    disposal: disposal && set ? disposalView(disposal, await codingFor(tx, set)) : null,
    card: found ? (await cardViews(tx, [found]))[0]! : null,
    valuations: valuations.map((paper) => ({
      number: paper.number,
      method: paper.conclusion,
      amountFen: paper.amountFen ?? 0,
      baseDate: paper.baseDate!,
    })),
    moves: moves.map((move) => ({ ...move, title: titleOf(regime, move.template) })),
    templates: Object.entries(regimes[regime].templates)
      .filter(([, each]) => each.card !== undefined && (!each.for || each.for.includes(asset.holder_kind as OrganisationKind)))
      .map(([template, each]) => ({
        template,
        title: each.title,
        whyNot: set ? (whyNotNow(each, found) ?? whyNotMove(template, each.card, facts)) : whyNot.noBooks(),
      })),
  }
}

function disposalView({ title, basis, entry, lines, whyNot }: PreparedDisposal, coding: Coding) {
  return {
    title,
    basis,
    template: entry.template,
    onDate: entry.onDate,
    summary: entry.summary,
    approval: entry.approval!,
    whyNot,
    postings: postingViews(
      coding,
      lines.map((line, n) => ({ ...line, line: n + 1 })),
    ),
  }
}

function whyNotNow(template: Template, card: { readonly state: string; readonly class: string; readonly movedOn: string } | null) {
  const effect = template.card
  if (!effect) return null
  if (card?.state === 'gone') return whyNot.gone(card.movedOn)
  const isIn = card !== null && card.state === 'held'
  if (effect.does === 'add') return isIn && card.class !== effect.to ? whyNot.otherClass() : null
  if (!isIn) return whyNot.noCard()
  return card.class === (effect.does === 'finish' ? 'development' : effect.of) ? null : whyNot.otherClass()
}
