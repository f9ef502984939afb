import { coverText } from '#contract/clear-values.ts'
import type { AssetLine, FindingLine, RoundLine, SourceLine } from '#contract/inventory.ts'
import type { AssetRow } from './assets.sql.ts'
import type { FindingLineRow } from './findings.sql.ts'
import type { RoundCase } from './lent.ts'
import type { RoundRow } from './rounds.sql.ts'
import type { SourceRow } from './sources.sql.ts'
import { whyNotKeep, whyNotOther, whyNotRevise } from './standing.ts'

/** A round as lists show it. */
export function roundLineOf(r: RoundRow, kase: RoundCase | undefined): RoundLine {
  return {
    id: r.id,
    title: r.title,
    year: r.year,
    holderId: r.holder_id,
    holderName: r.holder_name,
    state: r.state,
    caseId: r.case_id,
    step: kase?.step ?? null,
    sources: r.sources,
    findings: r.findings,
    carded: r.carded,
    kept: r.kept,
    createdAt: r.created_at.toISOString(),
  }
}

/** A source as lists show it, numbers of persons in its name covered; where it lies is not told. */
export function sourceLineOf(s: SourceRow): SourceLine {
  return {
    id: s.id,
    name: coverText(s.name),
    arrivedBy: s.arrived_by,
    bytes: s.bytes,
    state: s.state,
    doneBytes: s.done_bytes,
    doneRows: s.done_rows,
    fault: s.fault,
    tookMs: s.took_ms,
    addedAt: s.added_at.toISOString(),
    findings: s.findings,
    preliminary: s.preliminary,
    files: s.parts?.length ?? Math.max(1, s.is_apart ? s.findings : s.joined),
    isApart: s.is_apart,
    scope: s.scope,
  }
}

/** A finding as lists show it. */
export function findingLineOf(f: FindingLineRow): FindingLine {
  return {
    id: f.id,
    sourceId: f.source_id,
    sourceName: coverText(f.source_name),
    dataset: f.dataset,
    rows: f.rows,
    bytes: f.bytes,
    columns: f.columns,
    personalColumns: f.personal_columns,
    faults: f.faults,
    grade: f.grade,
    state: f.state,
    assetId: f.asset_id,
    assetCode: f.asset_code,
    setAsideReason: f.set_aside_reason,
    attention: f.attention,
    knownAs: f.known && {
      assetId: f.known.id,
      assetCode: f.known.code,
      name: f.known.name,
      version: f.known.version,
      whyNot: whyNotRevise(f.known)?.message ?? null,
      whyNotKeep: whyNotKeep(f.known)?.message ?? null,
      whyNotOther: whyNotOther(f.known, null)?.message ?? null,
      isNamed: f.is_named,
    },
  }
}

/** An asset as lists show it. */
export function assetLineOf(a: AssetRow): AssetLine {
  return {
    id: a.id,
    code: a.code,
    name: a.name,
    holderId: a.holder_id,
    holderName: a.holder_name,
    grade: a.grade,
    origin: a.origin,
    state: a.state,
    version: a.version,
    rows: a.rows,
    registeredAt: a.registered_at?.toISOString() ?? null,
    catalogedAt: a.catalogued_at?.toISOString() ?? null,
    createdAt: a.created_at.toISOString(),
    importance: a.importance,
    isMarked: a.is_marked,
    oldCode: a.old_code,
  }
}
