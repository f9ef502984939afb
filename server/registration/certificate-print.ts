import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { showable } from '#server/documents/font-coverage.ts'
import { openLetters } from '#server/documents/fonts.ts'
import { beginFonts } from '#server/documents/page.ts'
import { writePdf } from '#server/documents/pdf-file.ts'
import { codeOf } from '#server/documents/qr-code.ts'
import { commonCharacters, drawCertificate, type Printable } from './certificate-page.ts'

export type Printed = { readonly pdf: Buffer; readonly template: string }

const edition = '2026-11'
let template: Promise<string> | null = null

/** Prints a certificate as PDF/A-2b; the same certificate gives the same bytes. */
export async function printCertificate(certificate: Printable): Promise<Printed> {
  const [letters, name, code] = await Promise.all([openLetters(), (template ??= nameTemplate()), codeOf(certificate.checkUrl)])
  const covers = (codePoint: number) => letters.regular.glyphOf(codePoint) > 0
  const shown = {
    ...certificate,
    facts: Object.fromEntries(Object.entries(certificate.facts).map(([id, fact]) => [id, showable(fact, covers)])) as Printable['facts'],
  }
  const fonts = beginFonts(commonCharacters(letters))
  const pages = drawCertificate(fonts, letters, shown, code)
  return {
    pdf: writePdf(
      { title: `数据资产登记凭证 ${certificate.number}`, author: shown.facts.registrar, creator: 'Rongshu', day: certificate.issuedOn },
      pages,
      fonts,
    ),
    template: name,
  }
}

/** What made the page: a digest of everything that draws and writes it. */
async function nameTemplate(): Promise<string> {
  const documents = path.join(import.meta.dirname, '../documents')
  const names = (await readdir(documents)).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).sort()
  const sources = await Promise.all(
    [path.join(import.meta.dirname, 'certificate-page.ts'), ...names.map((name) => path.join(documents, name))].map((file) =>
      readFile(file),
    ),
  )
  return `${edition}/${createHash('sha256').update(Buffer.concat(sources)).digest('hex').slice(0, 12)}`
}
