import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { forms } from '#law/forms.ts'
import { fieldsOf } from './forms.ts'
import { cardColumns, columnsByHeading, headingKey } from './card-columns.ts'
import { readCell, writeCell } from './card-cells.ts'

const fields = fieldsOf(forms['information-card'])
const read = (id: string, cell: Parameters<typeof readCell>[1]) => readCell(fields[id]!, cell)

describe('a cell is read as people mean it', () => {
  test.each([
    ['grade', '一般2级（一般危害）', '2'],
    ['grade', '一般2级', '2'],
    ['grade', 2, '2'],
    ['grade', ' 2 ', '2'],
    ['industry', 'Education', 'P'],
    ['rights', '持有权、使用权', ['hold', 'use']],
    ['rights', '持有权，持有权', ['hold']],
    ['containsPersonal', '是', true],
    ['containsPersonal', false, false],
    ['containsPersonal', '否', false],
    ['timeFrom', '2025/3/5', '2025-03-05'],
    ['timeFrom', '2025年3月5日', '2025-03-05'],
    ['timeFrom', '20250305', '2025-03-05'],
    ['timeFrom', new Date('2025-03-05T00:00:00Z'), '2025-03-05'],
    ['timeFrom', '２０２５－０３－０５', '2025-03-05'],
    ['timeFrom', '2025-03-05 00:00:00', '2025-03-05'],
    ['timeFrom', '2025-03-05T00:00:00.000', '2025-03-05'],
    ['records', '１，２３４', 1234],
    ['yearlyIncomeFen', '￥１，２３４．５', 123_450],
    ['records', '1,234', 1234],
    ['records', 12, 12],
    ['yearlyIncomeFen', 0.29, 29],
    ['yearlyIncomeFen', '￥1,234.5', 123_450],
    ['name', '第一行\n第二行', '第一行 第二行'],
    ['name', "'=1+1", '=1+1'],
    ['name', '  ', undefined],
    ['name', null, undefined],
  ] as const)('%s %j', (id, cell, answer) => expect(read(id, cell as never)).toEqual({ answer }))

  test.each([
    ['grade', '五级'],
    ['rights', '持有权、借用权'],
    ['containsPersonal', '也许'],
    ['timeFrom', '2025-02-30'],
    ['timeFrom', '去年'],
    ['timeFrom', '2025-03-05 13:00'],
    ['records', '一百'],
    ['yearlyIncomeFen', '1.234'],
    ['yearlyIncomeFen', -5],
  ])('%s %j is refused in both languages', (id, cell) => {
    expect(read(id, cell)).toEqual({ problem: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[a-z]/) } })
  })

  test('amounts written and read back are the same to the fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e14 }), (fen) => {
        expect(readCell(fields['yearlyIncomeFen']!, writeCell(fields['yearlyIncomeFen']!, fen))).toEqual({ answer: fen })
      }),
    )
  })

  test('every option of every choice is read back from its label', () => {
    for (const field of Object.values(fields).filter((f) => f.kind === 'choice'))
      for (const value of Object.keys(field.options ?? {})) expect(readCell(field, writeCell(field, value))).toEqual({ answer: value })
  })
})

describe('columns come from the form', () => {
  test('none of the platform’s own items, each heading once, found by label, English and field', () => {
    const columns = cardColumns('existing')
    expect(columns.filter(({ field }) => field.computed)).toEqual([])
    expect(columns[0]!.id).toBe('oldCode')
    expect(new Set(columns.map((c) => headingKey(c.title))).size).toBe(columns.length)
    for (const column of columns)
      for (const name of [column.title, column.field.label.en, column.id])
        expect(columnsByHeading('existing').get(headingKey(name))?.id).toBe(column.id)
    expect(columnsByHeading('new').has(headingKey('原编号'))).toBe(false)
  })
})
