import { draftCard } from '#scanner/propose/draft-card.ts'
import { withoutSketches } from '#scanner/relate/containment.ts'
import { relate } from '#scanner/relate/relate.ts'
import type { Brought } from '#scanner/run.ts'
import type { Done } from './scan-work.ts'

/** What was found with what points from one file of a given folder to another; the sketches go unless they are salted by the city. */
export function relateFolders(done: readonly Done[], keepsSketches: boolean): Done[] {
  const folders = new Set(done.map(({ target }) => target.folder).filter((folder) => folder !== null))
  const known = new Map<Brought, Brought>()
  for (const folder of folders) {
    const own = done.filter(({ target }) => target.folder === folder).flatMap(({ found }) => found)
    for (const [at, finding] of relate(own.map(({ finding }) => finding)).entries()) if (finding !== own[at]!.finding) known.set(own[at]!, { finding, draft: draftCard(finding) })
  }
  return done.map(({ target, found }) => ({ target, found: found.map((each) => strip(known.get(each) ?? each, keepsSketches)) }))
}

function strip({ finding, draft }: Brought, keepsSketches: boolean): Brought {
  return { finding: keepsSketches ? finding : withoutSketches([finding])[0]!, draft }
}
