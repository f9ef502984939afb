import { openXlsx, writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { cardColumns } from '#contract/card-columns.ts'
import { templateSheets } from './template.ts'

const open = async (way: 'new' | 'existing') =>
  (await openXlsx(await writeXlsx({ sheets: templateSheets(way) }), { readStyles: true })).sheets

describe.each(['new', 'existing'] as const)('the template for %s cards', (way) => {
  test('has a column and a note for every item people fill in, with a frozen head', async () => {
    const [cards, guide] = await open(way)
    const columns = cardColumns(way)
    expect(cards!.rows[0]).toEqual(columns.map((c) => c.title))
    expect(cards!.freezePane).toMatchObject({ rows: 1 })
    columns.forEach((column, i) => expect(cards!.cells!.get(`0,${i}`)?.comment?.text).toContain(column.field.label.zh))
    expect(guide!.rows.slice(1, columns.length + 1).map((row) => row[1])).toEqual(columns.map((c) => c.field.label.zh))
  })

  test('has a drop-down with every option of every choice, and refuses what is no date or number', async () => {
    const [cards, , options] = await open(way)
    expect(options!.hidden).toBe(true)
    cardColumns(way).forEach(({ title, field }, i) => {
      const rule = cards!.dataValidations!.find((v) => v.range.startsWith(`${letters(i)}2:`))
      const kind = {
        choice: 'list',
        'yes-no': 'list',
        date: 'date',
        integer: 'whole',
        decimal: 'decimal',
        money: 'decimal',
        text: 'textLength',
        'long-text': 'textLength',
      }[field.kind as string]
      expect([title, rule?.type]).toEqual([title, kind])
      if (field.kind !== 'choice') return
      const [, letter, last] = /^'选项'!\$([A-Z]+)\$2:\$[A-Z]+\$(\d+)$/.exec(rule!.formula1!)!
      const at = [...letter!].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1
      expect(options!.rows.slice(1, Number(last)).map((row) => row[at])).toEqual(Object.values(field.options!).map((o) => o.zh))
    })
  })
})

const letters = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : letters(Math.floor(index / 26) - 1) + letters(index % 26)
