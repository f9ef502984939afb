import { expect, test } from 'vitest'
import { text } from './route.ts'

test('what people say has no signs that nobody sees and that hide, move or turn what stands beside them; lines and rare characters stay', () => {
  for (const said of ['持股\u202e%001', '国资委\u2066', '响\u0007', '色\u001b[8m', '空\u0000', '半\ud800', '删\u007f'])
    expect([said, text(100).safeParse(said).success]).toEqual([said, false])
  for (const said of ['', '一行\n二行\r\n\t三行', '𠮷野家', '👨‍👩‍👧', 'O’Neil — “naïve”'])
    expect([said, text(100).safeParse(said).success]).toEqual([said, true])
})
