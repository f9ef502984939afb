import { draftCard } from '#scanner/propose/draft-card.ts'
import { withoutSketches } from '#scanner/relate/containment.ts'
import { MOST_COLUMNS, relate } from '#scanner/relate/relate.ts'
import type { Brought } from '#scanner/run.ts'
import type { Target } from './scan-plan.ts'

/** What was found of one target. */
export type Done = { readonly target: Target; readonly found: readonly Brought[] }

/**
 * Finds what points from one file of a given folder to another, once the last of the folder is scanned; what is within a file was found
 * with it. Sketches go as soon as they serve nothing more, unless they are salted by the city.
 */
export class FolderRelations {
  readonly #keepsSketches: boolean
  readonly #folders = new Map<string, { waiting: number; columns: number }>()

  constructor(targets: readonly Target[], keepsSketches: boolean) {
    this.#keepsSketches = keepsSketches
    for (const { folder } of targets)
      if (folder !== null) this.#folders.set(folder, { waiting: (this.#folders.get(folder)?.waiting ?? 0) + 1, columns: 0 })
  }

  /** What is kept of what was found: sketches only while its folder can still be related. */
  kept({ folder }: Target, found: readonly Brought[]): readonly Brought[] {
    const own = this.#folders.get(folder ?? '')
    if (own) own.columns += found.reduce((sum, { finding }) => sum + finding.columns.length, 0)
    return this.#keepsSketches || (own && own.columns <= MOST_COLUMNS) ? found : found.map(strip)
  }

  /** Hears that a target has ended; with the last of a folder, what was found in it is written anew in `done`. Throws when the signal says so. */
  async ended({ folder }: Target, done: (Done | undefined)[], signal?: AbortSignal): Promise<void> {
    const own = this.#folders.get(folder ?? '')
    if (!own || --own.waiting > 0) return
    const places = [...done.keys()].filter((at) => done[at]?.target.folder === folder)
    const found = places.flatMap((at) => done[at]!.found)
    const all = found.map(({ finding }) => finding)
    const related = (places.length > 1 ? await relate(all, signal) : all).map((finding, at) =>
      finding === found[at]!.finding ? found[at]! : { finding, draft: draftCard(finding) },
    )
    const known = new Map(found.map((each, at) => [each, this.#keepsSketches ? related[at]! : strip(related[at]!)]))
    for (const at of places) done[at] = { target: done[at]!.target, found: done[at]!.found.map((each) => known.get(each)!) }
  }
}

function strip({ finding, draft }: Brought): Brought {
  return { finding: withoutSketches([finding])[0]!, draft }
}
