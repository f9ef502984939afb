import { describe, expect, test } from 'vitest'
import { drawProcedure, planOf } from './draw.ts'
import { procedures } from './procedures.ts'
import { widthOf } from './text.ts'

const each = Object.values(procedures).flatMap((procedure) =>
  (['zh', 'en'] as const).map((language) => ({ name: `${procedure.id} (${language})`, procedure, language })),
)

describe.each(each)('the drawing of $name', ({ procedure, language }) => {
  const plan = planOf(procedure, language)

  test('has every step and ending once, inside the page', () => {
    const ids = plan.boxes.map((box) => box.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of [...Object.keys(procedure.steps), ...Object.keys(procedure.ends)]) expect(ids).toContain(id)
    for (const box of plan.boxes) {
      expect(box.x).toBeGreaterThanOrEqual(0)
      expect(box.x + box.w).toBeLessThanOrEqual(plan.w)
      expect(box.y + box.h).toBeLessThanOrEqual(plan.h)
    }
  })

  test('has no box over another and no text wider than its box', () => {
    for (const [i, a] of plan.boxes.entries()) {
      for (const b of plan.boxes.slice(i + 1))
        expect([a.id, b.id, a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y]).toEqual([a.id, b.id, true])
      for (const text of a.title) expect(widthOf(text, 15)).toBeLessThanOrEqual(a.w)
      for (const text of a.lines) expect(widthOf(text, 11.5)).toBeLessThanOrEqual(a.w)
    }
  })

  test('keeps its labels inside the page', () => {
    for (const { label, labelAt } of plan.links) {
      if (!labelAt) continue
      const width = widthOf(label, 11.5)
      expect(labelAt.anchor === 'end' ? labelAt.x - width : labelAt.x).toBeGreaterThanOrEqual(0)
      expect(labelAt.anchor === 'end' ? labelAt.x : labelAt.x + width).toBeLessThanOrEqual(plan.w)
    }
  })

  test('has every line begin and end at a box', () => {
    const touches = ([x, y]: readonly [number, number]) =>
      plan.boxes.some((box) => x >= box.x - 1 && x <= box.x + box.w + 1 && y >= box.y - 1 && y <= box.y + box.h + 1)
    for (const { label, points } of plan.links) expect([label, touches(points[0]!), touches(points.at(-1)!)]).toEqual([label, true, true])
  })

  test('is narrow enough for a phone, the same every time, and has a title', () => {
    expect(plan.w).toBeLessThanOrEqual(460)
    expect(drawProcedure(procedure, { language })).toBe(drawProcedure(procedure, { language }))
    expect(drawProcedure(procedure, { language })).toContain(`<title>${procedure.title[language]}</title>`)
  })
})

test('the current step and the steps behind it are marked', () => {
  const drawing = drawProcedure(procedures['first-registration']!, { current: 'second-review', done: ['application', 'acceptance'] })
  expect(drawing).toContain('<g class="step current" data-id="second-review" aria-current="step">')
  expect(drawing).toContain('<g class="step done" data-id="acceptance">')
  expect(drawing.match(/aria-current/g)).toHaveLength(1)
})
