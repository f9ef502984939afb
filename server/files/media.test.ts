import { expect, test } from 'vitest'
import { mediaTypeOf, nameByContent } from './media.ts'

test('a paper is what its first bytes say, and nothing else is taken', () => {
  const of = (text: string) => mediaTypeOf(Buffer.from(text, 'latin1'))
  expect([of('%PDF-1.7 …'), of('\u0089PNG\r\n\u001a\n'), of('\u00ff\u00d8\u00ff\u00e0')]).toEqual([
    'application/pdf',
    'image/png',
    'image/jpeg',
  ])
  for (const other of ['', '<html>', ' %PDF-1.7', '<svg xmlns=', 'MZ\u0090', 'PK\u0003\u0004', 'GIF89a', '%PD'])
    expect([other, of(other)]).toEqual([other, null])
})

test('it is saved under the ending that its content has, whatever its name says', () => {
  expect([
    nameByContent('权属证明.pdf', 'application/pdf'),
    nameByContent('照片.JPEG', 'image/jpeg'),
    nameByContent('照片.jpg', 'image/jpeg'),
  ]).toEqual(['权属证明.pdf', '照片.JPEG', '照片.jpg'])
  expect([
    nameByContent('付款.exe', 'application/pdf'),
    nameByContent('page.html', 'image/png'),
    nameByContent('无后缀', 'application/pdf'),
    nameByContent('x.pdf', 'image/png'),
  ]).toEqual(['付款.exe.pdf', 'page.html.png', '无后缀.pdf', 'x.pdf.png'])
})
