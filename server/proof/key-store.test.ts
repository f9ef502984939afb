import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { extended, type KeyHistory } from '#contract/proof/key-history.ts'
import { checkCheckpoint } from '#contract/proof/check-bundle.ts'
import { readCheckpoint } from '#contract/proof/checkpoint.ts'
import { readNote, readNoteLine, signedBy } from '#contract/proof/note.ts'
import { writeAddCheckpoint } from '#contract/proof/witnessing.ts'
import { seal } from '#server/audit/sealer.ts'
import { asSystem } from '#server/db/transaction.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { passingFolder, testPlatform } from '#server/test/platform.ts'
import { historyOf } from './history.ts'
import { keyFileName, readKeys } from './key-file.ts'
import { openKeyFile } from './key-file-store.ts'
import type { KeyStore } from './key-store.ts'
import { ensureKeys, rotateKeys } from './keys.ts'
import { findCheckpoint } from './log.sql.ts'
import { prove } from './prove.ts'
import { makePrivateKey, type PrivateKey, publicOf, shown, signerOf, signWith } from './signer.ts'
import { witness } from './witness.routes.ts'
import { keepWitnessed } from './witnessed.sql.ts'

const base = 'https://data.example.test'
const dataDir = passingFolder()
/** Every secret a store under trial has. */
type Tried = { readonly store: KeyStore; secrets(): Promise<string[]> }

/** A store that is no file: as in a token, keys are made, kept and used inside, and forgotten with it. */
function inMemory(): Tried {
  let held: PrivateKey[] = []
  let own: PrivateKey | null = null
  const every: string[] = []
  const fresh = async (algorithm: 'ed25519' | 'sm2') => {
    const key = await makePrivateKey(algorithm)
    every.push(key.secret)
    return key
  }
  const find = (algorithm: string, ids: readonly string[]) => held.find((key) => key.algorithm === algorithm && ids.includes(key.id))
  const pairOf = (ids: readonly string[]) => {
    const [ed25519, sm2] = [find('ed25519', ids), find('sm2', ids)]
    return ed25519 && sm2 ? { ed25519, sm2 } : null
  }
  const store: KeyStore = {
    open: async (ids) => {
      const pair = pairOf(ids)
      return pair && signerOf(pair)
    },
    take: async (ids) => {
      const pair = pairOf(ids)
      if (pair) held = Object.values(pair)
      return pair !== null
    },
    make: async ({ beside, isWitnessNew }) => {
      const pair = { ed25519: await fresh('ed25519'), sm2: await fresh('sm2') }
      held = [...held.filter(({ id }) => beside.includes(id)), ...Object.values(pair)]
      if (!own || isWitnessNew) own = await fresh('ed25519')
      return { ed25519: shown(pair.ed25519), sm2: shown(pair.sm2) }
    },
    witness: async () => {
      const key = own
      return key && { publicKey: publicOf(key), sign: (message) => signWith(key, message) }
    },
  }
  return { store, secrets: async () => every }
}
const inFile = (): Tried => ({
  store: openKeyFile(dataDir, () => {}),
  secrets: async () => {
    const held = await readKeys(dataDir)
    return held ? [...held.keys, held.witness].map(({ secret }) => secret) : []
  },
})

/** Everything a value shows to whoever has it, bytes as hexadecimal. */
const spelledOut = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (each instanceof Uint8Array ? Buffer.from(each).toString('hex') : each)) ?? ''

/** The same store, noting all that goes in and comes out, of the signers it gives too. */
function overheard<T extends object>(of: T, heard: string[]): T {
  const noted = (value: unknown): unknown => {
    heard.push(spelledOut(value))
    return value && typeof value === 'object' && 'sign' in value ? overheard(value, heard) : value
  }
  return new Proxy(of, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name)
      return typeof member === 'function'
        ? async (...given: unknown[]) => {
            heard.push(spelledOut(given))
            return noted(await (Reflect.apply(member, target, given) as Promise<unknown>))
          }
        : member
    },
  })
}

let database: TestDatabase
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(async () => {
  await database.close()
})

describe.each([
  ['文件', inFile],
  ['另写的、放在内存里的（如密码机）', inMemory],
] as const)('密钥存放在%s里，平台照样签名（§4.3，choice:signing-keys）', (_, open) => {
  const start = async (keys: KeyStore) => {
    const platform = await testPlatform(database, { config: { dataDir, publicUrl: base }, keys })
    await ensureKeys(platform, platform.clock.now())
    await seal(platform)
    await prove(platform)
    return platform
  }
  const published = (): Promise<KeyHistory> => asSystem(database.db, (tx) => historyOf(tx, base))
  const head = async () => readCheckpoint((await asSystem(database.db, findCheckpoint))!.note)!
  const reasons = async () => (await published()).keys.map(({ endedBecause }) => endedBecause)

  test('首次生成、再次启动、签署日志、换用并作保、声明泄露、见证；接口上没有私钥经过', async () => {
    const [tried, heard] = [open(), [] as string[]]
    const store = overheard(tried.store, heard)
    const platform = await start(store)
    const first = await published()
    const secrets = await tried.secrets()
    expect([first.keys.length, secrets.length]).toEqual([2, 3])
    await start(store)
    expect(await published()).toEqual(first)
    for (const finding of (await checkCheckpoint(await head(), first)).slice(0, 1)) expect(finding.holds).toBe(true)

    const at = (seconds: number) => new Date(platform.clock.now().getTime() + seconds * 1000)
    const fresh = await rotateKeys(platform, at(1))
    expect((await extended(first, await published())).taken).toEqual(fresh)
    expect(await store.open(first.keys.map(({ id }) => id)), 'those of before are gone').toBeNull()
    secrets.push(...(await tried.secrets()))

    const own = async () => Buffer.from((await store.witness())!.publicKey).toString('hex')
    const before = await own()
    await rotateKeys(platform, at(2), 'compromised')
    expect([await reasons(), (await own()) === before]).toEqual([['rotated', 'rotated', 'compromised', 'compromised', '', ''], false])
    secrets.push(...(await tried.secrets()))

    const { note, origin, size } = await head()
    await asSystem(database.db, (tx) =>
      keepWitnessed(tx, origin, first.keys.find(({ algorithm }) => algorithm === 'ed25519')!.noteKey, at(3)),
    )
    const answer = await witness(platform, writeAddCheckpoint(0, new Uint8Array(), (await asSystem(database.db, findCheckpoint))!.note))
    const line = readNoteLine('line' in answer ? answer.line : '')!
    const key = { name: line.name, kind: 'cosignature', key: (await store.witness())!.publicKey } as const
    expect([size > 0, (await signedBy({ text: note.text, lines: [line] }, key)).how]).toEqual([true, 'right'])
    expect(readNote(`${note.text}\n${line.line}\n`)).not.toBeNull()

    const all = heard.join('\n')
    expect(all).toContain(first.keys[0]!.id)
    expect(secrets.filter((secret) => all.includes(secret) || all.includes(Buffer.from(secret, 'hex').toString('base64')))).toEqual([])
  })

  test('存放处丢了密钥：换用新钥，历史如实说明', async () => {
    await start(open().store)
    await start(inMemory().store)
    expect((await reasons()).toSorted()).toEqual(['', '', 'lost', 'lost'])
  })
})

test('密钥不在文件里时，数据目录里没有签名密钥文件', async () => {
  const platform = await testPlatform(database, { keys: inMemory().store })
  await ensureKeys(platform, platform.clock.now())
  await seal(platform)
  await prove(platform)
  expect(existsSync(path.join(platform.config.dataDir, keyFileName))).toBe(false)
  expect(readFileSync(path.join(platform.config.dataDir, 'signed-heads.json'), 'utf8')).not.toContain('secret')
})
