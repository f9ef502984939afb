import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { call, Refused } from '#contract/call.ts'
import { certificateFields } from '#contract/certificate-fields.ts'
import { isMod3736 } from '#contract/identifiers.ts'
import { mostBytes, splitProof } from '#contract/proof/pdf-with-proof.ts'
import { registrationRoutes, type CertificateCheck } from '#contract/registration.ts'
import type { Words } from '#law/words.ts'
import { CommandDenied, reaching, requireFile } from './denial.ts'
import { shown } from './shown.ts'

type Checked = { readonly certificate: CertificateCheck; readonly how: Words }

const states: { readonly [S in CertificateCheck['status']]: Words } = {
  valid: { zh: '有效', en: 'valid' },
  changed: { zh: '已变更', en: 'replaced after a change' },
  deregistered: { zh: '已注销', en: 'deregistered' },
  revoked: { zh: '已撤销', en: 'revoked' },
  expired: { zh: '已过期', en: 'expired' },
}

/** Checks a certificate by its number or its file and prints what holds; answers whether it is valid. */
export async function checkCertificate(asked: string, base: string): Promise<boolean> {
  const { certificate, how } = await reaching(base, () =>
    isThere(asked).then((isFile) => (isFile ? byFile(asked, base) : byNumber(asked, base))),
  )
  process.stdout.write(pageOf(certificate, how))
  return certificate.status === 'valid'
}

const isThere = (place: string) =>
  stat(place).then(
    (found) => found.isFile(),
    () => false,
  )

async function byFile(place: string, base: string): Promise<Checked> {
  await requireFile(place)
  if ((await stat(place)).size > mostBytes)
    throw new CommandDenied({ zh: '文件超过 64 MB，不会是凭证', en: 'The file is larger than 64 MB: no certificate is' })
  const bytes = await readFile(place)
  const split = splitProof(bytes)
  const sha256 = createHash('sha256')
    .update(typeof split === 'object' ? split.pdf : bytes)
    .digest('hex')
  const certificate = await call({ base }, registrationRoutes.checkCertificateFile, { params: { sha256 } }).catch((problem: unknown) => {
    if (!(problem instanceof Refused) || problem.status !== 404) throw problem
    throw new CommandDenied({
      zh: `这个文件不是平台签发的凭证原件（SHA-256 ${sha256}）：内容改过一个字节也会如此`,
      en: `This file is not a certificate as issued (SHA-256 ${sha256}); one changed byte is enough for that`,
    })
  })
  return {
    certificate,
    how: { zh: `文件的 SHA-256 与签发时逐字节一致：${sha256}`, en: `The file's SHA-256 is the one issued, byte for byte` },
  }
}

async function byNumber(typed: string, base: string): Promise<Checked> {
  if (/\.pdf$/i.test(typed)) throw new CommandDenied({ zh: `没有文件 ${typed}`, en: `There is no file ${typed}` })
  const number = typed
    .normalize('NFKC')
    .replaceAll(/[\s‐-―-]/g, '')
    .toUpperCase()
  if (!isMod3736(number))
    throw new CommandDenied({
      zh: `编号 ${typed} 的校验字符不对，可能抄错了`,
      en: `The check character of ${typed} is wrong: it may have been mistyped`,
    })
  const certificate = await call({ base }, registrationRoutes.checkCertificate, { params: { number } })
  return { certificate, how: { zh: '校验字符正确，编号在登记簿中', en: 'The check character is right and the number is in the register' } }
}

function pageOf(c: CertificateCheck, how: Words): string {
  const lines = [
    c.statement.zh,
    c.statement.en,
    '',
    `编号 number      ${c.number}`,
    `状态 status      ${states[c.status].zh} ${states[c.status].en}（${c.statusOn}${c.statusReason ? `，${c.statusReason}` : ''}）`,
    `签发 issued      ${c.issuedOn}，有效期至 valid until ${c.validUntil}`,
    ...Object.entries(certificateFields).flatMap(([name, { zh, en }]) => (c.facts[name] ? [`${zh} ${en}：${c.facts[name]}`] : [])),
    `SHA-256          ${c.pdfSha256}`,
    `SM3              ${c.pdfSm3}`,
    '',
    `核验了什么：${how.zh}；当前状态取自登记簿。`,
    `Checked: ${how.en}; the status is the register's of this moment.`,
  ]
  return `${lines.map(shown).join('\n')}\n`
}
