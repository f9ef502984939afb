import { sideCasesOf, sideWaysOf, type Way } from '../ways.ts'
import { type Box, type Draft, leadsLeft, sideIds, size } from './plan.ts'

/** Links the main line downwards, each arrow with the word of its act beside it. */
export function linkMainLine(draft: Draft): void {
  for (let row = 0; row + 1 < draft.line.length; row++) {
    const [a, b] = [draft.boxes.get(draft.line[row]!)!, draft.boxes.get(draft.line[row + 1]!)!]
    const way = draft.ways.find((found) => found.from === a.id && found.to === b.id)
    const x = a.x + a.w / 2
    draft.links.push({
      kind: 'main',
      points: [
        [x, a.y + a.h],
        [x, b.y],
      ],
      curved: false,
      heads: 'end',
      dashed: false,
      label: way?.title[draft.language] ?? '',
      labelAt: { x: x + 8, y: (a.y + a.h + b.y) / 2 + 4, anchor: 'start' },
    })
  }
}

/** Links steps to earlier or later steps of the main line by curves at the left. */
export function linkReturns(draft: Draft): void {
  for (const way of draft.ways) {
    const [from, to] = [draft.line.indexOf(way.from), draft.line.indexOf(way.to)]
    if (from < 0 || to < 0 || to === from + 1) continue
    const [a, b] = [draft.boxes.get(way.from)!, draft.boxes.get(way.to)!]
    const [ya, yb] = [a.y + a.h * 0.35, b.y + b.h * 0.65]
    const bulge = draft.mainX - 38
    draft.links.push({
      kind: 'return',
      points: [
        [draft.mainX, ya],
        [bulge, ya],
        [bulge, yb],
        [draft.mainX, yb],
      ],
      curved: true,
      heads: 'end',
      dashed: false,
      label: way.title[draft.language],
      labelAt: sideIds(draft.procedure, draft.line).length === 0 ? { x: draft.mainX - 34, y: (ya + yb) / 2 + 4, anchor: 'end' } : null,
    })
  }
}

/** Links the boxes of the left column with the steps beside them; a step that returns the case has heads at both ends. */
export function linkAside(draft: Draft): void {
  for (const id of sideIds(draft.procedure, draft.line)) {
    const box = draft.boxes.get(id)!
    for (const row of draft.line) {
      const beside = draft.boxes.get(row)!
      const into = draft.ways.find((way) => way.from === row && way.to === id)
      const out = draft.ways.find((way) => way.from === id && way.to === row)
      const sideOut = sideWaysOf(draft.procedure).some((way) => way.opens === id && way.to === row)
      const opens = sideCasesOf(draft.procedure).find((side) => side.from === row && side.opens === id)
      if (!into && !out && !opens && !sideOut) continue
      const y = beside.y + beside.h / 2
      const points: [number, number][] =
        into || opens
          ? [
              [beside.x, y],
              [box.x + box.w, y],
            ]
          : [
              [box.x + box.w, y],
              [beside.x, y],
            ]
      const label = [into ?? opens, out].flatMap((way) => (way ? [way.title[draft.language]] : [])).join(' / ')
      draft.links.push({
        kind: 'side',
        points,
        curved: false,
        heads: (into && out) || opens ? 'both' : 'end',
        dashed: opens !== undefined || sideOut,
        label,
        labelAt: null,
      })
    }
  }
}

/** Leads every way to an ending off the main line into that ending's lane: at the right from the line, at the left from the left column. */
export function linkEndings(draft: Draft): void {
  const aside = sideIds(draft.procedure, draft.line)
  const right = draft.endings.filter((ending) => draft.ways.some((way) => way.to === ending && draft.line.includes(way.from)))
  const left = draft.endings.filter((ending) => leadsLeft(ending, draft.ways, aside, draft.procedure))
  for (const ending of draft.endings) {
    const into = draft.ways.filter((way) => way.to === ending)
    const laneRight = draft.mainX + size.main + 18 + right.indexOf(ending) * size.lane
    const laneLeft = size.margin + (left.length - 1 - left.indexOf(ending)) * size.lane
    for (const way of into) {
      const box = draft.boxes.get(way.from)!
      const isLine = draft.line.includes(way.from)
      lead(draft, {
        box,
        ending,
        lane: isLine ? laneRight : laneLeft,
        y: exitY(draft, box, way),
        label: way.title[draft.language],
        dashed: false,
      })
    }
    for (const side of sideWaysOf(draft.procedure).filter((way) => way.to === ending)) {
      const box = draft.boxes.get(side.opens)!
      lead(draft, {
        box,
        ending,
        lane: laneLeft,
        y: box.y + box.h / 2,
        label: draft.procedure.ends[ending]!.title[draft.language],
        dashed: true,
      })
    }
  }
}

/** Spreads the ways to endings evenly along the side of a box, the outermost lane first, so that they do not overlap. */
function exitY(draft: Draft, box: Box, way: Way): number {
  const order = draft.endings.toReversed()
  const exits = order.filter((ending) => draft.ways.some((other) => other.from === box.id && other.to === ending))
  return box.y + (box.h * (exits.indexOf(way.to) + 1)) / (exits.length + 1)
}

function lead(draft: Draft, exit: { box: Box; ending: string; lane: number; y: number; label: string; dashed: boolean }): void {
  const { box, lane, y } = exit
  const end = draft.boxes.get(exit.ending)!
  const isRight = lane > draft.mainX
  const yEnd = end.y + end.h / 2
  draft.links.push({
    kind: 'exit',
    points: [
      [isRight ? box.x + box.w : box.x, y],
      [lane, y],
      [lane, yEnd],
      [isRight ? end.x + end.w : end.x, yEnd],
    ],
    curved: false,
    heads: 'end',
    dashed: exit.dashed,
    label: exit.label,
    labelAt: null,
  })
}
