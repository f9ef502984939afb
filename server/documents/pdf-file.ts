import { hash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { keptPieceOf, type Piece, plainPieceOf, streamOf } from './deflated-pieces.ts'
import type { FontSubset } from './font-subset.ts'
import { type Fonts, type Page, paper, textString } from './page.ts'
import { srgbProfile } from './srgb-profile.ts'
import { metadataOf, type About } from './xmp.ts'

/** Puts pages into a file of PDF/A-2b. The same pages give the same bytes: its only times are those it is about, and its ids are digests of what it says. */
export function writePdf(about: Omit<About, 'id'>, pages: readonly Page[], fonts: Fonts): Buffer {
  const contents = pages.map(({ content }) => content.join('\n'))
  const id = hash('sha256', JSON.stringify([about, contents, fonts.all().map(({ subset }) => [...subset.common, ...subset.own])])).slice(
    0,
    32,
  )
  const file = new Objects()
  const resources = file.add(
    `<< /Font << ${fonts
      .all()
      .map(({ name, subset }) => `/${name} ${addFont(file, subset, id)} 0 R`)
      .join(' ')} >> >>`,
  )
  const [parent, first] = [file.next + contents.length * 2, file.next + 1]
  for (const content of contents) {
    const stream = file.add('', deflated(Buffer.from(content, 'latin1')))
    file.add(
      `<< /Type /Page /Parent ${parent} 0 R /MediaBox [0 0 ${paper.width} ${paper.height}] /Contents ${stream} 0 R /Resources ${resources} 0 R >>`,
    )
  }
  file.add(`<< /Type /Pages /Count ${contents.length} /Kids [${contents.map((_, i) => `${first + i * 2} 0 R`).join(' ')}] >>`)
  const metadata = file.add('/Type /Metadata /Subtype /XML', { bytes: Buffer.from(metadataOf({ ...about, id })) })
  const profile = file.add('/N 3', { bytes: srgbProfile() })
  const day = `(D:${about.day.replaceAll('-', '')})`
  const info = file.add(
    `<< /Title ${textString(about.title)} /Author ${textString(about.author)} /Creator ${textString(about.creator)} /CreationDate ${day} /ModDate ${day} >>`,
  )
  const intent = `<< /Type /OutputIntent /S /GTS_PDFA1 /OutputCondition (sRGB) /OutputConditionIdentifier (Custom) /Info (sRGB IEC61966-2.1) /DestOutputProfile ${profile} 0 R >>`
  const root = file.add(
    `<<\n  /Type /Catalog\n  /Pages ${parent} 0 R\n  /Metadata ${metadata} 0 R\n  /Lang (zh-CN)\n  /OutputIntents [${intent}]\n>>`,
  )
  return file.closed(root, info, id)
}

type Stream = { readonly bytes: Buffer; readonly filter?: string }

const filter = '/Filter /FlateDecode'
const deflated = (bytes: Buffer): Stream => ({ bytes: deflateSync(bytes, { level: 1 }), filter })

/** A font as Type 0 with the numbers of its subset as codes (ISO 32000-1, 9.7), and what to read for each of them (9.10.3). */
function addFont(file: Objects, subset: FontSubset, id: string): number {
  const {
    measures: { weight, ascent, descent, capHeight, box },
    name,
    unitsPerEm,
  } = subset.font
  const scaled = (value: number) => Math.round((value * 1000) / unitsPerEm)
  const tag = Array.from(id.slice(0, 6), (digit) => String.fromCharCode(65 + Number.parseInt(digit, 16))).join('')
  const { stream, length, widths } = subset.file()
  const embedded = file.add(`/Length1 ${length}`, { bytes: stream, filter })
  const descriptor = file.add(
    `<< /Type /FontDescriptor /FontName /${tag}+${name} /Flags 6 /FontBBox [${box.map(scaled).join(' ')}] /ItalicAngle 0 /Ascent ${scaled(ascent)} /Descent ${scaled(descent)} /CapHeight ${scaled(capHeight)} /StemV ${Math.round(10 + (220 * (weight - 50)) / 900)} /FontFile2 ${embedded} 0 R >>`,
  )
  const shapes = file.add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${tag}+${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /DW 1000 /CIDToGIDMap /Identity /W [0 [${widths.map(scaled).join(' ')}]] >>`,
  )
  const texts = file.add('', { bytes: readAs(subset), filter })
  return file.add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /${tag}+${name} /Encoding /Identity-H /DescendantFonts [${shapes} 0 R] /ToUnicode ${texts} 0 R >>`,
  )
}

/** What the codes of a font are to be read as: those all documents of its kind have are made ready once. */
function readAs({ common, own }: FontSubset): Buffer {
  const first = firstRead.get(common) ?? keptPieceOf(Buffer.from(`${mapHead}${blocksOf(common, 1)}`, 'latin1'))
  firstRead.set(common, first)
  return streamOf([first, plainPieceOf(Buffer.from(`${blocksOf(own, common.length + 1)}${mapEnd}`, 'latin1'))])
}

const firstRead = new WeakMap<readonly string[], Piece>()
const mapHead =
  '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n'
const mapEnd = 'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend'

/** A block has a hundred lines at most. */
function blocksOf(chars: readonly string[], from: number): string {
  let blocks = ''
  for (let first = 0; first < chars.length; first += 100) {
    const block = chars.slice(first, first + 100)
    blocks += `${block.length} beginbfchar\n${block.map((char, i) => `<${hex(from + first + i)}> <${unitsOf(char)}>\n`).join('')}endbfchar\n`
  }
  return blocks
}

/** A character in UTF-16. */
const unitsOf = (char: string): string =>
  char.length === 1 ? hex(char.charCodeAt(0)) : `${hex(char.charCodeAt(0))}${hex(char.charCodeAt(1))}`
const hex = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0')

/** The objects of a file, one after the other, and where each begins. */
class Objects {
  readonly #parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\x80\x80\x80\x80\n', 'latin1')]
  readonly #places: number[] = []
  #length = this.#parts[0]!.length

  /** The number of the object that is added next. */
  get next(): number {
    return this.#places.length + 1
  }

  /** Adds an object; what belongs to a stream is told by the members of its dictionary. Gives its number. */
  add(body: string, stream?: Stream): number {
    this.#places.push(this.#length)
    const head = `${this.#places.length} 0 obj\n`
    if (!stream) this.#write(Buffer.from(`${head}${body}\nendobj\n`, 'latin1'))
    else
      this.#write(
        Buffer.from(`${head}<< /Length ${stream.bytes.length} ${body} ${stream.filter ?? ''} >>\nstream\n`, 'latin1'),
        stream.bytes,
        Buffer.from('\nendstream\nendobj\n'),
      )
    return this.#places.length
  }

  /** The file with its table of cross-references. */
  closed(root: number, info: number, id: string): Buffer {
    const [start, size] = [this.#length, this.#places.length + 1]
    const table = this.#places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
    this.#write(
      Buffer.from(
        `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<<\n  /Size ${size}\n  /Root ${root} 0 R\n  /Info ${info} 0 R\n  /ID [<${id}> <${id}>]\n>>\nstartxref\n${start}\n%%EOF\n`,
        'latin1',
      ),
    )
    return Buffer.concat(this.#parts)
  }

  #write(...parts: readonly Buffer[]): void {
    for (const part of parts) {
      this.#parts.push(part)
      this.#length += part.length
    }
  }
}
