import { canonicalJson } from '#contract/canonical.ts'
import { type EvidencePack, evidencePack } from '#contract/evidence.ts'
import { type Bundle, bundle as bundleShape, type Detached, detached } from '#contract/proof/bundle.ts'
import { type Bytes, sha256, toHex } from '#contract/proof/bytes.ts'
import type { FileDigests } from '#contract/proof/check-credential.ts'
import { type Checkpoint, readCheckpoint } from '#contract/proof/checkpoint.ts'
import { type KeyHistory, keyHistory } from '#contract/proof/key-history.ts'
import { mostBytes, splitProof } from '#contract/proof/pdf-with-proof.ts'
import { sm3Of } from '#contract/proof/signatures.ts'

/** What the files are that somebody chose, by their content and not by their names. */
export type Given = {
  bundle?: Bundle
  evidence?: EvidencePack
  credential?: Bundle['credential']
  sm2?: Detached
  file?: FileDigests
  /** A PDF whose proof is no longer as it was attached. */
  isAltered?: boolean
  keys?: KeyHistory
  noted?: Checkpoint
  status?: Bundle['credential']
  /** What tells the chosen credentials, evidence packs and PDFs apart: their spelling, their text, their digests. */
  proofs: Set<string>
  files: Set<string>
  /** The texts of what is chosen beside them, of which one of each kind can be gone by. */
  beside: { readonly [K in 'keys' | 'noted' | 'status' | 'sm2']: Set<string> }
  unknown: string[]
}

/** Reads the chosen files; nothing leaves the browser. */
export async function readGiven(files: readonly File[]): Promise<Given> {
  const beside = { keys: new Set<string>(), noted: new Set<string>(), status: new Set<string>(), sm2: new Set<string>() }
  const given: Given = { proofs: new Set(), files: new Set(), beside, unknown: [] }
  for (const file of files) {
    const bytes: Bytes | null = file.size > mostBytes ? null : new Uint8Array(await file.arrayBuffer())
    if (!bytes || !(await take(given, bytes))) given.unknown.push(file.name)
  }
  return given
}

/** Whether the files are of several certificates or evidence packs, of which only one at a time can be checked. */
export const isOfSeveral = ({ proofs, files, evidence }: Given): boolean => proofs.size > 1 || files.size > (evidence ? 0 : 1)

/** Whether several keys, checkpoints, status lists or SM2 signatures were chosen, of which none is passed over in silence. */
export const isBesideSeveral = ({ beside }: Given): boolean => Object.values(beside).some(({ size }) => size > 1)

function takeBeside<K extends keyof Given['beside']>(given: Given, kind: K, text: string, what: NonNullable<Given[K]>): true {
  given.beside[kind].add(text)
  given[kind] = what
  return true
}

async function take(given: Given, bytes: Bytes): Promise<boolean> {
  if (new TextDecoder().decode(bytes.slice(0, 5)) === '%PDF-') {
    const split = splitProof(bytes)
    const pdf = typeof split === 'object' ? split.pdf : bytes
    given.file = { sha256: toHex(await sha256(pdf)), sm3: sm3Of(pdf) }
    given.files.add(given.file.sha256)
    if (typeof split === 'object') given.proofs.add(canonicalJson(split.bundle.credential))
    given.isAltered = split === 'altered'
    // A bundle that was chosen beside is the one that is meant.
    if (typeof split === 'object') given.bundle ??= split.bundle
    return true
  }
  const text = new TextDecoder().decode(bytes)
  const noted = readCheckpoint(text)
  if (noted) return takeBeside(given, 'noted', text, noted)
  const json = parsed(text)
  const [bundle, keys, pack] = [bundleShape.safeParse(json), keyHistory.safeParse(json), evidencePack.safeParse(json)]
  if (bundle.success) {
    given.proofs.add(canonicalJson(bundle.data.credential))
    return Boolean((given.bundle = bundle.data))
  }
  if (pack.success) {
    given.proofs.add(text)
    return Boolean((given.evidence = pack.data))
  }
  if (keys.success) return takeBeside(given, 'keys', canonicalJson(json), keys.data)
  const sm2 = detached.safeParse(json)
  if (sm2.success) return takeBeside(given, 'sm2', canonicalJson(json), sm2.data)
  const types = typeof json === 'object' && json !== null && 'type' in json ? [json.type].flat() : []
  if (types.includes('BitstringStatusListCredential')) return takeBeside(given, 'status', canonicalJson(json), json as Bundle['credential'])
  if (types.includes('VerifiableCredential')) {
    given.credential = json as Bundle['credential']
    given.proofs.add(canonicalJson(given.credential))
    return true
  }
  return false
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
