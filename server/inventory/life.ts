import type { AssetView } from '#contract/inventory.ts'
import { fallen } from '#law/fallen.ts'
import type { Words } from '#law/words.ts'
import type { AssetRow, VersionRow } from './assets.sql.ts'
import type { LentCase, LentCertificate, LentMemo, LentPaper } from './lent.ts'

/** Everything the page of an asset is made of. */
export type AssetParts = {
  readonly asset: AssetRow
  readonly versions: readonly VersionRow[]
  readonly papers: readonly LentPaper[]
  readonly cases: readonly LentCase[]
  readonly certificate: LentCertificate | null
  readonly memo: LentMemo | null
}
type Station = AssetView['life'][number]
type Passed = { readonly station: string; readonly title: Words; readonly at: string | null; readonly href: string | null }

/** A civil day in Beijing as an instant. */
export const dayStart = (day: string) => `${day}T00:00:00+08:00`

/** The line of life at the top of the page: what is done, where it is now, what is still to come. Pure. */
export function lifeOf(parts: AssetParts): Station[] {
  const { asset, papers } = parts
  const passed: Passed[] = [
    {
      station: 'carded',
      title: { zh: '确认建卡', en: 'Carded' },
      at: parts.versions.at(-1)?.confirmed_at.toISOString() ?? null,
      href: null,
    },
    { station: 'catalogued', title: { zh: '进入目录', en: 'Catalogued' }, at: asset.catalogued_at?.toISOString() ?? null, href: null },
    paperStation(
      'opinion',
      { zh: '合规审查', en: 'Legal opinion' },
      papers.findLast((p) => p.kind === 'opinion' && !p.isStale && p.conclusion === 'unqualified'),
    ),
    paperStation(
      'valuation',
      { zh: '价值评估', en: 'Valuation' },
      papers.findLast((p) => p.kind === 'valuation' && !p.isStale),
    ),
    registrationStation(parts),
    {
      station: 'registered',
      title: { zh: '领取凭证', en: 'Registered' },
      at: asset.fallen ? null : (asset.registered_at?.toISOString() ?? null),
      href: parts.certificate && !asset.fallen ? `/certificates/${parts.certificate.number}` : null,
    },
  ]
  // A registered asset stays registered when its papers run out, while a change of it is open, and for readers who see neither papers nor
  // cases; what lies behind it is done.
  const reached = passed.findLastIndex((p) => p.at !== null)
  const isRegistered = asset.state === 'registered' || (asset.registered_at !== null && !asset.fallen)
  const now = isRegistered ? -1 : passed.findIndex((p) => p.at === null)
  const stations = passed.map((p, i): Station => ({
    ...p,
    state: p.at !== null || (isRegistered && i <= reached) ? 'done' : i === now ? 'now' : 'later',
  }))
  const ending = disposalStation(parts)
  if (ending) return [...stations.filter((s) => s.state === 'done'), ending]
  return asset.fallen || isMemorandum(parts) ? withEnd(stations, parts) : stations
}

const isMemorandum = ({ asset, memo }: AssetParts) => memo !== null && asset.state === 'memorandum'

/** What is behind it, how its registration ended, that it is kept as a memorandum, and what would lie before it. */
function withEnd(stations: readonly Station[], parts: AssetParts): Station[] {
  const {
    asset: { fallen: how, fallen_on: on },
    certificate,
  } = parts
  const isMemo = isMemorandum(parts)
  const end: Station[] = how
    ? [
        {
          station: 'fallen',
          title: fallen[how],
          at: on && dayStart(on),
          state: 'done',
          href: certificate ? `/certificates/${certificate.number}` : null,
        },
      ]
    : []
  const memorandum: Station[] = isMemo
    ? [{ station: 'memorandum', title: { zh: '备查', en: 'Memorandum' }, at: null, state: 'now', href: null }]
    : []
  const ahead = stations.filter(({ state }) => state !== 'done').map((s): Station => (isMemo ? { ...s, state: 'later' } : s))
  // What was done since it fell, for a registration anew, came after that end.
  const done = stations.filter(({ state }) => state === 'done')
  const isSince = ({ at }: Station) => on !== null && at !== null && Date.parse(at) >= Date.parse(dayStart(on))
  return [...done.filter((each) => !isSince(each)), ...end, ...memorandum, ...done.filter(isSince), ...ahead]
}

function paperStation(station: string, title: Words, paper: LentPaper | undefined): Passed {
  return { station, title, at: paper ? dayStart((paper.issuedOn ?? paper.baseDate)!) : null, href: paper ? `/cases/${paper.caseId}` : null }
}

/** Where the asset goes, or went, out of its life (§4.8). */
function disposalStation({ asset, cases }: AssetParts): Station | null {
  if (asset.state !== 'in-disposal' && asset.state !== 'destroyed') return null
  const kase = cases
    .filter((c) => c.procedure === 'destruction')
    .sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1))
    .at(-1)
  const isGone = asset.state === 'destroyed'
  return {
    station: 'destroyed',
    title: isGone ? { zh: '已销毁', en: 'Destroyed' } : { zh: '销毁处置', en: 'Destruction' },
    at: isGone ? (kase?.closedAt ?? null) : null,
    state: isGone ? 'done' : 'now',
    href: kase ? `/cases/${kase.id}` : null,
  }
}

function registrationStation({ asset, cases }: AssetParts): Passed {
  const applied = cases
    .filter((c) => c.procedure === 'first-registration' || c.procedure === 'legacy-registration')
    .sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1))
    .at(-1)
  const counts = asset.state === 'registered' || asset.state === 'in-registration'
  return {
    station: 'registration',
    title: { zh: '登记审查', en: 'Registration' },
    at: counts && applied ? applied.openedAt : null,
    href: applied ? `/cases/${applied.id}` : null,
  }
}
