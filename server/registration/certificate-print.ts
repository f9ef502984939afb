import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { certificateFields, type CertificateField } from '#contract/certificate-fields.ts'
import { readCoverage, showable } from './font-coverage.ts'

/** A certificate to be printed: its facts, its number, its day ('YYYY-MM-DD'), and the address of its check page. */
export type Printable = { readonly number: string; readonly issuedOn: string; readonly facts: Record<CertificateField, string>; readonly checkUrl: string }
export type Printed = { readonly pdf: Buffer; readonly template: string }

const edition = '2026-11'
const fonts = ['400Regular', '700Bold'].map(weight => `@expo-google-fonts/noto-serif-sc/${weight}/NotoSerifSC_${weight}.ttf`)
/** How many certificates are printed before the compiler forgets what it has not used for ten of them. */
const forgetEvery = 20

let press: Promise<Press> | null = null
let printed = 0

/** Prints a certificate as PDF/A-2b; the same certificate gives the same bytes. The compiler (some 0.2 s) is made at the first. */
export async function printCertificate(certificate: Printable): Promise<Printed> {
  press ??= setUp().catch((problem: unknown) => { press = null; throw problem })
  const { compiler, source, template, covers, toQr } = await press
  const shown = Object.fromEntries(Object.entries(certificate.facts).map(([id, fact]) => [id, showable(fact, covers)]))
  const data = { ...certificate, facts: shown, fields: certificateFields, qr: await toQr(certificate.checkUrl) }
  const compiled = compiler.compile({ mainFileContent: source, inputs: { data: JSON.stringify(data) } })
  if (!compiled.result) throw new Error(`the certificate could not be set: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`)
  const pdf = compiler.pdf(compiled.result, { pdfStandard: 'a-2b' })
  if (++printed % forgetEvery === 0) compiler.evictCache(10)
  return { pdf, template }
}

type Press = Awaited<ReturnType<typeof setUp>>

async function setUp() {
  const [{ NodeCompiler }, { toString }] = await Promise.all([import('@myriaddreamin/typst-ts-node-compiler'), import('qrcode')])
  const { resolve } = createRequire(import.meta.url)
  const fontBlobs = await Promise.all(fonts.map(font => readFile(resolve(font))))
  const source = await readFile(path.join(import.meta.dirname, 'certificate.typ'), 'utf8')
  return {
    compiler: NodeCompiler.create({ fontArgs: [{ fontBlobs }] }),
    source,
    template: `${edition}/${createHash('sha256').update(source).digest('hex').slice(0, 12)}`,
    covers: readCoverage(fontBlobs[0]!),
    toQr: (text: string) => toString(text, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }),
  }
}
