import { expect, test } from 'vitest'
import { PlainCell } from '#scanner/sources/xlsx-plain-cell.ts'

const read = (xml: string) => {
  const cell = new PlainCell()
  return cell.read(Buffer.from(xml.padEnd(200)), 0)
    ? {
        column: cell.column,
        style: cell.style,
        shared: cell.isShared ? cell.shared : null,
        value: xml.slice(cell.from, cell.to),
        left: xml.slice(cell.end),
      }
    : null
}

test('plain cells are read in one go', () => {
  expect(read('<c r="B7" s="2" t="s"><v>41</v></c><c')).toEqual({ column: 1, style: 2, shared: 41, value: '41', left: '<c' })
  expect(read('<c r="XFD1048576"><v>-119.31</v></c>')).toEqual({ column: 16_383, style: 0, shared: null, value: '-119.31', left: '' })
  expect(read('<c t="n" s="12"><v>123456789012345</v></c>')).toEqual({
    column: -1,
    style: 12,
    shared: null,
    value: '123456789012345',
    left: '',
  })
  expect(read('<c r="A1" s="3"/></row>')).toEqual({ column: 0, style: 3, shared: null, value: '', left: '</row>' })
})

test('whatever is not just so is left to the reader of XML', () => {
  for (const xml of [
    '<c r="A1"><v>1234567890123456</v></c>',
    '<c r="A1"><v>1E5</v></c>',
    '<c r="A1"><v> 5</v></c>',
    '<c r="A1"><v></v></c>',
    '<c r="A1"><v>5</v> </c>',
    '<c r="A1" t="s"><v>1.5</v></c>',
    '<c r="A1" t="str"><v>5</v></c>',
    '<c r="A1" t="b"><v>1</v></c>',
    '<c r="A1"><f>1+1</f><v>2</v></c>',
    '<c r="A1" t="inlineStr"><is><t>5</t></is></c>',
    "<c r='A1'><v>5</v></c>",
    '<c r="A1" x="1"><v>5</v></c>',
    '<cols><v>5</v></cols>',
    '<x:c r="A1"><v>5</v></x:c>',
    '<c r="A1" t="s"><v><![CDATA[5]]></v></c>',
    '<c r="A1"></c>',
    '<c r="ABCD1"><v>5</v></c>',
    `<c${' s="1"'.repeat(30)}><v>5</v></c>`,
  ])
    expect({ xml, read: read(xml) }).toEqual({ xml, read: null })
  expect(new PlainCell().read(Buffer.from('<c r="A1"><v>5</v></c>'), 0)).toBe(false)
})
