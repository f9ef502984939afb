import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { certificateFields } from '#contract/certificate-fields.ts'
import { showable } from '#server/documents/font-coverage.ts'
import { openPress } from '#server/documents/press.ts'
import type { CertificateFacts } from './certificate-facts.ts'

/** A certificate to be printed: its facts, its number, its day ('YYYY-MM-DD'), and the address of its check page. */
export type Printable = { readonly number: string; readonly issuedOn: string; readonly facts: CertificateFacts; readonly checkUrl: string }
export type Printed = { readonly pdf: Buffer; readonly template: string }

const edition = '2026-11'
let template: Promise<{ source: string; name: string }> | null = null

/** Prints a certificate as PDF/A-2b; the same certificate gives the same bytes. */
export async function printCertificate(certificate: Printable): Promise<Printed> {
  const [press, { source, name }, { toString }] = await Promise.all([openPress(), template ??= readTemplate(), import('qrcode')])
  const shown = Object.fromEntries(Object.entries(certificate.facts).map(([id, fact]) => [id, showable(fact, press.covers)]))
  const qr = await toString(certificate.checkUrl, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' })
  return { pdf: await press.setPdf(source, { ...certificate, facts: shown, fields: certificateFields, qr }), template: name }
}

async function readTemplate(): Promise<{ source: string; name: string }> {
  const source = await readFile(path.join(import.meta.dirname, 'certificate.typ'), 'utf8')
  return { source, name: `${edition}/${createHash('sha256').update(source).digest('hex').slice(0, 12)}` }
}
