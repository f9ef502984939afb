import { create } from 'qrcode'
import { expect, test } from 'vitest'
import { codeOf } from './qr-code.ts'

const drawn = (size: number, isDark: (row: number, column: number) => boolean) =>
  Array.from({ length: size }, (_, row) => Array.from({ length: size }, (_, column) => (isDark(row, column) ? '#' : ' ')).join('')).join(
    '\n',
  )

test('a code is the one the encoder draws when it weighs the patterns itself, of every length', async () => {
  const texts = [
    ...Array.from({ length: 60 }, (_, n) => `https://data.example.test/check/FZDA35010020260${n * 7919}${'x'.repeat(n)}`),
    '1',
    'https://榕城.example/凭证',
  ]
  // Every text a second time with other digits, for which the encoder is not asked how to part it.
  for (const text of texts.flatMap((each) => [each, each.replaceAll(/\d/g, '7')])) {
    const code = await codeOf(text)
    const { modules } = create(text, { errorCorrectionLevel: 'M' })
    expect(drawn(code.size, code.isDark)).toBe(drawn(modules.size, (row, column) => modules.get(row, column) === 1))
  }
})
