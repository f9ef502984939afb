import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Bytes } from '#contract/proof/bytes.ts'
import { areIncluded, isIncluded } from '#contract/proof/merkle.ts'
import { tileWidth } from '#contract/proof/tiles.ts'
import { type LaidProof, writeTlogProof } from '#contract/proof/tlog-proof.ts'
import { leafHashes } from '#contract/proof/tree-hash.ts'
import { Tile } from '#server/proof/tile.ts'
import { GrowingTree, StandingTree, tilesAbout } from '#server/proof/tree.ts'
import { print, quantile, ratioOf, short, table } from './measure.ts'

type What = 'append' | 'prove' | 'verify'
type Theirs = Readonly<Record<What, number>> & { readonly root: string }
type Ours = Theirs & { readonly spell: number; readonly proveFromTiles: number; readonly verifyMany: number }
const [leaves = 200_000, proofs = 2_000] = process.argv.slice(2).map(Number)
const step = Math.floor(leaves / proofs)
const batch = 200
const entryOf = (n: number) => String(n).padStart(300, '0')

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** How often all proofs are made and checked, as the peer does: once takes too little time to be measured well. */
const passes = 20

/** How often a second of processor time, user and system together, something was done: the system counts their sum exactly and only guesses their parts. */
function rate(times: number, work: () => void): number {
  // What a part before left behind is not cleared away in the time of the next.
  collect()
  const began = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(began)
  return times / ((user + system) / 1e6)
}

/**
 * The log in memory, over the same leaves as the peer's, which come in batches as the platform's do; its inner nodes are kept as they
 * come, as the peer's are. The platform keeps none, but makes those of a few tiles for each proof.
 */
function ours(): Ours {
  const tree = new GrowingTree()
  const levels: Buffer[][] = [[], [], [], []]
  const tiles: Tile[][] = [[], [], [], []]
  const append = rate(leaves, () => {
    for (let from = 0; from < leaves; from += batch) {
      const entries = Array.from({ length: Math.min(batch, leaves - from) }, (_, n) => Buffer.from(entryOf(from + n)))
      for (const node of tree.append(leafHashes(entries))) {
        levels[node.level]!.push(node.hash)
        tiles[node.level - 1]!.push(node.tile)
      }
    }
    for (const [level, unfinished] of tree.edge.entries()) tiles[level]!.push(unfinished)
    tree.root()
  })
  for (const tile of tiles[0]!) for (let n = 0; n < tile.count; n++) levels[0]!.push(tile.hash(0, n))
  const standing = new StandingTree(leaves, (level, tile) => tiles[level]![tile]!)
  let laid = 0
  const prove = rate(passes * proofs, () => {
    for (let again = 0; again < passes; again++) for (let n = 0; n < proofs; n++) laid += standing.inclusion(n * step).length
  })
  const spell = rate(proofs, () => {
    for (let n = 0; n < proofs; n++) laid += writeTlogProof(n * step, standing.inclusion(n * step), '').length
  })
  const made = Array.from({ length: proofs }, (_, n) => copyOf(standing.inclusion(n * step)))
  if (laid === 0) throw new Error('no proof was made')
  const read: Bytes[] = []
  const some = Math.min(proofs, 500)
  const proveFromTiles = rate(some, () => {
    for (let n = 0; n < some; n++) read.push(fromTiles(levels, n * step))
  })
  for (const [n, proof] of read.entries()) if (!Buffer.from(proof).equals(made[n]!)) throw new Error(`two proofs of ${n}`)
  const root = Uint8Array.from(tree.root())
  const shown = made.map((proof, n) => ({ index: n * step, leaf: Uint8Array.from(levels[0]![n * step]!), proof }))
  const verify = rate(passes * proofs, () => {
    for (let again = 0; again < passes; again++)
      for (const { index, leaf, proof } of shown) if (!isIncluded(index, leaves, leaf, proof, root)) throw new Error(`no proof of ${index}`)
  })
  const verifyMany = rate(passes * proofs, () => {
    for (let again = 0; again < passes; again++)
      if (areIncluded(shown, { size: leaves, root }).includes(false)) throw new Error('not every proof holds')
  })
  return { append, prove, spell, proveFromTiles, verify, verifyMany, root: tree.root().toString('base64') }
}

const copyOf = ({ bytes, length }: LaidProof): Bytes => bytes.slice(0, length)

/** One proof as the platform makes it (`readTree`), without the database: the rows of the tiles about an entry are hashed for it alone. */
function fromTiles(levels: readonly (readonly Buffer[])[], index: number): Bytes {
  const tiles = new Map(
    tilesAbout(index, leaves).map(({ level, tile, count }) => [
      `${level} ${tile}`,
      new Tile(Buffer.concat(levels[level]!.slice(tile * tileWidth, tile * tileWidth + count))),
    ]),
  )
  return copyOf(new StandingTree(leaves, (level, tile) => tiles.get(`${level} ${tile}`)!).inclusion(index))
}

/** The transparency log against Go's sumdb/tlog, one thread, processor time: node bench/log.ts [leaves] [proofs]. Needs Go and golang.org/x/mod. */
function main(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'rongshu-tlog-'))
  try {
    const peer = path.join(folder, 'tlog')
    execFileSync('go', ['build', '-o', peer, '.'], { cwd: path.join(import.meta.dirname, 'peer'), stdio: 'inherit' })
    const rounds: { ours: Ours; theirs: Theirs }[] = []
    for (let round = -1; round < 5; round++) {
      const both = {
        theirs: JSON.parse(execFileSync(peer, [String(leaves), String(proofs)], { encoding: 'utf8' })) as Theirs,
        ours: ours(),
      }
      if (both.ours.root !== both.theirs.root) throw new Error('the two trees have different roots')
      if (round >= 0) rounds.push(both)
    }
    const line = (name: string, what: keyof Omit<Ours, 'root'>, against: What, goal: string) => {
      const [mine, peers] = [rounds.map((r) => r.ours[what]), rounds.map((r) => r.theirs[against])]
      return [name, short(quantile(mine, 0.5)), short(quantile(peers, 0.5)), `${short(ratioOf(mine, peers))} ×`, goal]
    }
    print(
      `Transparency log, ${leaves} leaves of 300 bytes, one thread, processor time`,
      table(
        ['', 'ours a second', 'Go sumdb/tlog', 'ratio', 'goal'],
        [
          line('append', 'append', 'append', '≥ 0.7'),
          line('proof, tiles in memory', 'prove', 'prove', '≥ 5'),
          line('the same, spelled as files have it', 'spell', 'prove', ''),
          line('proof from tiles', 'proveFromTiles', 'prove', '≥ 5'),
          line('verify, one proof after the other', 'verify', 'verify', '≥ 0.5'),
          line('verify, all proofs together, four paths beside each other', 'verifyMany', 'verify', '≥ 0.5'),
        ],
      ),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

main()
