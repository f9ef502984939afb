import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { ColumnFinding, Finding } from '#contract/findings.ts'
import type { FindingChange } from '#contract/inventory.ts'
import { sealedUnder, type Vault } from '#server/vault/vault.ts'
import { hiddenParts } from './hiding.ts'

const ofColumn = hiddenParts.values
const ofDataset = { from: null, to: null, bounds: null, freshness: null } satisfies Partial<Finding>
type Column = Omit<ColumnFinding, keyof typeof ofColumn> & typeof ofColumn

/** A finding as rows and lists have it: names, kinds, grades, shares and counts, and no value of the data. */
export type BareFinding = Omit<Finding, 'columns' | keyof typeof ofDataset> & typeof ofDataset & { columns: Column[] }
/** A finding as it is kept: bare, and what shows values sealed beside it, under this key. */
export type KeptFinding = { readonly bare: BareFinding; readonly sealed: Buffer; readonly sealedBy: string }
/** A finding as it is read; `sealed` is null where it was kept before values were sealed, or has none any more. */
export type ReadFinding = { readonly id: string; readonly bare: BareFinding; readonly sealed: Buffer | null }

type Values = { readonly columns: readonly Partial<ColumnFinding>[]; readonly dataset: Partial<Finding>; readonly quality: Finding['quality']; readonly changes: readonly FindingChange[] | null }
const boundOf = (id: string) => `finding:${id}`

/** The finding without what shows values. Pure. */
export function bareFinding(finding: Finding): BareFinding {
  return { ...finding, ...ofDataset, columns: finding.columns.map((column) => ({ ...column, ...ofColumn })), quality: bareQuality(finding.quality) }
}

/** Scores and counts without examples of broken rules and without what a measurement rests on, which names days and figures of the data. */
function bareQuality(quality: Finding['quality'] | undefined): Finding['quality'] {
  if (!quality) return null
  const dimensions = quality.dimensions.map((dimension) => ({ ...dimension, indicators: dimension.indicators.map((indicator) => ({ ...indicator, evidence: [] })) }))
  return { ...quality, dimensions, rules: quality.rules.map((rule) => ({ ...rule, examples: [] })) }
}

/** Takes what shows values out of a finding and seals it for its row (choice:sealing); `changes` where words about them tell values too. */
export async function sealFinding(vault: Vault, id: string, finding: Finding, changes: readonly FindingChange[] | null = null): Promise<KeptFinding> {
  const picked = <T extends object>(from: T, names: object) => Object.fromEntries(Object.entries(from).filter(([name]) => name in names)) as Partial<T>
  const values: Values = { columns: finding.columns.map((column) => picked(column, ofColumn)), dataset: picked(finding, ofDataset), quality: finding.quality, changes }
  const sealed = await vault.seal(boundOf(id), deflateRawSync(JSON.stringify(values)))
  return { bare: bareFinding(finding), sealed, sealedBy: sealedUnder(sealed) }
}

/** The finding whole, for whoever is shown its values or compares them, and the changes since the scan before where they tell values. */
export async function openFinding(vault: Vault, { id, bare, sealed }: ReadFinding): Promise<{ finding: Finding; changes: FindingChange[] | null }> {
  if (!sealed) return { finding: bare, changes: null }
  const { columns, dataset, quality, changes } = JSON.parse(inflateRawSync(await vault.openBytes(boundOf(id), sealed)).toString('utf8')) as Values
  return { finding: { ...bare, ...dataset, columns: bare.columns.map((column, at) => ({ ...column, ...columns[at] })), quality }, changes: changes && [...changes] }
}
