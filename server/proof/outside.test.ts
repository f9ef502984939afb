import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { utf8 } from '#contract/proof/bytes.ts'
import { checkpointText } from '#contract/proof/checkpoint.ts'
import { noteLine, vkeyOf } from '#contract/proof/note.ts'
import { tilePath } from '#contract/proof/tiles.ts'
import { hashesIn } from '#contract/proof/tree-hash.ts'
import { makePrivateKey, publicOf, signWith } from './signer.ts'
import { Tile } from './tile.ts'
import { GrowingTree, leafHashOf, StandingTree } from './tree.ts'

/** Where Debian's golang-golang-x-mod-dev puts its sources. */
const gopath = process.env['RONGSHU_GOPATH'] ?? '/usr/share/gocode'
const hasGo = existsSync(path.join(gopath, 'src/golang.org/x/mod/sumdb/tlog')) && spawnSync('go', ['version']).status === 0
const name = 'data.example.test/log'
const size = 66_000
const entryOf = (n: number) => Buffer.from(`{"kind":"event","n":${n}}`)
const folder = mkdtempSync(path.join(tmpdir(), 'rongshu-outside-'))
let vkey: string
let proof: Buffer[]
let earlier: string

function put(file: string, content: Uint8Array | string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
  writeFileSync(path.join(folder, file), content)
}

beforeAll(async () => {
  const tree = new GrowingTree()
  const levels: Buffer[][] = [[], [], []]
  for (let n = 0; n < size; n++) {
    if (n === 1000) earlier = tree.root().toString('base64')
    const leaf = leafHashOf(entryOf(n))
    levels[0]!.push(leaf)
    for (const node of tree.append(leaf)) levels[node.level]!.push(node.hash)
  }
  for (const [level, hashes] of levels.entries()) for (let from = 0; from < hashes.length; from += 256) {
    const tile = hashes.slice(from, from + 256)
    put(`tile/${level}/${tilePath(from / 256)}${tile.length < 256 ? `.p/${tile.length}` : ''}`, Buffer.concat(tile))
  }
  const tileIn = (level: number, tile: number) => new Tile(Buffer.concat(levels[level]!.slice(tile * 256, tile * 256 + 256)))
  const { bytes, length } = new StandingTree(size, tileIn).inclusion(4711)
  proof = hashesIn(bytes.slice(0, length)).map((hash) => Buffer.from(hash))
  const [own, sm2] = [await makePrivateKey('ed25519'), await makePrivateKey('sm2')]
  const text = checkpointText(name, { size, root: Uint8Array.from(tree.root()) })
  const lines = await Promise.all([own, sm2].map(async (key) => noteLine({ name, kind: key.algorithm, key: publicOf(key) }, await signWith(key, utf8(text)))))
  put('checkpoint', `${text}\n${lines.join('\n')}\n`)
  put('entry', entryOf(4711))
  vkey = await vkeyOf({ name, kind: 'ed25519', key: publicOf(own) })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.skipIf(!hasGo)('Go 的 sumdb 认可本平台公布的日志（没有 go 和 golang-golang-x-mod-dev 时跳过）', () => {
  const check = (hashes: readonly Buffer[], index: number, root = earlier) => {
    put('proof', hashes.map((hash) => hash.toString('base64')).join('\n'))
    return spawnSync('go', ['run', path.join(import.meta.dirname, 'outside/check.go'), folder, vkey, String(index), '1000', root], { encoding: 'utf8', env: { ...process.env, GO111MODULE: 'off', GOPATH: gopath, GOFLAGS: '' } })
  }
  test('检查点的签名、瓦片、包含证明和前后一致', () => {
    expect(check(proof, 4711).stdout).toBe('accepted\n')
  })
  test('换了条目、证明或较早的树根就不认', () => {
    expect(check(proof, 4712).status).not.toBe(0)
    expect(check(proof.with(3, proof[0]!), 4711).status).not.toBe(0)
    expect(check(proof, 4711, proof[0]!.toString('base64')).status).not.toBe(0)
  })
})
