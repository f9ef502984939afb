import { createHash, createPublicKey, verify } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { exportEnd, exportHead, type ExportLine, exportLine, instantOf, signedOf } from '#contract/audit-export.ts'
import { partsOf } from '#contract/audit-line.ts'
import { finding, type Finding, subjects } from '#contract/proof/findings.ts'
import { keyHistory } from '#contract/proof/key-history.ts'
import { CommandDenied, requireFile } from './denial.ts'
import { tell } from './verify.ts'

const whats = {
  digests: { zh: '逐条摘要与内容', en: 'Digests and content of every line' },
  chain: { zh: '链', en: 'Chain' },
  whole: { zh: '文件完整', en: 'File as a whole' },
  signature: { zh: '签名', en: 'Signature' },
} as const

/** No line is as long, so that a file of something else does not fill the memory; in UTF-16 units. */
const longestLine = 64 * 1024 * 1024

/** Checks an exported log without platform, network or database, and prints what holds; answers whether all of it does, by keys kept from elsewhere. */
export async function verifyExport(place: string, options: { readonly keys?: string }): Promise<boolean> {
  await requireFile(place)
  const hash = createHash('sha256')
  const faults = { digests: [] as number[], chain: [] as number[] }
  let [before, next, lines] = ['', 0, 0]
  let head: ReturnType<typeof exportHead.parse> | null = null
  let end: ReturnType<typeof exportEnd.parse> | null = null
  for await (const text of linesOf(place)) {
    if (end) throw unreadable(place)
    const value = parsed(text)
    if (!head) {
      head = read(exportHead, value, place)
      ;[before, next] = [head.before, head.first]
    } else if (exportEnd.safeParse(value).success) {
      end = exportEnd.parse(value)
      continue
    } else {
      const line = read(exportLine, value, place)
      lines++
      if (!isSound(line)) faults.digests.push(line.position)
      const chain = createHash('sha256').update(Buffer.from(before, 'hex')).update(Buffer.from(line.digest, 'hex')).digest('hex')
      if (line.position !== next || chain !== line.chain) faults.chain.push(line.position)
      ;[before, next] = [line.chain, line.position + 1]
    }
    hash.update(`${text}\n`)
  }
  if (!head || !end) throw new CommandDenied({ zh: `${place} 不完整：缺最后一行`, en: `${place} is cut off: its last line is missing` })
  const isWhole = end.sha256 === hash.digest('hex') && end.lines === lines && end.head === before
  const known = options.keys === undefined ? null : await readKnown(options.keys)
  return tell(`${head.origin}  ${head.from} – ${head.to}  ${lines} 条 lines`, [
    said(faults.digests, whats.digests),
    said(faults.chain, whats.chain),
    finding(
      isWhole,
      whats.whole,
      isWhole
        ? { zh: '与末行所记相同', en: 'as its last line says' }
        : { zh: '行数、链尾或摘要与末行所记不同', en: 'not as its last line says' },
    ),
    signatureOf(end),
    keyOf(known, end),
  ])
}

/** The lines of a file, ended by \n alone: a text within may hold other signs that end lines elsewhere. */
async function* linesOf(place: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of createReadStream(place, 'utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop()!
    if (rest.length > longestLine) throw unreadable(place)
    yield* lines
  }
  if (rest !== '') yield rest
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
const unreadable = (place: string) => new CommandDenied({ zh: `${place} 不是导出的审计日志`, en: `${place} is no exported log` })
function read<T>(shape: { safeParse(value: unknown): { success: true; data: T } | { success: false } }, value: unknown, place: string): T {
  const found = shape.safeParse(value)
  if (!found.success) throw unreadable(place)
  return found.data
}

/** Whether the digest is of the text, and what is said for people is what the text says; names stand in no digest. */
function isSound({ line, digest, says }: ExportLine): boolean {
  const parts = partsOf(line)
  if (!parts || createHash('sha256').update(line).digest('hex') !== digest) return false
  return (
    says.at === instantOf(parts.at) &&
    (says.officerId ?? '-') === parts.officerId &&
    says.role === parts.role &&
    says.action === parts.action &&
    says.objectKind === parts.objectKind &&
    says.objectId === parts.objectId &&
    says.outcome === parts.outcome &&
    says.from === parts.address &&
    says.requestId === parts.requestId
  )
}

function said(positions: readonly number[], what: Finding['what']): Finding {
  const some = positions.slice(0, 5).join(', ')
  return positions.length === 0
    ? finding(true, what, { zh: '全部相符', en: 'all hold' })
    : finding(false, what, {
        zh: `第 ${some} 条${positions.length > 5 ? '等' : ''}不符`,
        en: `broken at ${some}${positions.length > 5 ? ' …' : ''}`,
      })
}

function signatureOf(end: ReturnType<typeof exportEnd.parse>): Finding {
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(end.publicKey, 'base64')])
  const holds = (() => {
    try {
      return verify(null, signedOf(end), createPublicKey({ key: spki, format: 'der', type: 'spki' }), Buffer.from(end.signature, 'base64'))
    } catch {
      return false
    }
  })()
  return finding(
    holds,
    whats.signature,
    holds ? { zh: `由密钥 ${end.keyId} 签名`, en: `by key ${end.keyId}` } : { zh: '签名不符', en: 'does not hold' },
  )
}

async function readKnown(place: string): Promise<ReadonlySet<string>> {
  const found = keyHistory.safeParse(
    parsed(
      await readFile(place, 'utf8').catch(() => {
        throw new CommandDenied({ zh: `读不到 ${place}`, en: `${place} cannot be read` })
      }),
    ),
  )
  if (!found.success)
    throw new CommandDenied({
      zh: `${place} 不是平台公布的公钥文件（/keys.json）`,
      en: `${place} is not the file of keys a platform publishes (/keys.json)`,
    })
  return new Set(found.data.keys.filter(({ algorithm }) => algorithm === 'ed25519').map(({ publicKey }) => publicKey))
}

function keyOf(known: ReadonlySet<string> | null, { publicKey, keyId }: ReturnType<typeof exportEnd.parse>): Finding {
  if (!known)
    return finding(null, subjects.keys, {
      zh: '没有用 --keys 给出另行保存的公钥，不能认定是本平台所签',
      en: 'no keys kept from elsewhere were given by --keys, so that it may be anybody’s',
    })
  const holds = known.has(publicKey)
  return finding(
    holds,
    subjects.keys,
    holds
      ? { zh: `密钥 ${keyId} 在另行保存的公钥中`, en: `key ${keyId} is among those kept` }
      : { zh: `密钥 ${keyId} 不在另行保存的公钥中`, en: `key ${keyId} is not among those kept` },
  )
}
