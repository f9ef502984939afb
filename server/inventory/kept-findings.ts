import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { ColumnFinding, Finding } from '#contract/findings.ts'
import type { FindingChange } from '#contract/inventory.ts'
import type { Problem } from '#contract/route.ts'
import type { Words } from '#law/words.ts'
import { Denied } from '#server/denied.ts'
import { NotOpened, sealedUnder, type Vault } from '#server/vault/vault.ts'
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

type Opened = { readonly finding: Finding; readonly changes: FindingChange[] | null }
type Values = {
  readonly columns: readonly Partial<ColumnFinding>[]
  readonly dataset: Partial<Finding>
  readonly quality: Finding['quality']
  readonly changes: readonly FindingChange[] | null
}
const boundOf = (id: string) => `finding:${id}`

/** The finding without what shows values. Pure. */
export function bareFinding(finding: Finding): BareFinding {
  return {
    ...finding,
    ...ofDataset,
    columns: finding.columns.map((column) => ({ ...column, ...ofColumn })),
    quality: bareQuality(finding.quality),
  }
}

/** Scores and counts without examples of broken rules and without what a measurement rests on, which names days and figures of the data. */
function bareQuality(quality: Finding['quality'] | undefined): Finding['quality'] {
  if (!quality) return null
  const dimensions = quality.dimensions.map((dimension) => ({
    ...dimension,
    indicators: dimension.indicators.map((indicator) => ({ ...indicator, evidence: [] })),
  }))
  return { ...quality, dimensions, rules: quality.rules.map((rule) => ({ ...rule, examples: [] })) }
}

/** Takes what shows values out of a finding and seals it for its row (choice:sealing); `changes` where words about them tell values too. */
export async function sealFinding(
  vault: Vault,
  id: string,
  finding: Finding,
  changes: readonly FindingChange[] | null = null,
): Promise<KeptFinding> {
  const picked = <T extends object>(from: T, names: object) =>
    Object.fromEntries(Object.entries(from).filter(([name]) => name in names)) as Partial<T>
  const values: Values = {
    columns: finding.columns.map((column) => picked(column, ofColumn)),
    dataset: picked(finding, ofDataset),
    quality: finding.quality,
    changes,
  }
  const sealed = await vault.seal(boundOf(id), deflateRawSync(JSON.stringify(values)))
  return { bare: bareFinding(finding), sealed, sealedBy: sealedUnder(sealed) }
}

/** The finding whole, for whoever is shown its values or compares them, and the changes since the scan before where they tell values. */
export async function openFinding(vault: Vault, { id, bare, sealed }: ReadFinding): Promise<Opened> {
  if (!sealed) return { finding: bare, changes: null }
  const { columns, dataset, quality, changes } = JSON.parse(
    inflateRawSync(await vault.openBytes(boundOf(id), sealed)).toString('utf8'),
  ) as Values
  return {
    finding: { ...bare, ...dataset, columns: bare.columns.map((column, at) => ({ ...column, ...columns[at] })), quality },
    changes: changes && [...changes],
  }
}

/**
 * The finding as far as it opens: bare where a key is not there or the values were changed, which stops nothing that can do without them;
 * `unopened` says why and what helps (choice:sealing).
 */
export async function findingAsOpened(vault: Vault, kept: ReadFinding): Promise<Opened & { readonly unopened: Problem | null }> {
  try {
    return { ...(await openFinding(vault, kept)), unopened: null }
  } catch (problem) {
    if (!(problem instanceof Denied)) throw problem
    return {
      finding: kept.bare,
      changes: null,
      unopened: problem instanceof NotOpened ? { ...problem.problem, remedy: scanAgain } : problem.problem,
    }
  }
}

const scanAgain: Words = {
  zh: '请系统管理员核对密钥和备份；恢复不了的，下次扫描会有新的取值',
  en: 'The administrator compares keys and backups; what cannot be recovered the next scan brings anew',
}
