import { generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { signFindings } from '#contract/signing.ts'
import { invented, TestFolder } from '#scanner/test/files.ts'
import { wordsOfDenial } from './denial.ts'
import { writeFindings } from './findings-out.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

const [own, other] = [generateKeyPairSync('ed25519').privateKey, generateKeyPairSync('ed25519').privateKey]
const signed = (key: typeof own) => JSON.stringify(signFindings('{}', key))
const write = (name: string) =>
  writeFindings(path.join(folder.path, name), [], { uscc: invented.uscc(7), name: '市测绘院' }, own, new Date())

test('parts of an earlier run go, as far as this key signed them', async () => {
  const parts = [signed(own), signed(own), signed(other), signed(own)].map((text, n) => folder.write(`people.${n + 2}.json`, text))
  await write('people.json')
  expect(parts.map((part) => existsSync(part))).toEqual([false, false, true, true])
})

test('a file the command never wrote stays, also when it only names the key', async () => {
  const foreign = folder.write('streets.2.json', '[{"street":"五一路"}]')
  await write('streets.json')
  const changed = folder.write('houses.2.json', signed(own).replace('{}', '[]'))
  await write('houses.json')
  expect([existsSync(foreign), existsSync(changed)]).toEqual([true, true])
})

test('what cannot be removed is told', async () => {
  mkdirSync(path.join(folder.path, 'rivers.2.json'))
  const words = await write('rivers.json').then(() => null, wordsOfDenial)
  expect(words?.zh).toMatch(/结果已写出，但无法删除上次的 .*rivers\.2\.json（EISDIR）/)
})
