import { type Trace, type TraceKind, traceKinds, type TraceNode } from '#contract/trace.ts'

export const boxWidth = 190
export const boxHeight = 60
const gapX = 56
const gapY = 14
const headHeight = 30

/** A thing of a trace and where its box stands. */
export type Place = TraceNode & { readonly x: number; readonly y: number }
/** One kind and where its column stands. */
export type Column = { readonly kind: TraceKind; readonly x: number }

/** Where everything of a trace is drawn: a column for each kind in the order of an asset's life, the oldest at the top. Pure. */
export function tracePlaces({ nodes }: Pick<Trace, 'nodes'>): { places: Place[]; columns: Column[]; width: number; height: number } {
  const kinds = traceKinds.filter((kind) => nodes.some((node) => node.kind === kind))
  const columns = kinds.map((kind, n) => ({ kind, x: n * (boxWidth + gapX) }))
  const places = columns.flatMap(({ kind, x }) =>
    nodes
      .filter((node) => node.kind === kind)
      .toSorted((one, other) => (one.at ?? '').localeCompare(other.at ?? '') || one.key.localeCompare(other.key))
      .map((node, n) => ({ ...node, x, y: headHeight + n * (boxHeight + gapY) })),
  )
  return {
    places,
    columns,
    width: Math.max(1, columns.length) * (boxWidth + gapX) - gapX,
    height: Math.max(headHeight + boxHeight, ...places.map(({ y }) => y + boxHeight)),
  }
}
