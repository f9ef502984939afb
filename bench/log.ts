import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { isIncluded } from '#contract/proof/merkle.ts'
import { keyHistory } from '#contract/proof/key-history.ts'
import { GrowingTree, hashOfRange, inclusionRanges, leafHashOf, type Need } from '#server/proof/tree.ts'
import { print, quantile, ratioOf, short, table } from './measure.ts'

// The transparency log beside Go's sumdb/tlog, in turn: `node bench/log.ts [entries]`. With `--url`, Go also checks the log a platform publishes there.
const { values, positionals } = parseArgs({ allowPositionals: true, options: { url: { type: 'string' }, rounds: { type: 'string', default: '3' } } })
const entries = Number(positionals[0] ?? 200_000)
const proofs = 2000
const checks = 200
const folder = path.join(import.meta.dirname, 'tlog')

type Measured = { readonly appendMs: number; readonly proveNs: number; readonly checkNs: number; readonly root: string }

/** Runs the Go program; null where Go is not installed. */
function inGo(...args: string[]): string | null {
  const { status, stdout, stderr, error } = spawnSync('go', ['run', '.', ...args], { cwd: folder, encoding: 'utf8' })
  if (error) return null
  if (status !== 0) throw new Error(stderr)
  return stdout.trim()
}

function peer(): Measured | null {
  const [root = '', appendMs, proveNs, checkNs] = inGo('append', String(entries))?.split(' ') ?? []
  return root ? { root, appendMs: Number(appendMs), proveNs: Number(proveNs), checkNs: Number(checkNs) } : null
}

async function ours(): Promise<Measured> {
  const tree = new GrowingTree()
  const rows: Buffer[][] = [[]]
  let began = performance.now()
  for (let at = 0; at < entries; at++) {
    const leaf = leafHashOf(Buffer.from('x'.repeat(292) + String(at).padStart(8, '0')))
    rows[0]!.push(leaf)
    for (const { level, position, hash } of tree.append(leaf)) (rows[level] ??= [])[position] = hash
  }
  const root = tree.root()
  const appendMs = performance.now() - began
  const read = ({ level, from, count }: Need) => rows[level]!.slice(from, from + count)
  const step = Math.floor(entries / proofs)
  began = performance.now()
  const made = Array.from({ length: proofs }, (_, at) => inclusionRanges(at * step, [0, entries]).map((range) => Uint8Array.from(hashOfRange(range, read))))
  const proveNs = ((performance.now() - began) * 1e6) / proofs
  began = performance.now()
  for (let at = 0; at < checks; at++) if (!(await isIncluded(at * step, entries, Uint8Array.from(rows[0]![at * step]!), made[at]!, Uint8Array.from(root)))) throw new Error('a proof does not hold')
  return { root: root.toString('base64'), appendMs, proveNs, checkNs: ((performance.now() - began) * 1e6) / checks }
}

const [mine, theirs]: [Measured[], Measured[]] = [[], []]
for (let round = 0; round < Number(values.rounds); round++) {
  mine.push(await ours())
  const go = peer()
  if (go && go.root !== mine.at(-1)!.root) throw new Error('Go computes another root')
  if (go) theirs.push(go)
}
const line = (what: string, of: (m: Measured) => number, goal: string) => [what, short(quantile(mine.map(of), 0.5)), theirs.length > 0 ? short(quantile(theirs.map(of), 0.5)) : 'Go is not installed', theirs.length > 0 ? short(1 / ratioOf(mine.map(of), theirs.map(of))) : '', goal]
print(`Transparency log, ${entries.toLocaleString('en-US')} entries of 300 bytes, one thread, ${values.rounds} rounds`, table(['what', 'ours', 'Go sumdb/tlog', 'speed × Go', 'goal'], [
  line('append, ns an entry', (m) => (m.appendMs * 1e6) / entries, '≥ 0.7'),
  line('inclusion proof, ns', (m) => m.proveNs, '≥ 5'),
  line('check of a proof, ns (ours by WebCrypto, as in the browser)', (m) => m.checkNs, '≥ 0.5'),
]))
if (values.url) {
  const base = values.url.replace(/\/+$/, '')
  const keys = keyHistory.parse(await (await fetch(`${base}/keys.json`)).json())
  const key = keys.keys.findLast(({ algorithm }) => algorithm === 'ed25519')!
  process.stdout.write(`${inGo('verify', `${base}/log`, key.noteKey) ?? 'Go is not installed'}\n`)
}
