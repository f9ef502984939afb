import { describe, expect, test } from 'vitest'
import { openLetters } from './fonts.ts'
import { setLines, type Style } from './text-lines.ts'

const { regular } = await openLetters()
const style: Style = { font: regular, size: 10, ink: '#000000' }
const shown = (text: string, measure?: number) => setLines(text, style, measure).map(({ chars }) => chars.join(''))
const gaps = (text: string) => setLines(text, style)[0]!.gaps

describe('text in lines', () => {
  test('Chinese parts anywhere, but not before closing marks nor after opening ones', () => {
    expect(shown('数据持有权、数据使用权', 50)).toEqual(['数据持有', '权、数据使', '用权'])
    expect(shown('数据的（持有）', 40)).toEqual(['数据的', '（持有）'])
    expect(shown('数据持有。', 50)).toEqual(['数据持有。'])
  })

  test('a closing mark gives up its empty half at the end of a line, an opening one at its beginning', () => {
    expect(shown('数据持有。', 45)).toEqual(['数据持有。'])
    expect(shown('数据持有。', 44)).toEqual(['数据持', '有。'])
    expect(gaps('（数')).toEqual([-500, 0])
  })

  test('Latin words stay whole, part after blanks and hyphens, and a run without either after twenty characters', () => {
    expect(shown('open data platform', 55)).toEqual(['open data', 'platform'])
    expect(shown('FZ-A-350100', 45)).toEqual(['FZ-', 'A-350100'])
    expect(shown('A'.repeat(45), 300).map(({ length }) => length)).toEqual([40, 5])
    expect(shown('A'.repeat(45), 50).every((line) => line.length <= 7)).toBe(true)
  })

  test('two marks share the space between them, Chinese and Latin keep a quarter of an em, letters are kerned', () => {
    expect(gaps('用”、《条')).toEqual([0, 0, -500, -500, 0])
    expect(gaps('第12条')).toEqual([0, 250, 0, 250])
    expect(gaps('To')[1]).toBeLessThan(-20)
  })

  test('lines of the text stay, an empty one too, and what is not to be seen is left out', () => {
    expect(shown('一\n\n二\u200b三 ')).toEqual(['一', '', '二三'])
  })
})
