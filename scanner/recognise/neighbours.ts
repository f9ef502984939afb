import { share } from '#scanner/recognise/values.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'
import type { Verdict } from '#scanner/recognise/judge.ts'

const BESIDE = { zh: '与相邻列互为佐证', en: 'Supported by the column beside it' }

/** Second look, column beside column: what stands next to a column may say what the column alone cannot. */
export function judgeNeighbours(views: readonly ColumnView[], verdicts: Verdict[]): void {
  for (let at = 0; at + 1 < views.length; at++) positions(views, verdicts, at)
  for (let at = 0; at < views.length; at++) {
    regionCodes(views, verdicts, at)
    names(views, verdicts, at)
  }
}

/** Two neighbouring decimals with several places, one within China's longitudes and one within its latitudes, are a position. */
function positions(views: readonly ColumnView[], verdicts: Verdict[], at: number): void {
  const [a, b] = [views[at]!, views[at + 1]!]
  if (!isPlainMeasure(verdicts[at]!) || !isPlainMeasure(verdicts[at + 1]!) || !precise(a) || !precise(b)) return
  const lon = (view: ColumnView): boolean => within(view, 72, 136)
  const lat = (view: ColumnView): boolean => within(view, 3, 54)
  const [first, second] = lon(a) && lat(b) ? (['longitude', 'latitude'] as const) : lat(a) && lon(b) ? (['latitude', 'longitude'] as const) : []
  if (!first || !second) return
  verdicts[at] = { ...verdicts[at]!, type: first, confidence: 0.8, evidence: BESIDE }
  verdicts[at + 1] = { ...verdicts[at + 1]!, type: second, confidence: 0.8, evidence: BESIDE }
}

function isPlainMeasure(verdict: Verdict): boolean {
  return verdict.type === 'measure' || verdict.type === 'quantity'
}

function precise(view: ColumnView): boolean {
  return view.physical === 'decimal' && share(view.values, (value) => /\.\d{4,}/.test(value)) > 0.6
}

function within(view: ColumnView, from: number, to: number): boolean {
  return share(view.values, (value) => Number(value) === 0 || (Number(value) >= from && Number(value) <= to)) > 0.98 && share(view.values, (value) => Number(value) >= from) > 0.7
}

/** A short code beside a column of region names, with a heading of the same stem, is a region code. */
function regionCodes(views: readonly ColumnView[], verdicts: Verdict[], at: number): void {
  const view = views[at]!
  if (verdicts[at]!.type !== 'code' && verdicts[at]!.type !== 'record_id' && verdicts[at]!.type !== 'category') return
  const stem = view.name.replace(/(?:_?code|_?id|代码|编码|dm)$/i, '')
  if (stem === view.name || stem === '') return
  if (views.some((other, place) => place !== at && verdicts[place]!.type === 'region_name' && (other.name === stem || other.name.replace(/(?:_?name|名称|mc)$/i, '') === stem))) {
    verdicts[at] = { ...verdicts[at]!, type: 'region_code', confidence: 0.7, evidence: BESIDE }
  }
}

/** A short Han text right before an identity number is the name of its bearer, if half of the values could be names. */
function names(views: readonly ColumnView[], verdicts: Verdict[], at: number): void {
  const next = verdicts[at + 1]?.type
  if ((next !== 'id_number' && next !== 'mobile') || verdicts[at]!.type !== 'object_name') return
  const view = views[at]!
  if (view.heading.hints.size > 0 && !view.heading.hints.has('person_name') && view.heading.joined !== 'name') return
  if (share(view.values, (value) => /^[\u4e00-\u9fff]{2,4}$/.test(value)) > 0.8 && view.variety > 0.2) {
    verdicts[at] = { ...verdicts[at]!, type: 'person_name', confidence: 0.6, evidence: BESIDE }
  }
}
