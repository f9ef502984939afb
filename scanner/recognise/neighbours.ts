import { evidenceOf } from '#scanner/recognise/grounds.ts'
import { fitName, isLatinName, NO_PERSON } from '#scanner/recognise/names.ts'
import { fitOrganisation } from '#scanner/recognise/organisations.ts'
import { isKnownPlace } from '#scanner/recognise/regions.ts'
import { FIT } from '#scanner/recognise/kind.ts'
import { share } from '#scanner/recognise/values.ts'
import type { SemanticType } from '#contract/findings.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'
import type { Verdict } from '#scanner/recognise/judge.ts'

type Table = { views: readonly ColumnView[]; verdicts: Verdict[] }

/** Second look, column beside column: what stands next to a column may say what the column alone cannot. */
export function judgeNeighbours(views: readonly ColumnView[], verdicts: Verdict[]): void {
  const table = { views, verdicts }
  for (let at = 0; at + 1 < views.length; at++) positions(table, at)
  for (let at = 0; at < views.length; at++) {
    regionNames(table, at)
    regionCodes(table, at)
    bearers(table, at)
    holders(table, at)
    accounts(table, at)
    marks(table, at)
  }
}

/** Gives a column the meaning that a neighbour lends it, and says which. */
function lend({ views, verdicts }: Table, at: number, type: SemanticType, confidence: number, from: number): void {
  const ground = {
    by: 'neighbour' as const,
    words: { zh: `与“${views[from]!.name}”列互为佐证`, en: `Supported by the column “${views[from]!.name}”` },
  }
  const grounds = [ground, ...verdicts[at]!.grounds.filter(({ by }) => by !== 'shape')]
  verdicts[at] = { ...verdicts[at]!, type, confidence, grounds, evidence: evidenceOf([ground], { zh: '', en: '' }) }
}

/** The nearest column of one of the kinds, within so many columns on either side, or -1. */
function nearest({ verdicts }: Table, at: number, within: number, ...types: SemanticType[]): number {
  for (let step = 1; step <= within; step++)
    for (const place of [at + step, at - step]) if (verdicts[place] && types.includes(verdicts[place].type)) return place
  return -1
}

/** Two neighbouring decimals with several places, one within China's longitudes and one within its latitudes, are a position. */
function positions(table: Table, at: number): void {
  const [a, b] = [table.views[at]!, table.views[at + 1]!]
  if (!isPlainMeasure(table.verdicts[at]!) || !isPlainMeasure(table.verdicts[at + 1]!) || !precise(a) || !precise(b)) return
  const lon = (view: ColumnView): boolean => within(view, 72, 136)
  const lat = (view: ColumnView): boolean => within(view, 3, 54)
  const [first, second] =
    lon(a) && lat(b) ? (['longitude', 'latitude'] as const) : lat(a) && lon(b) ? (['latitude', 'longitude'] as const) : []
  if (!first || !second) return
  lend(table, at, first, 0.8, at + 1)
  lend(table, at + 1, second, 0.8, at)
}

function isPlainMeasure(verdict: Verdict): boolean {
  return verdict.type === 'measure' || verdict.type === 'quantity'
}

function precise(view: ColumnView): boolean {
  return view.physical === 'decimal' && share(view.values, (value) => /\.\d{4}/.test(value)) > 0.6
}

function within(view: ColumnView, from: number, to: number): boolean {
  return (
    share(view.values, (value) => Number(value) === 0 || (Number(value) >= from && Number(value) <= to)) > 0.98 &&
    share(view.values, (value) => Number(value) >= from) > 0.7
  )
}

/** Short words beside a column of divisions, a third of them in the tables of places, are divisions too: province, city, county side by side. */
function regionNames(table: Table, at: number): void {
  const { type } = table.verdicts[at]!
  if (type !== 'category' && type !== 'object_name') return
  const view = table.views[at]!
  const beside = nearest(table, at, 1, 'region_name')
  if (beside < 0 || view.heading.hints.has('category') || view.heading.hints.has('object_name')) return
  if (share(view.values, isKnownPlace) > 0.34 && share(view.values, (value) => /^[\u4e00-\u9fff]{2,12}$/.test(value)) > 0.9)
    lend(table, at, 'region_name', 0.6, beside)
}

const CODE_TAIL = /(?:_?code|_?id|代码|编码|dm|bm)$/i
const NAME_TAIL = /(?:_?name|名称|mc)$/i

/** A code whose heading has the stem of a column of region names, as xzqdm beside xzqmc, is a region code. */
function regionCodes(table: Table, at: number): void {
  const view = table.views[at]!
  const { type } = table.verdicts[at]!
  if (type !== 'code' && type !== 'record_id' && type !== 'category') return
  const stem = view.name.replace(CODE_TAIL, '')
  if (stem === view.name || stem === '') return
  const pair = table.views.findIndex(
    (other, place) =>
      place !== at && table.verdicts[place]!.type === 'region_name' && (other.name === stem || other.name.replace(NAME_TAIL, '') === stem),
  )
  if (pair >= 0) lend(table, at, 'region_code', 0.7, pair)
}

/** Share of names in Latin letters from which a column beside a passport is of their bearers. */
const LATIN = 0.7
/** What shows that a column headed as of persons, perhaps, is of persons. */
const WITH_PERSONS = ['person_name', 'email', 'mobile', 'birth_date', 'plate'] as const

/** A name without a word for whose it is belongs to the bearer of the identity or mobile number beside it. */
function bearers(table: Table, at: number): void {
  const { type } = table.verdicts[at]!
  if (type !== 'object_name' && type !== 'category') return
  const view = table.views[at]!
  const { hints, joined, chinese } = view.heading
  if (hints.size > 0 && !hints.has('person_name') && joined !== 'name' && chinese !== '名称' && joined !== 'mc') return
  const isForeign = share(view.values, isLatinName) >= LATIN && share(view.values, (value) => NO_PERSON.test(value)) <= 0.1
  const beside = isForeign
    ? nearest(table, at, 3, 'passport', 'travel_permit', 'id_number', ...(hints.has('person_name') ? WITH_PERSONS : []))
    : nearest(table, at, 2, 'id_number', 'mobile', 'gender', 'birth_date')
  if (beside < 0 || view.variety < (isForeign && (joined === 'name' || hints.has('person_name')) ? 0.02 : 0.2)) return
  if (
    isForeign ||
    (share(view.values, (value) => /^[\u4e00-\u9fff]{2,4}$/.test(value)) > 0.8 &&
      share(view.values, (value) => fitName(value) !== FIT.no) > 0.5)
  )
    lend(table, at, 'person_name', 0.6, beside)
}

/** A plain 名称 beside a credit code is the name of the organisation that holds it. */
function holders(table: Table, at: number): void {
  if (table.verdicts[at]!.type !== 'object_name') return
  const view = table.views[at]!
  if (
    view.heading.joined !== 'name' &&
    view.heading.joined !== 'mc' &&
    !/^(?:名称|主体|对象|申请人|当事人|相对人)/.test(view.heading.chinese)
  )
    return
  const beside = nearest(table, at, 3, 'uscc', 'org_code', 'business_licence_no')
  if (beside >= 0 && share(view.values, (value) => fitOrganisation(value) >= FIT.checked) > 0.3) lend(table, at, 'org_name', 0.7, beside)
}

/** Long numbers under 账号 beside a bank are an account: of an organisation where one stands in the table, of a person otherwise; what only organisations have is left. */
function accounts(table: Table, at: number): void {
  const view = table.views[at]!
  const { type } = table.verdicts[at]!
  if (
    (type !== 'code' &&
      type !== 'record_id' &&
      type !== 'account_name' &&
      type !== 'card_no' &&
      !(type === 'bank_account' && view.heading.hints.has('bank_card'))) ||
    !(view.heading.hints.has('bank_card') || view.heading.hints.has('bank_account'))
  )
    return
  const isOfOrganisation = table.verdicts.some((one) => one.type === 'uscc' || one.type === 'org_name')
  const bank = nearest(table, at, 3, 'bank_name')
  // What stands beside a person, and no organisation, is that person’s account without any bank named.
  const beside = bank < 0 && type === 'bank_account' && !isOfOrganisation ? nearest(table, at, 3, 'person_name', 'id_number') : bank
  if (beside < 0 || share(view.values, (value) => /^[\d\s-]{9,34}$/.test(value)) < 0.8) return
  const found = isOfOrganisation ? 'bank_account' : 'bank_card'
  if (found !== type) lend(table, at, found, 0.6, beside)
}

/** Marks in a table that names persons are theirs; elsewhere they stay an index. */
function marks(table: Table, at: number): void {
  const { type } = table.verdicts[at]!
  if (type !== 'index' && type !== 'quantity' && type !== 'measure') return
  const view = table.views[at]!
  if ((view.heading.hints.get('score') ?? 0) < 0.9 || !(view.min >= 0 && view.max <= 1000)) return
  const person = table.verdicts.findIndex(
    (one) => (one.type === 'person_name' || one.type === 'student_no' || one.type === 'exam_ticket_no') && one.confidence >= 0.5,
  )
  if (person >= 0 && !/评分|满意/.test(view.name)) lend(table, at, 'score', 0.7, person)
}
