import { describe, expect, test } from 'vitest'
import { MASKED_LENGTH, maskInside, maskPersonal, namedIn } from '#scanner/mask-inside.ts'
import { maskValue } from '#scanner/mask.ts'
import { holdsPersonal } from '#scanner/recognise/inside-text.ts'
import { KINDS } from '#scanner/recognise/kinds/index.ts'
import { fitOf } from '#scanner/recognise/measure.ts'
import { fitName, numberedName } from '#scanner/recognise/names.ts'
import { plain } from '#scanner/recognise/values.ts'
import { semanticType } from '#contract/findings.ts'

/** What runs of signs and what nearly is a personal value are made of; each is repeated to a cell of a million characters. */
const PIECES = [
  '1',
  '0',
  '9',
  'a',
  'A',
  '张',
  '王',
  '中',
  '路',
  '号',
  '1号',
  '路1号',
  '1-',
  'a.',
  'a@',
  'a@a.',
  '@',
  '-',
  '_',
  ' ',
  '\t',
  '\n',
  '*',
  '(',
  '（',
  '[',
  '"',
  '\\"',
  '姓名',
  '姓名 ',
  '姓名:',
  '负责人',
  '电话',
  '找',
  '由王',
  '闽A',
  '妻',
  '、',
  '王伟、',
  '1.',
  '1.1',
  '+',
  '13',
  '139 ',
  '622848 ',
  'QQ:',
  'name:"',
  '\u3000',
  '\u200b',
  '‘',
  '𠀀',
]
const LONG = 1_000_000
const cells = PIECES.flatMap((piece) => {
  const cell = piece.repeat(Math.ceil(LONG / piece.length)).slice(0, LONG)
  return [cell, `${cell.slice(1)}！`]
})

describe('cells of a million characters made to hurt', () => {
  test('no kind reads a value that is longer than 400 characters but those of shapes, pictures and keys, which look at their beginning', () => {
    const long = KINDS.filter(({ length }) => length && length[1] > 400)
    expect(long.map(({ type }) => type)).toEqual(['biometric', 'credential', 'geometry'])
    for (const cell of cells) {
      expect(KINDS.filter((kind) => kind.fit && !long.includes(kind) && fitOf(kind, cell) !== 0)).toEqual([])
      for (const kind of long) expect(fitOf(kind, cell)).toBe(fitOf(kind, cell.slice(0, 400)))
    }
  })
  test('no mask reads more than the beginning', { timeout: 60_000 }, () => {
    for (const cell of cells) {
      const beginning = cell.slice(0, MASKED_LENGTH)
      expect(maskInside(cell)).toBe(maskInside(beginning))
      expect(maskPersonal(cell)).toBe(maskPersonal(beginning))
      for (const type of semanticType.options)
        for (const personal of [true, false])
          if (maskValue(cell, type, personal) !== maskValue(beginning, type, personal)) expect.fail(`${type} ${cell.slice(0, 8)}`)
    }
  })
  test('what does read all of them never goes back over it: anything but one pass would take hours', { timeout: 120_000 }, () => {
    for (const cell of cells)
      for (const read of [plain, holdsPersonal, namedIn, fitName, numberedName]) expect(read(cell) === undefined).toBe(false)
  })
  test('what stands where a long text is cut is not shown', () => {
    const filling = '街1号1号1号1号1号'.repeat(MASKED_LENGTH / 11)
    expect(maskValue(`${filling.slice(0, MASKED_LENGTH - 10)}350102199001011234`, 'free_text_pii', true).slice(0, 200)).not.toContain(
      '350102',
    )
  })
})
