import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { openLetters } from './fonts.ts'
import { beginFonts, beginPage } from './page.ts'
import { writePdf } from './pdf-file.ts'
import { setLines } from './text-lines.ts'

const { regular, bold } = await openLetters()
const text = '数据资产“登记”凭证——AVATAR 12（\u{20087}）'

function written(always = new Map<typeof regular, string>()): string {
  const fonts = beginFonts(always)
  const page = beginPage(fonts)
  for (const font of [regular, bold]) page.text(setLines(text, { font, size: 10, ink: '#1d2433' })[0]!, 50, 50)
  return writePdf({ title: '凭证 <1> & 2', author: '中心', creator: 'Rongshu', day: '2026-11-27' }, [page], fonts).toString('latin1')
}

const objectsOf = (pdf: string) =>
  new Map([...pdf.matchAll(/(?<=\n)(\d+) 0 obj\n([\s\S]*?)\nendobj\n/g)].map(([, id, body]) => [Number(id), body!]))
const streamOf = (body: string) =>
  inflateSync(Buffer.from(body.slice(body.indexOf('stream\n') + 7, body.lastIndexOf('\nendstream')), 'latin1'))
const wordsOf = (bytes: Buffer) =>
  Array.from({ length: Math.ceil(bytes.length / 4) }, (_, i) => Buffer.concat([bytes, Buffer.alloc(3)]).readUInt32BE(i * 4)).reduce(
    (sum, each) => (sum + each) >>> 0,
    0,
  )

function tablesOf(font: Buffer): Map<string, Buffer> {
  return new Map(
    Array.from({ length: font.readUInt16BE(4) }, (_, i) => {
      const [tag, sum, at, length] = [
        font.toString('latin1', 12 + i * 16, 16 + i * 16),
        ...[0, 4, 8].map((part) => font.readUInt32BE(16 + i * 16 + part)),
      ] as [string, number, number, number]
      const table = font.subarray(at, at + length)
      if (tag !== 'head') expect(wordsOf(table)).toBe(sum)
      return [tag, table]
    }),
  )
}

describe('a file of PDF/A-2b (ISO 19005-2)', () => {
  test('has every object where its table says', () => {
    const pdf = written()
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(pdf)![1])
    const places = [...pdf.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, place]) => Number(place))
    expect(places).toHaveLength(objectsOf(pdf).size)
    places.forEach((place, i) => {
      expect(pdf.slice(place).startsWith(`${i + 1} 0 obj\n`)).toBe(true)
    })
    for (const [, body] of objectsOf(pdf)) {
      const length = /^<< \/Length (\d+) /.exec(body)?.[1]
      if (length) expect(body.slice(body.indexOf('stream\n') + 7, body.lastIndexOf('\nendstream'))).toHaveLength(Number(length))
    }
  })

  test('embeds of each font the shapes it uses, whole and with the widths it tells, and what each is to be read as', () => {
    const objects = objectsOf(written())
    const fonts = [...objects.values()].filter((body) => body.includes('/Subtype /Type0'))
    expect(fonts).toHaveLength(2)
    for (const font of fonts) {
      const shapes = objects.get(Number(/\/DescendantFonts \[(\d+)/.exec(font)![1]))!
      const widths = /\/W \[0 \[([\d ]+)\]\]/.exec(shapes)![1]!.split(' ').map(Number)
      const file = objects.get(Number(/\/FontFile2 (\d+)/.exec(objects.get(Number(/\/FontDescriptor (\d+)/.exec(shapes)![1]))!)![1]))!
      const bytes = streamOf(file)
      expect(file).toContain(`/Length1 ${bytes.length} `)
      expect(wordsOf(bytes)).toBe(0xb1b0_afba)
      const tables = tablesOf(bytes)
      expect([...tables.keys()]).toEqual(['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep'])
      expect(widths).toEqual(widths.map((_, i) => tables.get('hmtx')!.readUInt16BE(i * 4)))
      expect(tables.get('maxp')!.readUInt16BE(4)).toBe(widths.length)
      expect(tables.get('loca')!.readUInt32BE(widths.length * 4)).toBe(tables.get('glyf')!.length)
      const read = [
        ...streamOf(objects.get(Number(/\/ToUnicode (\d+)/.exec(font)![1]))!)
          .toString('latin1')
          .matchAll(/^<([0-9A-F]{4})> <([0-9A-F]+)>$/gm),
      ].slice(1)
      expect(read.map(([, number]) => Number.parseInt(number!, 16))).toEqual(widths.slice(1).map((_, i) => i + 1))
      expect(new Set(read.map(([, , utf16]) => Buffer.from(utf16!, 'hex').swap16().toString('utf16le')))).toEqual(new Set(text))
    }
  })

  test('gives a character the same shape, whether it is among those all documents have or not', () => {
    const outlines = [
      written(),
      written(
        new Map([
          [regular, '证凭0'],
          [bold, text],
        ]),
      ),
    ].map((pdf) => {
      const objects = objectsOf(pdf)
      const tables = tablesOf(streamOf([...objects.values()].find((body) => body.includes('/Length1'))!))
      const chars = [
        ...streamOf([...objects.values()].find((body) => body.includes('/Filter') && streamOf(body).includes('begincmap'))!)
          .toString('latin1')
          .matchAll(/^<([0-9A-F]{4})> <([0-9A-F]+)>$/gm),
      ]
      const { loca, glyf } = { loca: tables.get('loca')!, glyf: tables.get('glyf')! }
      return new Map(
        chars.map(([, number, char]) => {
          const at = Number.parseInt(number!, 16) * 4
          return [char, glyf.subarray(loca.readUInt32BE(at), loca.readUInt32BE(at + 4)).toString('hex')]
        }),
      )
    })
    for (const [char, outline] of outlines[0]!) expect(outlines[1]!.get(char)).toBe(outline)
    expect(outlines[1]!.size).toBe(outlines[0]!.size + 1)
  })

  test('says the same of itself in its metadata and its information, and that its colours are sRGB', () => {
    const pdf = written()
    const metadata = Buffer.from(
      [...objectsOf(pdf).values()].find((body) => body.includes('/Type /Metadata'))!,
      'latin1',
    ).toString()
    expect(metadata).toContain('凭证 &lt;1&gt; &amp; 2')
    for (const each of ['<xmp:CreateDate>2026-11-27<', '<pdfaid:part>2<', '<pdfaid:conformance>B<', '>Rongshu<', '>中心<'])
      expect(metadata).toContain(each)
    expect(pdf).toContain('/CreationDate (D:20261127) /ModDate (D:20261127)')
    expect(pdf).toContain(`/Title <FEFF${Buffer.from('凭证 <1> & 2', 'utf16le').swap16().toString('hex').toUpperCase()}>`)
    const profile = objectsOf(pdf).get(Number(/\/DestOutputProfile (\d+)/.exec(pdf)![1]))!
    expect(profile).toMatch(/mntrRGB XYZ [\s\S]*acsp/)
    expect(Buffer.from(profile.slice(profile.indexOf('stream\n') + 7), 'latin1').readUInt32BE()).toBe(
      profile.lastIndexOf('\nendstream') - profile.indexOf('stream\n') - 7,
    )
  })
})
