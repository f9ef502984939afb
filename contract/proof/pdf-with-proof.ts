import { canonicalJson } from '#contract/canonical.ts'
import { type Bundle, bundle as bundleShape } from './bundle.ts'
import { areSame, type Bytes, concat, utf8 } from './bytes.ts'
import { subjectOf } from './check-credential.ts'
import { readEnd } from './pdf-end.ts'

/** How large a file may be to be looked at as a certificate. */
export const mostBytes = 64 * 1024 * 1024

/** Opens the line between the certificate as issued and the proof attached to it; the length of the former follows. */
const mark = '\n%rongshu-pdf/1 '

/**
 * Attaches its bundle to a certificate as an incremental update (ISO 32000, 7.5.6): every byte of the file as issued stays where it was.
 * The same two always give the same bytes. The catalog is written anew without its metadata, which say PDF/A. Null when the file is not
 * written as our press writes.
 */
export function attachProof(pdf: Uint8Array, bundle: Bundle): Bytes | null {
  const end = readEnd(latin1(pdf))
  const name = `${String(subjectOf(bundle.credential)['number'])}.bundle.json`
  if (!end || !/^[0-9A-Z]+\.bundle\.json$/.test(name)) return null
  const [file, spec] = [end.size, end.size + 1]
  const content = canonicalJson(bundle)
  const { length } = utf8(content)
  const objects: readonly (readonly [number, string])[] = [
    [
      end.root,
      `<<${end.catalog.replace(/ *\/Metadata \d+ 0 R\n/, '')}  /Names << /EmbeddedFiles << /Names [(${name}) ${spec} 0 R] >> >>\n  /AF [${spec} 0 R]\n>>`,
    ],
    [
      file,
      `<< /Type /EmbeddedFile /Subtype /application#2Fjson /Length ${length} /Params << /Size ${length} >> >>\nstream\n${content}\nendstream`,
    ],
    [spec, `<< /Type /Filespec /F (${name}) /UF (${name}) /AFRelationship /Supplement /EF << /F ${file} 0 R /UF ${file} 0 R >> >>`],
  ]
  let update = utf8(`${mark}${pdf.length}\n`)
  const [root = '', ...added] = objects.map(([id, body]) => {
    const line = `${String(pdf.length + update.length).padStart(10, '0')} 00000 n \n`
    update = concat(update, utf8(`${id} 0 obj\n${body}\nendobj\n`))
    return line
  })
  const trailer = end.trailer.replace(/\/Size \d+/, `/Size ${spec + 1}`)
  const closing = `xref\n${end.root} 1\n${root}${file} 2\n${added.join('')}trailer\n<<${trailer}  /Prev ${end.xref}\n>>\nstartxref\n${pdf.length + update.length}\n%%EOF\n`
  return concat(pdf, update, utf8(closing))
}

/** A certificate as issued, and the bundle that was attached to it. */
export type Split = { readonly pdf: Bytes; readonly bundle: Bundle }

/**
 * Takes a certificate and its proof apart. What stands after the certificate must be, byte for byte, what `attachProof` writes, so that
 * nothing can hide there: else it is `altered`. `plain` is a file without a proof. Whether the two belong together is for the check of the
 * bundle to say.
 */
export function splitProof(bytes: Uint8Array): Split | 'plain' | 'altered' {
  const text = bytes.length > mostBytes ? '' : latin1(bytes)
  const at = text.lastIndexOf(mark)
  if (at < 0) return 'plain'
  const start = text.indexOf('\nstream\n', at) + '\nstream\n'.length
  const json = parsed(new TextDecoder().decode(bytes.subarray(start, text.indexOf('\nendstream\n', start))))
  const read = bundleShape.safeParse(json)
  const pdf = concat(bytes.subarray(0, at))
  // Members that a later platform adds to a bundle are passed over by the check; they are part of the file none the less.
  const whole = read.success ? attachProof(pdf, json as Bundle) : null
  return read.success && whole && areSame(whole, bytes) ? { pdf, bundle: read.data } : 'altered'
}

/** One character for each byte, so that places in the text are places in the file. */
const latin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
