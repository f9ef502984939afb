import type { Words } from '#law/words.ts'
import type { Bundle, Detached } from './bundle.ts'
import { areSame, type Bytes, concat, fromBase64, fromHex, sha256, toHex } from './bytes.ts'
import { checkFile, checkProof, checkSm2, checkTerm, type FileDigests, subjectOf } from './check-credential.ts'
import { checkStatus } from './check-status.ts'
import type { Checkpoint } from './checkpoint.ts'
import { spellingOf, withoutProof } from './data-integrity.ts'
import { type Finding, finding, subjects } from './findings.ts'
import { messages } from './hasher.ts'
import { extended, isCompromised, type KeyHistory } from './key-history.ts'
import { firstName, sharedSize } from './log-name.ts'
import { isConsistent, isIncluded, leafHash } from './merkle.ts'
import { readVkey, signedBy } from './note.ts'
import { readTlogProof, type TlogProof } from './tlog-proof.ts'
import { together } from './tree-hash.ts'

/**
 * What a check may rest on besides the bundle: the file, an SM2 signature by itself, keys and a checkpoint kept from before, a status
 * list, and what time it is.
 */
export type Grounds = {
  readonly file?: FileDigests
  readonly sm2?: Detached
  readonly keys?: KeyHistory
  readonly noted?: Checkpoint
  readonly status?: Bundle['credential']
  readonly at: Date
}

/**
 * Checks a credential that came without its bundle: its proof, its term, the file and the SM2 signature beside it, and, by a list, what
 * happened since; it holds no place in the log to compare with a noted checkpoint.
 */
export async function checkAlone(
  credential: Bundle['credential'],
  { file, sm2, keys, noted, status, at }: Grounds & { readonly keys: KeyHistory },
): Promise<Finding[]> {
  return [
    checkKeys(keys, []),
    ...(file ? [checkFile(credential, file)] : []),
    await checkProof(credential, keys),
    ...(sm2 ? [await checkSm2(credential, sm2, keys)] : []),
    checkTerm(credential, at),
    ...(noted ? [notCompared] : []),
    status ? await checkStatus(credential, status, keys, at) : unasked,
  ]
}

const notCompared = finding(null, subjects.noted, {
  zh: '单独的凭据不带日志证明，没有比较：请改用捆绑文件或带证明的凭证',
  en: 'a credential alone holds no proof of the log, so nothing was compared: take its bundle, or the certificate with its proof',
})

const unasked = finding(null, subjects.status, {
  zh: '没有状态清单，发证之后是否变更、注销、撤销未查：状态清单在凭证核验页“带走证明”处下载',
  en: 'no status list was given: what happened since the issue was not looked at; one is on the check page of the certificate, under “Proof to take along”',
})

/** Checks everything a bundle says, without asking anybody: signatures, file, term, entry, place in the log, the log's own signature, witnesses. */
export async function checkBundle(bundle: Bundle, grounds: Grounds): Promise<Finding[]> {
  const { keys, taken } = grounds.keys ? await extended(grounds.keys, bundle.keys) : { keys: bundle.keys, taken: null }
  const { credential } = bundle
  const proof = readTlogProof(bundle.proof)
  const entry = await checkEntry(bundle)
  const logged = proof
    ? [checkInclusion(bundle, proof), ...(await checkCheckpoint(proof.checkpoint, keys))]
    : [finding(false, subjects.inclusion, { zh: '证明的写法不对', en: 'the proof is not written as it should be' })]
  const isLogged = ![entry, ...logged].some(({ holds }) => holds === false)
  return [
    checkKeys(bundle.keys, taken),
    ...(grounds.file ? [checkFile(credential, grounds.file)] : []),
    await checkProof(credential, keys, isLogged),
    // One that was chosen beside is the one that is meant.
    await checkSm2(credential, grounds.sm2 ?? bundle.sm2, keys, isLogged),
    checkTerm(credential, grounds.at),
    entry,
    ...logged,
    // What was noted earlier must itself be of this log, or comparing with it says nothing.
    ...(grounds.noted && proof
      ? [
          checkNoted(proof.checkpoint, grounds.noted, bundle.since),
          await checkLogSigned(grounds.noted, keys, subjects.notedSignature, { evenCompromised: true }),
        ]
      : []),
    grounds.status ? await checkStatus(credential, grounds.status, keys, grounds.at) : unasked,
  ]
}

/** Whose keys the others are checked with: those shown with what is checked, or (`taken` is not null) keys kept from elsewhere and the ones these vouch for. */
export function checkKeys(shown: KeyHistory, taken: readonly string[] | null): Finding {
  const ids = (taken ?? shown.keys.map(({ id }) => id)).join('、')
  if (!taken)
    return finding(null, subjects.keys, {
      zh: `用的是随附的公钥，请与发证方另行公布的公钥核对：${ids}`,
      en: `those that came along: compare them with what the issuer published elsewhere: ${ids}`,
    })
  return finding(true, subjects.keys, {
    zh: `用的是另行保存的公钥，不是随附的${ids && `；由它们作保而接续的：${ids}`}`,
    en: `those kept from elsewhere, not those that came along${ids && `; and, since they vouch for them: ${ids}`}`,
  })
}

/** What the entry of a certificate commits to: a salt, then the credential without its proof in canonical spelling. */
export async function commitmentOf(salt: Uint8Array, spelled: Bytes): Promise<string> {
  return toHex(await sha256(concat(salt, spelled)))
}

async function checkEntry({ entry, salt, credential }: Bundle): Promise<Finding> {
  const [bytes, opening] = [fromBase64(entry), fromHex(salt)]
  const says = bytes ? parsed(new TextDecoder().decode(bytes)) : null
  const holds =
    opening !== null &&
    says?.['kind'] === 'certificate' &&
    says['number'] === subjectOf(credential)['number'] &&
    says['commitment'] === (await commitmentOf(opening, spellingOf(withoutProof(credential))))
  return finding(
    holds,
    subjects.entry,
    holds
      ? { zh: '条目记的就是这份凭据', en: 'it is about this very credential' }
      : { zh: '条目记的不是这份凭据', en: 'it is not about this credential' },
  )
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return null
  }
}

function checkInclusion({ entry }: Bundle, { index, hashes, checkpoint }: TlogProof): Finding {
  const bytes = fromBase64(entry)
  const holds =
    bytes !== null && bytes.length <= messages.longest && isIncluded(index, checkpoint.size, leafHash(bytes), hashes, checkpoint.root)
  return finding(
    holds,
    subjects.inclusion,
    holds
      ? { zh: `第 ${index} 条，共 ${checkpoint.size} 条`, en: `entry ${index} of ${checkpoint.size}` }
      : { zh: '条目不在这个检查点的日志中', en: 'the entry is not in the log of this checkpoint' },
  )
}

/** Checks who signed a checkpoint: the log itself, by a key that nobody else may hold, and which of the named witnesses. */
export async function checkCheckpoint(checkpoint: Checkpoint, keys: KeyHistory): Promise<Finding[]> {
  return [await checkLogSigned(checkpoint, keys, subjects.checkpoint, { evenCompromised: false }), await checkWitnesses(checkpoint, keys)]
}

/** Checks that the log signed a checkpoint with a key of its own, under the name it has or had, and SM2 beside it. */
async function checkLogSigned(
  { origin, note }: Checkpoint,
  { keys, origin: named }: KeyHistory,
  what: Words,
  { evenCompromised }: { readonly evenCompromised: boolean },
): Promise<Finding> {
  const how = { ed25519: new Set<string>(), sm2: new Set<string>() }
  for (const { noteKey } of keys.filter((key) => evenCompromised || !isCompromised(key))) {
    const key = await readVkey(noteKey)
    if (key?.name === named && firstName(origin) === firstName(named) && key.kind !== 'cosignature')
      how[key.kind].add((await signedBy(note, { ...key, name: origin })).how)
  }
  const isOwn = (['ed25519', 'sm2'] as const).every((kind) => how[kind].has('right') && !how[kind].has('wrong'))
  const [alsoZh, alsoEn] =
    origin === named
      ? ['', '']
      : [
          `；这本日志名为 ${origin}，公钥文件中的名称是 ${named}（恢复备份后另开）`,
          `; this log is named ${origin}, and ${named} with the keys (begun anew after a restore)`,
        ]
  return finding(
    isOwn,
    what,
    isOwn
      ? { zh: `Ed25519 与 SM2 均相符${alsoZh}`, en: `Ed25519 and SM2 both fit${alsoEn}` }
      : {
          zh: `不是公布的密钥签的${evenCompromised ? '' : '（已声明泄露的不算）'}，或被改动过`,
          en: `not by a published key${evenCompromised ? '' : ' (one declared compromised does not count)'}, or changed`,
        },
  )
}

async function checkWitnesses({ origin, note }: Checkpoint, keys: KeyHistory): Promise<Finding> {
  const names = { right: [] as string[], wrong: [] as string[], absent: [] as string[] }
  for (const { name, key } of keys.witnesses) {
    const vkey = await readVkey(key)
    if (vkey?.name === name) names[(await signedBy(note, vkey)).how].push(name)
  }
  const { right, wrong } = names
  if (wrong.length > 0)
    return finding(false, subjects.witnesses, {
      zh: `签名被改动过：${wrong.join('、')}`,
      en: `signatures that were changed: ${wrong.join(', ')}`,
    })
  if (right.length > 0)
    return finding(true, subjects.witnesses, {
      zh: `${right.length} 位见证人：${right.join('、')}`,
      en: `${right.length}: ${right.join(', ')}`,
    })
  // A line of neither the log nor a witness among the keys: somebody signed whom these keys do not know, perhaps since they were kept.
  const unknown = [
    ...new Set(
      note.lines
        .map(({ name }) => name)
        .filter((name) => firstName(name) !== firstName(origin) && !keys.witnesses.some((witness) => witness.name === name)),
    ),
  ]
  if (unknown.length > 0)
    return finding(null, subjects.witnesses, {
      zh: `有签名，但所用的公钥里没有这些见证人：${unknown.join('、')}；重新取得公钥后再核对`,
      en: `signed, but the keys used do not have these witnesses: ${unknown.join(', ')}; fetch the keys anew and check again`,
    })
  return finding(null, subjects.witnesses, {
    zh: '0 位见证人：只有保存过检查点的人能发现日志被改写',
    en: 'none: only who kept a checkpoint would notice that the log was rewritten',
  })
}

/** What is said of a checkpoint whose last entries a log that was begun anew does not have. */
export const lostAfter = (shared: number, size: number) => ({
  zh: `日志在第 ${shared} 条之后另开过（恢复备份）：当时的 ${size} 条中，之后的没有接续`,
  en: `the log was begun anew after ${shared} entries (a backup was restored): of the ${size} then, the later ones are not in it`,
})

const beforeBegun = (shared: number) => ({
  zh: `捆绑文件出自日志在第 ${shared} 条之后另开之前，记下的检查点在其后：请重新下载捆绑文件`,
  en: `the bundle is of before the log was begun anew after ${shared} entries, and the noted checkpoint of after it: fetch the bundle again`,
})

function checkNoted(shown: Checkpoint, noted: Checkpoint, since: Bundle['since']): Finding {
  const what = subjects.noted
  const shared = sharedSize(noted.origin, shown.origin)
  const goesOn = sharedSize(shown.origin, noted.origin)
  if (shared === null && goesOn === null) return finding(false, what, { zh: '是另一本日志的检查点', en: 'that is of another log' })
  if (shared !== null && noted.size > shared) return finding(false, what, lostAfter(shared, noted.size))
  if (shared === null && goesOn !== null && shown.size > goesOn) return finding(null, what, beforeBegun(goesOn))
  if (shown.size === noted.size) {
    const holds = areSame(shown.root, noted.root)
    return finding(
      holds,
      what,
      holds
        ? { zh: '完全相同', en: 'the same' }
        : { zh: '同样大小而内容不同：日志被改写过', en: 'the same size and another content: the log was rewritten' },
    )
  }
  const hashes = since?.size === noted.size ? since.hashes.map(fromBase64) : null
  if (!hashes)
    return finding(null, what, {
      zh: `大小不同（${noted.size} 与 ${shown.size}）：请用 /credentials/编号/bundle?since=${noted.size} 重新下载捆绑文件，或联网用 rongshu log check 核对`,
      en: `of another size (${noted.size} and ${shown.size}): fetch the bundle again from /credentials/number/bundle?since=${noted.size}, or check online with rongshu log check`,
    })
  const proof = together(hashes)
  const holds = proof !== null && isConsistent(noted, shown, proof)
  return finding(
    holds,
    what,
    holds
      ? {
          zh: `那时的 ${noted.size} 条原样在现在的 ${shown.size} 条之前`,
          en: `its ${noted.size} entries are, unchanged, the first of ${shown.size}`,
        }
      : {
          zh: '现在的日志不是从那时接续下来的：被改写过，或证明不对',
          en: 'the log does not go on from it: it was rewritten, or the proof is wrong',
        },
  )
}
