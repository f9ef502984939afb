import { partiesAt, type Procedure } from '../procedure.ts'
import { procedures } from '../procedures.ts'
import { parties } from '../parties.ts'
import { mainLineOf, sideCasesOf, sideWaysOf, type Way, waysOf } from '../ways.ts'
import { type Language, linesOf, widthOf } from '../text.ts'

/** A box of the drawing, in its units; `lines` are the small lines below the title. */
export type Box = {
  id: string
  kind: 'step' | 'side-step' | 'side-case' | 'granted' | 'refused' | 'withdrawn'
  x: number
  y: number
  w: number
  h: number
  title: string[]
  lines: string[]
}

/** A line between boxes; `heads` says at which ends it has an arrow head. */
export type Link = {
  kind: 'main' | 'exit' | 'return' | 'side'
  points: [number, number][]
  curved: boolean
  heads: 'end' | 'both' | 'none'
  dashed: boolean
  label: string
  labelAt: { x: number; y: number; anchor: 'start' | 'end' } | null
}

/** Where everything of a drawing stands. */
export type Plan = { w: number; h: number; boxes: Box[]; links: Link[] }

export const size = { title: 15, small: 11.5, main: 204, side: 92, lane: 14, gap: 36, joint: 42, margin: 10, ending: 36 } as const

/** What the planning functions hand each other. */
export type Draft = {
  procedure: Procedure
  language: Language
  ways: Way[]
  line: string[]
  endings: string[]
  mainX: number
  boxes: Map<string, Box>
  links: Link[]
}

/** Starts a plan: finds the main line, orders the endings so that lanes cross least, and makes room at the left. */
export function draftOf(procedure: Procedure, language: Language): Draft {
  const ways = waysOf(procedure)
  const line = mainLineOf(procedure)
  const firstRow = (ending: string) => Math.min(...rowsInto(ending, ways, line, procedure))
  const endings = Object.keys(procedure.ends)
    .filter((id) => !line.includes(id))
    .sort((a, b) => firstRow(b) - firstRow(a))
  const aside = sideIds(procedure, line)
  const returns = ways.filter((way) => line.includes(way.to) && line.indexOf(way.to) < line.indexOf(way.from))
  const leftLanes = endings.filter((ending) => leadsLeft(ending, ways, aside, procedure)).length
  const left =
    aside.length > 0
      ? size.side + size.joint
      : returns.length > 0
        ? 34 + Math.max(...returns.map((way) => widthOf(way.title[language], size.small)))
        : 0
  return { procedure, language, ways, line, endings, mainX: size.margin + leftLanes * size.lane + left, boxes: new Map(), links: [] }
}

/** Gives the steps off the main line and the side cases, which stand in the left column. */
export function sideIds(procedure: Procedure, line: readonly string[]): string[] {
  return [...Object.keys(procedure.steps).filter((step) => !line.includes(step)), ...sideCasesOf(procedure).map((side) => side.opens)]
}

/** Answers whether some box of the left column leads to the ending. */
export function leadsLeft(ending: string, ways: readonly Way[], aside: readonly string[], procedure: Procedure): boolean {
  return ways.some((way) => way.to === ending && aside.includes(way.from)) || sideWaysOf(procedure).some((way) => way.to === ending)
}

/** Makes the box of a step, with who acts and until when. */
export function stepBox(draft: Draft, id: string, place: { x: number; y: number; w: number }): Box {
  const { procedure, language } = draft
  const step = procedure.steps[id]!
  const limit = step.within
  const together = (limit?.together?.length ?? 0) > 1
  const days = limit?.workingDays ?? step.after?.workingDays
  const words =
    days === undefined
      ? []
      : [language === 'zh' ? `${together ? '合计' : ''}${days}个工作日` : `${days} working days${together ? ' together' : ''}`]
  const title = linesOf(step.title[language], size.title, place.w - 16)
  const who = partiesAt(step)
    .map((party) => parties[party].title[language])
    .join(language === 'zh' ? '、' : ', ')
  const all = step.joint ? [language === 'zh' ? '共同办理' : 'all must pass'] : []
  const lines = [who, ...all, ...words].flatMap((text) => linesOf(text, size.small, place.w - 12))
  return { id, kind: 'step', ...place, h: 16 + title.length * 20 + lines.length * 16, title, lines }
}

/** Makes the box of a side case, named by its own procedure. */
export function sideCaseBox(draft: Draft, id: string, place: { x: number; y: number; w: number }): Box {
  const title = linesOf(procedures[id]?.title[draft.language] ?? id, size.title - 1, place.w - 10)
  return { id, kind: 'side-case', ...place, h: 16 + title.length * 20, title, lines: [] }
}

/** Makes the box of an ending. */
export function endingBox(draft: Draft, id: string, place: { x: number; y: number; w: number }): Box {
  const ending = draft.procedure.ends[id]!
  const title = linesOf(ending.title[draft.language], size.title - 1, place.w - 16)
  return { id, kind: ending.outcome, ...place, h: 16 + title.length * 20, title, lines: [] }
}

/** Gives the rows of the main line from which an ending is reached, through side steps and side cases too. */
function rowsInto(ending: string, ways: readonly Way[], line: readonly string[], procedure: Procedure): number[] {
  const direct = ways
    .filter((way) => way.to === ending)
    .flatMap((way) => {
      const row = line.indexOf(way.from)
      return row >= 0
        ? [row]
        : ways
            .filter((other) => other.to === way.from)
            .map((other) => line.indexOf(other.from))
            .filter((found) => found >= 0)
    })
  return [
    ...direct,
    ...sideWaysOf(procedure)
      .filter((way) => way.to === ending)
      .map((way) => line.indexOf(way.from)),
  ]
}
