import type { Procedure } from './procedure.ts'
import { linkAside, linkEndings, linkMainLine, linkReturns } from './draw/links.ts'
import { type Box, type Draft, draftOf, endingBox, type Link, type Plan, sideCaseBox, sideIds, size, stepBox } from './draw/plan.ts'
import { sideCasesOf } from './ways.ts'
import { escapeMarkup, type Language } from './text.ts'

/** How to draw: the language, the step or ending the case is at, and the steps behind it. */
export type DrawOptions = { language?: Language; current?: string; done?: readonly string[] }

const GREEN = '#17694f'
const fills: { readonly [kind in Box['kind']]: string } = {
  step: '#ffffff',
  'side-step': '#fdf6e7',
  'side-case': '#ffffff',
  granted: '#e3f1ea',
  refused: '#f9ecea',
  withdrawn: '#f0f0ee',
}
const strokes: { readonly [kind in Box['kind']]: string } = {
  step: GREEN,
  'side-step': '#b7791f',
  'side-case': '#8a6d3b',
  granted: GREEN,
  refused: '#a63a2b',
  withdrawn: '#7b7f7d',
}

/** Draws a procedure as an SVG text: main line downwards, corrections at the left, endings below. The same input gives the same drawing. */
export function drawProcedure(procedure: Procedure, options: DrawOptions = {}): string {
  const language = options.language ?? 'zh'
  const plan = planOf(procedure, language)
  const title = escapeMarkup(procedure.title[language])
  const steps = plan.boxes
    .filter((box) => procedure.steps[box.id])
    .map((box) => procedure.steps[box.id]!.title[language])
    .join(language === 'zh' ? '、' : ', ')
  const [w, h] = [Math.ceil(plan.w), Math.ceil(plan.h)]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="procedure-drawing" role="img" lang="${language === 'zh' ? 'zh-CN' : 'en'}" viewBox="0 0 ${w} ${h}" width="${w}" height="${h}" font-family="'Noto Sans CJK SC', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif">`,
    `<title>${title}</title>`,
    `<desc>${escapeMarkup(steps)}</desc>`,
    ...plan.links.map(linkMarkup),
    ...plan.boxes.map((box) => boxMarkup(box, options)),
    '</svg>',
    '',
  ].join('\n')
}

/** Places the boxes and lines of a procedure. */
export function planOf(procedure: Procedure, language: Language): Plan {
  const draft = draftOf(procedure, language)
  const bottom = placeEndings(draft, placeMainLine(draft))
  placeAside(draft)
  linkMainLine(draft)
  linkReturns(draft)
  linkAside(draft)
  linkEndings(draft)
  const rightLanes = draft.endings.filter((ending) => draft.ways.some((way) => way.to === ending && draft.line.includes(way.from))).length
  const w = draft.mainX + size.main + size.margin + (rightLanes > 0 ? 10 + rightLanes * size.lane : 0)
  return { w, h: bottom + size.margin, boxes: [...draft.boxes.values()], links: draft.links }
}

function placeMainLine(draft: Draft): number {
  let y: number = size.margin
  for (const id of draft.line) {
    const place = { x: draft.mainX, y, w: size.main }
    const box = draft.procedure.ends[id] ? endingBox(draft, id, place) : stepBox(draft, id, place)
    draft.boxes.set(id, box)
    y += box.h + size.gap
  }
  return y - size.gap
}

function placeEndings(draft: Draft, top: number): number {
  let y = top + (draft.endings.length > 0 ? 26 : 0)
  for (const id of draft.endings) {
    const box = endingBox(draft, id, { x: draft.mainX, y, w: size.main })
    draft.boxes.set(id, box)
    y += box.h + 10
  }
  return draft.endings.length > 0 ? y - 10 : top
}

/** A step off the main line is as tall as the rows it talks with, so that its lines are straight. */
function placeAside(draft: Draft): void {
  for (const id of sideIds(draft.procedure, draft.line)) {
    const opened = sideCasesOf(draft.procedure)
      .filter((side) => side.opens === id)
      .map((side) => side.from)
    const talksWith = draft.ways.filter((way) => way.from === id || way.to === id).flatMap((way) => [way.from, way.to])
    const rows = draft.line.filter((row) => opened.includes(row) || talksWith.includes(row)).map((row) => draft.boxes.get(row)!)
    const place = { x: draft.mainX - size.joint - size.side, y: 0, w: size.side }
    const box = draft.procedure.steps[id] ? { ...stepBox(draft, id, place), kind: 'side-step' as const } : sideCaseBox(draft, id, place)
    const centres = rows.map((row) => row.y + row.h / 2)
    const [first, last] = [Math.min(...centres), Math.max(...centres)]
    const h = Math.max(box.h, last - first + 36)
    draft.boxes.set(id, { ...box, h, y: (first + last) / 2 - h / 2 })
  }
}

function boxMarkup(box: Box, options: DrawOptions): string {
  const state = options.current === box.id ? ' current' : options.done?.includes(box.id) ? ' done' : ''
  const fill = state === ' current' ? GREEN : state === ' done' ? '#d3e8dd' : fills[box.kind]
  const ink = state === ' current' ? '#ffffff' : '#1f2a26'
  const dash = box.kind === 'side-case' ? ' stroke-dasharray="5 3"' : ''
  const round = box.kind === 'step' || box.kind === 'side-step' ? 6 : Math.min(18, box.h / 2)
  const x = box.x + box.w / 2
  const height = box.title.length * 20 + box.lines.length * 16
  let y = box.y + (box.h - height) / 2 + 15
  const texts = [
    ...box.title.map((text) => ({
      text,
      font: box.kind === 'step' ? size.title : size.title - 1,
      weight: ' font-weight="600"',
      opacity: '',
      step: 20,
    })),
    ...box.lines.map((text) => ({ text, font: size.small, weight: '', opacity: ' opacity="0.85"', step: 16 })),
  ].map((line) => {
    const markup = `<text x="${round1(x)}" y="${round1(y)}" font-size="${line.font}"${line.weight}${line.opacity} text-anchor="middle" fill="${ink}">${escapeMarkup(line.text)}</text>`
    y += line.step
    return markup
  })
  return [
    `<g class="${box.kind}${state}" data-id="${escapeMarkup(box.id)}"${state === ' current' ? ' aria-current="step"' : ''}>`,
    `<rect x="${round1(box.x)}" y="${round1(box.y)}" width="${box.w}" height="${round1(box.h)}" rx="${round}" fill="${fill}" stroke="${state === ' current' ? GREEN : strokes[box.kind]}" stroke-width="1.5"${dash}/>`,
    ...texts,
    '</g>',
  ].join('')
}

function linkMarkup(link: Link): string {
  const colour = link.kind === 'main' ? GREEN : link.kind === 'exit' ? '#7b7f7d' : '#b7791f'
  const path = link.curved ? curve(link.points) : `M${link.points.map(([x, y]) => `${round1(x)} ${round1(y)}`).join('L')}`
  const [first, second, last, before] = [link.points[0]!, link.points[1]!, link.points.at(-1)!, link.points.at(-2)!]
  const heads = [
    ...(link.heads === 'none' ? [] : [head(before, last, colour)]),
    ...(link.heads === 'both' ? [head(second, first, colour)] : []),
  ]
  const at = link.labelAt
  const label = at
    ? `<text x="${round1(at.x)}" y="${round1(at.y)}" font-size="${size.small}" text-anchor="${at.anchor}" fill="#46524d">${escapeMarkup(link.label)}</text>`
    : ''
  return `<g class="${link.kind}"><title>${escapeMarkup(link.label)}</title><path d="${path}" fill="none" stroke="${colour}" stroke-width="${link.kind === 'main' ? 2 : 1.3}"${link.dashed ? ' stroke-dasharray="5 3"' : ''}/>${heads.join('')}${label}</g>`
}

function curve([a, b, c, d]: readonly [number, number][]): string {
  return `M${a!.map(round1).join(' ')}C${b!.map(round1).join(' ')} ${c!.map(round1).join(' ')} ${d!.map(round1).join(' ')}`
}

/** A small triangle at the point `to`, looking away from `from`. */
function head(from: readonly [number, number], to: readonly [number, number], colour: string): string {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1
  const [ux, uy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length]
  const corner = (side: number) => `${round1(to[0] - ux * 8 - uy * side)} ${round1(to[1] - uy * 8 + ux * side)}`
  return `<path d="M${round1(to[0])} ${round1(to[1])}L${corner(4)}L${corner(-4)}Z" fill="${colour}"/>`
}

function round1(number: number): number {
  return Math.round(number * 10) / 10
}
