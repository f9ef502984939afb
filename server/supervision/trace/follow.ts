import type { Tx } from '#server/db/transaction.ts'
import { type Edge, edgesAtOnce, findEdges } from './edges.view.sql.ts'

/** The most things a page of a trace shows. */
export const mostNodes = 300

/** What was found on one way from a start: the edges, and whether there is more. */
export type Followed = { readonly edges: readonly Edge[]; readonly isCut: boolean }

/** Goes from a start back to everything it came from, or on to everything that came of it: a statement for each distance, each thing once. */
export async function follow(tx: Tx, start: string, way: 'back' | 'on'): Promise<Followed> {
  const seen = new Set([start])
  const edges: Edge[] = []
  let isCut = false
  for (let frontier = [start]; frontier.length > 0 && !isCut;) {
    const found = await findEdges(tx, frontier, way)
    const next: string[] = []
    isCut ||= found.length > edgesAtOnce
    for (const edge of found.slice(0, edgesAtOnce)) {
      const reached = way === 'back' ? edge.from : edge.to
      if (!seen.has(reached)) {
        if (seen.size >= mostNodes) {
          isCut = true
          continue
        }
        seen.add(reached)
        next.push(reached)
      }
      edges.push(edge)
    }
    frontier = next
  }
  return { edges, isCut }
}
