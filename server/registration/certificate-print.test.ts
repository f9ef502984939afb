import { describe, expect, test } from 'vitest'
import { certificateFields, type CertificateField } from '#contract/certificate-fields.ts'
import { pdfText } from '#server/test/pdf-text.ts'
import type { Printable } from './certificate-page.ts'
import { printCertificate } from './certificate-print.ts'

const blank = Object.fromEntries(Object.keys(certificateFields).map((id) => [id, '无'])) as Record<CertificateField, string>
const certificate = (facts: Partial<Record<CertificateField, string>> = {}): Printable => ({
  number: 'FZDA3501002026000001K',
  issuedOn: '2026-11-23',
  checkUrl: 'https://data.example.test/check/FZDA3501002026000001K',
  facts: { ...blank, assetName: '2026年福州市公交线路站点数据', registrar: '福州市大数据服务中心', versionSm3: 'ab'.repeat(32), ...facts },
})
const flat = (text: string) => text.replaceAll(/\s/g, '')

describe('the certificate as it is printed (§4.3)', () => {
  test('is PDF/A-2b with its text in it', async () => {
    const { pdf, template } = await printCertificate(certificate())
    expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-')
    const raw = pdf.toString('latin1')
    expect(raw).toMatch(/<pdfaid:part>2<\/pdfaid:part>/)
    expect(raw).toMatch(/<pdfaid:conformance>B<\/pdfaid:conformance>/)
    expect(template).toMatch(/^2026-11\/[0-9a-f]{12}$/)
    const text = flat(pdfText(pdf))
    for (const words of [
      '数据资产登记凭证',
      'FZDA3501002026000001K',
      '2026年福州市公交线路站点数据',
      '福州市大数据服务中心',
      '统一社会信用代码',
      'Scantocheckthecurrentstatus',
    ])
      expect(text).toContain(words)
  })

  test('the same certificate gives the same bytes, another one others', async () => {
    const [first, second, other] = [
      await printCertificate(certificate()),
      await printCertificate(certificate()),
      await printCertificate(certificate({ scale: '2条' })),
    ]
    expect(first.pdf.equals(second.pdf)).toBe(true)
    expect(first.pdf.equals(other.pdf)).toBe(false)
  })

  test('content is never read as markup', async () => {
    const name = '#read("/etc/passwd") *x* [ $y$ @z `q` </b> \\u{41}'
    const { pdf } = await printCertificate(certificate({ assetName: name, summary: `${name}\n第二行` }))
    const text = flat(pdfText(pdf))
    expect(text).toContain(flat(name))
    expect(text).toContain('第二行')
    expect(text).not.toContain('root:')
  })

  test('a character without a shape in the font is told by its number instead of stopping the issue', async () => {
    const { pdf } = await printCertificate(certificate({ assetName: '罕见字\u{20BB7}与\u{1F600}、葛\u{E0100}' }))
    const text = flat(pdfText(pdf))
    expect(text).toContain('罕见字〔U+20BB7〕与〔U+1F600〕、葛')
  })

  test('the longest texts a form takes stay on paper, without an end of line too', async () => {
    const { pdf } = await printCertificate(certificate({ assetName: 'W'.repeat(40), limits: '限'.repeat(400), summary: 'A'.repeat(400) }))
    const text = flat(pdfText(pdf))
    expect(text).toContain('限'.repeat(400))
    expect(text.match(/A{20}/g)).toHaveLength(20)
  })

  // The label of the summary says the word once more.
  test('what has no room on a page goes on on the next, line by line, and each page tells which it is', async () => {
    const { pdf } = await printCertificate(certificate({ limits: '限制\n'.repeat(40), summary: '概述\n'.repeat(120) }))
    const text = flat(pdfText(pdf))
    expect(text.match(/限制/g)).toHaveLength(41)
    expect(text.match(/概述/g)).toHaveLength(121)
    for (const sheet of ['1/4', '2/4', '3/4', '4/4']) expect(text).toContain(sheet)
  })
})
