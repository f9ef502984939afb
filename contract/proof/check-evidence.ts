import { partsOf } from '../audit-line.ts'
import type { EvidenceLine, EvidencePack } from '../evidence.ts'
import { type Bytes, concat, fromBase64, fromHex, sha256, toHex, utf8 } from './bytes.ts'
import { checkCheckpoint, checkKeys } from './check-bundle.ts'
import type { Checkpoint } from './checkpoint.ts'
import { type Finding, finding, subjects } from './findings.ts'
import { messages } from './hasher.ts'
import { extended, type KeyHistory } from './key-history.ts'
import { areIncluded } from './merkle.ts'
import { readTlogProof } from './tlog-proof.ts'
import { digestsOf, hashesIn, leafHashes } from './tree-hash.ts'

/** A line with its entry of the log, where that stands and what shows it; `text` of the checkpoint tells those of one head. */
type Logged = {
  readonly digest: string
  readonly salt: Bytes
  readonly entry: Bytes
  readonly index: number
  readonly hashes: Bytes
  readonly checkpoint: Checkpoint
  readonly head: string
}

/**
 * Checks what an evidence pack proves, without asking anybody: that each text is what its digest says, that the log holds a commitment to
 * each digest, and who signed that log (§6.9).
 */
export async function checkEvidence(pack: EvidencePack, kept?: KeyHistory): Promise<Finding[]> {
  const { keys, taken } = kept ? await extended(kept, pack.keys) : { keys: pack.keys, taken: null }
  const lines = [...pack.lines, ...(pack.about?.lines ?? [])]
  const proven = lines.filter(({ log }) => log !== null)
  const logged = proven.map(loggedOf)
  const heads = Map.groupBy(
    logged.filter((line) => line !== null),
    ({ head }) => head,
  )
  return [
    checkKeys(pack.keys, taken),
    await checkTexts(lines),
    checkNumber(pack),
    ...(proven.length === 0
      ? [
          finding(false, subjects.inclusion, {
            zh: '没有一行带日志证明：办理之后过一会儿重新下载证据包',
            en: 'no line has a proof of the log: fetch the pack again a while after the last act',
          }),
        ]
      : []),
    ...(logged.includes(null)
      ? [finding(false, subjects.inclusion, { zh: '有的证明写法不对', en: 'a proof is not written as it should be' })]
      : []),
    ...(await Promise.all([...heads.values()].map((each) => checkHead(each, keys)))).flat(),
    ...(proven.length > 0 && proven.length < lines.length
      ? [
          finding(null, subjects.unproven, {
            zh: `${lines.length - proven.length} 行没有日志证明，不能据此认定`,
            en: `${lines.length - proven.length} have no proof of the log: nothing is shown of them`,
          }),
        ]
      : []),
    finding(null, subjects.beside, {
      zh: '标题、办理记录、答复和材料没有核对，请与日志行的原文对照；包里的行可能不全',
      en: 'title, record, answers and papers were not compared: hold them against the texts of the lines; lines may have been left out',
    }),
  ]
}

/** Checks that the case the pack names is the one its lines are about: an act has the number of its case in the text of its line. */
function checkNumber({ case: { number }, lines }: EvidencePack): Finding {
  const what = subjects.caseNumber
  const told = new Set(
    lines.flatMap(({ text, log }) => (text !== null && log !== null ? [numberIn(text)] : [])).filter((said) => said !== null),
  )
  const others = [...told].filter((said) => said !== number)
  if (others.length > 0)
    return finding(false, what, {
      zh: `日志行的原文是办件${others.join('、')}的，不是${number}`,
      en: `the texts are of ${others.join(', ')}, not of ${number}`,
    })
  if (told.size === 0)
    return finding(null, what, {
      zh: `没有可读的办理行，${number}这个编号未核对`,
      en: `no line of an act can be read: ${number} was not compared`,
    })
  return finding(true, what, { zh: `日志行的原文就是办件${number}的`, en: `the texts are of ${number}` })
}

/** The number of the case in the text of a line that tells of its opening or of an act; null for any other line, and where it names none. */
function numberIn(text: string): string | null {
  const line = partsOf(text)
  if (!line || !(line.action === 'open-case' || line.action.startsWith('act:'))) return null
  try {
    const says = JSON.parse(line.detail) as { number?: unknown } | null
    return typeof says?.number === 'string' ? says.number : null
  } catch {
    return null
  }
}

function loggedOf({ digest, log }: EvidenceLine): Logged | null {
  const [salt, entry, proof] = [fromHex(log!.salt), fromBase64(log!.entry), readTlogProof(log!.proof)]
  return salt && entry && entry.length <= messages.longest && proof
    ? { digest, salt, entry, ...proof, head: log!.proof.slice(log!.proof.indexOf('\n\n')) }
    : null
}

async function checkTexts(lines: readonly EvidenceLine[]): Promise<Finding> {
  const shown = lines.filter(({ text }) => text !== null)
  const wrong = (await Promise.all(shown.map(async ({ text, digest }) => toHex(await sha256(utf8(text!))) === digest))).filter(
    (isSame) => !isSame,
  ).length
  const [what, hidden] = [subjects.texts, lines.length - shown.length]
  if (wrong > 0)
    return finding(false, what, {
      zh: `${wrong} 行原文与摘要不符：被改动过`,
      en: `${wrong} are not what their digests say: they were changed`,
    })
  return finding(shown.length > 0 ? true : null, what, {
    zh: `${shown.length} 行原文与摘要相符，${hidden} 行只有摘要（持有人不可读）`,
    en: `${shown.length} are what their digests say; of ${hidden} the holder reads the digest alone`,
  })
}

/** What is shown by one head of the log: who signed it, that the entries commit to the lines, and that it holds them. */
async function checkHead(lines: readonly Logged[], keys: KeyHistory): Promise<Finding[]> {
  const { checkpoint } = lines[0]!
  const commitments = hashesIn(digestsOf(lines.map(({ salt, digest }) => concat(salt, fromHex(digest)!))))
  const other = lines.filter(({ entry }, n) => commitmentIn(entry) !== toHex(commitments[n]!)).length
  const leaves = hashesIn(leafHashes(lines.map(({ entry }) => entry)))
  const missing = areIncluded(
    lines.map(({ index, hashes }, n) => ({ index, leaf: leaves[n]!, proof: hashes })),
    checkpoint,
  ).filter((holds) => !holds).length
  return [
    finding(
      other === 0,
      subjects.entry,
      other === 0
        ? { zh: `${lines.length} 条记的就是这些行`, en: `${lines.length} are about these very lines` }
        : { zh: `${other} 条记的不是所附的行`, en: `${other} are not about the line they stand with` },
    ),
    finding(
      missing === 0,
      subjects.inclusion,
      missing === 0
        ? { zh: `${lines.length} 条都在，日志共 ${checkpoint.size} 条`, en: `all ${lines.length}, of ${checkpoint.size}` }
        : { zh: `${missing} 条不在这个检查点的日志中`, en: `${missing} are not in the log of this checkpoint` },
    ),
    ...(await checkCheckpoint(checkpoint, keys)),
  ]
}

function commitmentIn(entry: Bytes): unknown {
  try {
    const says = JSON.parse(new TextDecoder().decode(entry)) as Record<string, unknown> | null
    return says?.['kind'] === 'event' ? says['commitment'] : null
  } catch {
    return null
  }
}
