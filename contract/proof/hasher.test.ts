import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compiledHasher, desk, type Hasher, lanes, messages, plainHasher } from './hasher.ts'
import { hashesIn, leafHashes, nodeHash } from './tree-hash.ts'

const sha256 = (...parts: readonly Uint8Array[]) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex')
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
/** The end of a path, joined one by one. */
const climbed = (leaf: Uint8Array, path: readonly (readonly [Uint8Array, boolean])[]) =>
  path.reduce<Uint8Array>(
    (below, [beside, isLeft]) =>
      createHash('sha256')
        .update(Uint8Array.of(1))
        .update(isLeft ? beside : below)
        .update(isLeft ? below : beside)
        .digest(),
    leaf,
  )
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 })

test('the tree of RFC 6962 that certificate logs test with: leaves and the nodes above them', () => {
  const entries = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((each) =>
    Buffer.from(each, 'hex'),
  )
  const leaves = hashesIn(leafHashes(entries))
  expect(hex(leaves[0]!)).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
  const [a, b, c, d] = [0, 2, 4, 6].map((n) => nodeHash(leaves[n]!, leaves[n + 1]!))
  expect(hex(a!)).toBe('fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125')
  expect(hex(nodeHash(nodeHash(a!, b!), nodeHash(c!, d!)))).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328')
})

test('entries of every length round the edges of blocks, several at once, and none', () => {
  const entries = [...Array.from({ length: 270 }, (_, n) => new Uint8Array(n).fill(n)), new Uint8Array(messages.longest).fill(7)]
  expect(hashesIn(leafHashes(entries)).map(hex)).toEqual(entries.map((entry) => sha256(Uint8Array.of(0), entry)))
  expect(leafHashes([])).toEqual(new Uint8Array())
  expect(() => leafHashes([new Uint8Array(messages.longest + 1)])).toThrow(RangeError)
})

test('whatever entries come together, each has its own hash', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 9 }), (entries) => {
      expect(hashesIn(leafHashes(entries)).map(hex)).toEqual(entries.map((entry) => sha256(Uint8Array.of(0), entry)))
    }),
  )
})

describe.each<[string, () => Hasher | null]>([
  ['compiled', compiledHasher],
  ['in plain JavaScript', plainHasher],
])('a hasher %s', (_, make) => {
  const { bytes, node, nodes, digests, climb, climbs } = make()!

  test('joins two hashes from anywhere, also in place', () => {
    fc.assert(
      fc.property(hash, hash, fc.integer({ min: 0, max: 1000 }), (left, right, apart) => {
        const expected = sha256(Uint8Array.of(1), left, right)
        bytes.set(left, desk)
        bytes.set(right, desk + 32 + apart)
        node(desk, desk + 32 + apart, desk)
        expect(hex(bytes.subarray(desk, desk + 32))).toBe(expected)
      }),
    )
  })

  test('joins four pairs as it joins one', () => {
    fc.assert(
      fc.property(fc.array(hash, { minLength: 8, maxLength: 8 }), (hashes) => {
        for (const [n, each] of hashes.entries()) bytes.set(each, desk + n * 32)
        nodes(desk, desk + 1024)
        for (let n = 0; n < 4; n++)
          expect(hex(bytes.subarray(desk + 1024 + n * 32, desk + 1056 + n * 32))).toBe(
            sha256(Uint8Array.of(1), hashes[2 * n]!, hashes[2 * n + 1]!),
          )
      }),
    )
  })

  test('climbs a path as it joins its hashes one by one', () => {
    fc.assert(
      fc.property(hash, fc.array(fc.tuple(hash, fc.boolean()), { minLength: 1, maxLength: 20 }), (leaf, path) => {
        const expected = climbed(leaf, path)
        bytes.set(leaf, desk)
        for (const [n, [beside, isLeft]] of path.entries()) {
          bytes.set(beside, desk + 32 * (n + 1))
          bytes[desk + 1024 + n] = isLeft ? 1 : 0
        }
        climb(desk, desk + 1024, path.length)
        expect(hex(bytes.subarray(desk, desk + 32))).toBe(hex(expected))
      }),
    )
  })

  test('climbs four paths of unlike length beside each other, and none where there is none', () => {
    const path = fc.tuple(hash, fc.array(fc.tuple(hash, fc.boolean()), { maxLength: 20 }))
    fc.assert(
      fc.property(fc.tuple(path, path, path, path), (paths) => {
        const sides = desk + 4 * lanes.apart
        for (const [lane, [leaf, steps]] of paths.entries()) {
          bytes.set(leaf, desk + lane * lanes.apart)
          for (const [n, [beside, isLeft]] of steps.entries()) {
            bytes.set(beside, desk + lane * lanes.apart + 32 * (n + 1))
            bytes[sides + 4 * n + lane] = isLeft ? 1 : 0
          }
        }
        const [a, b, c, d] = paths.map(([, steps]) => steps.length) as [number, number, number, number]
        const most = Math.max(a, b, c, d)
        if (most > 0) climbs(desk, sides, a, b, c, d, most)
        const arrived = (lane: number) => hex(bytes.subarray(desk + lane * lanes.apart, desk + lane * lanes.apart + 32))
        expect([0, 1, 2, 3].map(arrived)).toEqual(paths.map(([leaf, steps]) => hex(climbed(leaf, steps))))
      }),
    )
  })

  test('takes four messages of unlike length, and leaves out those that are none', () => {
    const block = (text: string) => {
      const padded = Buffer.alloc(Math.ceil((text.length + 9) / 64) * 64)
      padded.write(`${text}\u0080`, 'latin1')
      padded.writeUInt32BE(text.length * 8, padded.length - 4)
      return padded
    }
    // FIPS 180-4: the empty text, "abc", and the text of two blocks.
    const texts = ['', 'abc', 'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq']
    for (const [n, text] of texts.entries()) bytes.set(block(text), messages.from + n * messages.apart)
    const [a, b, c, d] = [0, 1, 2, 3].map((n) => messages.from + n * messages.apart) as [number, number, number, number]
    digests(a, b, c, d, 1, 1, 2, 0, 2, desk)
    expect([0, 1, 2].map((n) => hex(bytes.subarray(desk + n * 32, desk + n * 32 + 32)))).toEqual([
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ])
  })
})
