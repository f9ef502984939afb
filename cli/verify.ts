import { createHash } from 'node:crypto'
import { access, readFile } from 'node:fs/promises'
import { type EvidencePack, evidencePack } from '#contract/evidence.ts'
import { type Bundle, bundle as bundleShape } from '#contract/proof/bundle.ts'
import { checkAlone, checkBundle, type Grounds } from '#contract/proof/check-bundle.ts'
import { checkEvidence } from '#contract/proof/check-evidence.ts'
import { subjectOf } from '#contract/proof/check-credential.ts'
import { type Checkpoint, readCheckpoint } from '#contract/proof/checkpoint.ts'
import { proofOf } from '#contract/proof/data-integrity.ts'
import { type Finding, verdictOf, verdictSaid } from '#contract/proof/findings.ts'
import { type KeyHistory, keyHistory } from '#contract/proof/key-history.ts'
import { splitProof } from '#contract/proof/pdf-with-proof.ts'
import type { Words } from '#law/words.ts'
import { CommandDenied } from './denial.ts'
import { shown } from './shown.ts'

/** What a check may rest on, as files kept from before. */
export type VerifyOptions = { readonly bundle?: string; readonly keys?: string; readonly checkpoint?: string; readonly status?: string }

type Read =
  | { readonly kind: 'evidence'; readonly pack: EvidencePack }
  | { readonly kind: 'bundle'; readonly bundle: Bundle; readonly pdf: Uint8Array | null }
  | { readonly kind: 'credential'; readonly credential: Bundle['credential'] }

/**
 * Checks a certificate, its credential or its bundle, or an evidence pack, without asking anybody, and prints what holds; answers whether
 * all of it does, by keys that did not come with it.
 */
export async function verifyOffline(place: string, options: VerifyOptions): Promise<boolean> {
  const read = await readProof(place, options)
  const keys = options.keys === undefined ? undefined : await readKeys(options.keys)
  const status = options.status === undefined ? undefined : await readStatus(options.status)
  if (read.kind === 'evidence') return ofEvidence(read.pack, options, keys)
  const noted = options.checkpoint === undefined ? undefined : await readNoted(options.checkpoint)
  const grounds = { ...(keys ? { keys } : {}), ...(noted ? { noted } : {}), ...(status ? { status } : {}), at: new Date() }
  const findings = read.kind === 'bundle' ? await ofBundle(read, grounds) : await ofCredential(read.credential, grounds)
  const subject = subjectOf(read.kind === 'bundle' ? read.bundle.credential : read.credential)
  return tell([subject['number'], subject['assetName'], subject['registrant']].filter(Boolean).join('  '), findings)
}

/** Prints findings under what they are about, and what they come to as the last line; answers whether that is sound. */
export function tell(about: string, findings: readonly Finding[]): boolean {
  const { zh, en } = verdictSaid(findings)
  process.stdout.write(`${shown(about)}\n${findings.map(lineOf).join('')}${zh} · ${en}\n`)
  return verdictOf(findings) === 'sound'
}

function lineOf({ holds, what, found }: Finding): string {
  return `${shown(`${holds === null ? '○' : holds ? '✓' : '✗'} ${what.zh} ${what.en}：${found.zh} · ${found.en}`)}\n`
}

function ofBundle({ bundle, pdf }: Extract<Read, { kind: 'bundle' }>, grounds: Grounds): Promise<Finding[]> {
  const digest = (algorithm: 'sha256' | 'sm3') => createHash(algorithm).update(pdf!).digest('hex')
  return checkBundle(bundle, { ...grounds, ...(pdf ? { file: { sha256: digest('sha256'), sm3: digest('sm3') } } : {}) })
}

async function ofEvidence(
  pack: EvidencePack,
  { bundle, checkpoint, status }: VerifyOptions,
  keys: KeyHistory | undefined,
): Promise<boolean> {
  if (bundle !== undefined || checkpoint !== undefined || status !== undefined)
    throw new CommandDenied({
      zh: '证据包只用 --keys 核验；与先前记下的检查点核对用 rongshu log check --since',
      en: 'An evidence pack is checked by --keys alone; against a checkpoint noted earlier, with rongshu log check --since',
    })
  return tell([pack.case.number, pack.case.title].filter(Boolean).join('  '), await checkEvidence(pack, keys))
}

async function ofCredential(credential: Bundle['credential'], { keys, ...grounds }: Grounds): Promise<Finding[]> {
  if (!keys)
    throw new CommandDenied({
      zh: '单独的凭据须用 --keys 指明公钥文件（平台的 /keys.json），或改用捆绑文件',
      en: 'A credential alone needs --keys, the platform’s /keys.json; or take the bundle',
    })
  return checkAlone(credential, { keys, ...grounds })
}

async function readProof(place: string, options: VerifyOptions): Promise<Read> {
  const bytes = await readFile(place).catch(() => {
    throw unreadable(place)
  })
  if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) return readJson(bytes.toString('utf8'), place, null)
  const split = splitProof(bytes)
  if (typeof split === 'object' && options.bundle === undefined) return { kind: 'bundle', ...split }
  const beside = options.bundle ?? place.replace(/(\.pdf)?$/i, '.bundle.json')
  if (
    options.bundle === undefined &&
    !(await access(beside).then(
      () => true,
      () => false,
    ))
  )
    throw new CommandDenied(split === 'altered' ? altered(place) : without(beside, await addressOf(bytes, options.keys)))
  return readJson(await textOf(beside), beside, typeof split === 'object' ? split.pdf : bytes)
}

const altered = (place: string): Words => ({
  zh: `不符：${place} 所带的证明被改动、截断过，或其后又加了内容。请从核验页重新下载“带证明的凭证”`,
  en: `Not sound: the proof inside ${place} was changed or cut, or something was added after it. Fetch the certificate with its proof again from the check page`,
})
const without = (beside: string, address: Words): Words => ({
  zh: `这份 PDF 不含签名。带证明的凭证（PDF，自带签名与日志证明，单独一份即可核验）在 ${address.zh}；或下载捆绑文件，放在旁边（${beside}）或用 --bundle 指明`,
  en: `This PDF holds no signature. The certificate with its proof (PDF, which is checked by itself) is at ${address.en}; or fetch the bundle and put it beside (${beside}), or name it with --bundle`,
})

/** Where the certificate with its proof is to be had: its number stands in the title of the PDF as issued, and the keys tell the address of their platform. */
async function addressOf(pdf: Buffer, keys: string | undefined): Promise<Words> {
  const number = /FZDA\d{16,}[0-9A-Z]/.exec(pdf.toString('latin1'))?.[0]
  const issuer = keys === undefined ? undefined : (await readKeys(keys)).issuer.replace(/\/issuer\.json$/, '')
  const [zh, en] = [issuer ?? '平台地址', issuer ?? 'the platform’s address']
  return { zh: `${zh}/credentials/${number ?? '编号'}/pdf`, en: `${en}/credentials/${number ?? 'number'}/pdf` }
}

function readJson(text: string, place: string, pdf: Uint8Array | null): Read {
  const json = jsonOf(text, place)
  const read = bundleShape.safeParse(json)
  if (read.success) return { kind: 'bundle', bundle: read.data, pdf }
  const pack = evidencePack.safeParse(json)
  if (pack.success && !pdf) return { kind: 'evidence', pack: pack.data }
  const credential = json as Bundle['credential']
  if (pdf || typeof json !== 'object' || json === null || !proofOf(credential))
    throw new CommandDenied({
      zh: `${place} 不是捆绑文件、证据包，也不是带 eddsa-jcs-2022 证明的凭据`,
      en: `${place} is no bundle, no evidence pack and no credential with a proof of eddsa-jcs-2022`,
    })
  return { kind: 'credential', credential }
}

async function readKeys(place: string): Promise<KeyHistory> {
  const read = keyHistory.safeParse(jsonOf(await textOf(place), place))
  if (!read.success)
    throw new CommandDenied({
      zh: `${place} 不是平台公布的公钥文件（/keys.json）`,
      en: `${place} is not the file of keys a platform publishes (/keys.json)`,
    })
  return read.data
}

async function readNoted(place: string): Promise<Checkpoint> {
  const noted = readCheckpoint(await textOf(place))
  if (!noted) throw new CommandDenied({ zh: `${place} 不是检查点`, en: `${place} is no checkpoint` })
  return noted
}

async function readStatus(place: string): Promise<Bundle['credential']> {
  const json = jsonOf(await textOf(place), place) as Bundle['credential'] | null
  if (![json?.['type']].flat().includes('BitstringStatusListCredential'))
    throw new CommandDenied({
      zh: `${place} 不是状态清单（平台的 /status/message/0、/status/revocation/0 等）`,
      en: `${place} is no status list (/status/message/0, /status/revocation/0 and so on of the platform)`,
    })
  return json!
}

function jsonOf(text: string, place: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new CommandDenied({ zh: `${place} 不是 JSON`, en: `${place} is no JSON` })
  }
}

const textOf = (place: string) =>
  readFile(place, 'utf8').catch(() => {
    throw unreadable(place)
  })
const unreadable = (place: string) => new CommandDenied({ zh: `读不到 ${place}`, en: `${place} cannot be read` })
