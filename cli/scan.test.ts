import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { findingsFile, KNOWN_SCANNERS } from '#contract/scan-files.ts'
import { isSignedBy, publicKeyOf, readPublicKey, readSigned, signFindings } from '#contract/signing.ts'
import { SCANNER_VERSION } from '#scanner/limits.ts'
import { csv, invented, TestFolder } from '#scanner/test/files.ts'
import { wordsOfDenial } from './denial.ts'
import { createKeyFile, readKeyFile } from './key-file.ts'
import { runScanCommand } from './scan-command.ts'
import type { ScanOptions } from './scan-options.ts'

// Each of these starts several processes, one after the other.
vi.setConfig({ testTimeout: 180_000 })

const main = path.join(import.meta.dirname, 'main.ts')
const folder = new TestFolder()
afterAll(() => folder.remove())

const environment = { ...process.env, RONGSHU_DATA: '/nowhere/rongshu', DATABASE_URL: '', RONGSHU_KEY_PASSPHRASE: '' }
const run = (args: string[], env: object = {}) =>
  spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', env: { ...environment, ...env } })
const place = (name: string) => path.join(folder.path, name)
const salt = 'a1'.repeat(32)
const kit = folder.write('kit.json', JSON.stringify({ salt, unit: { uscc: invented.uscc(7), name: '市测绘院' }, rules: [] }))
const key = place('unit.pem')
const made = run(['unit-key', 'create', key])
folder.write('unit.pub', made.stdout)
const signing = ['--sign', key, '--kit', kit]

const people = Array.from({ length: 60 }, (_, n) => [
  invented.name(n),
  invented.idNumber(n),
  invented.mobile(n),
  invented.address(n),
  `person${n}@example.cn`,
])
function dataFolder(name: string, files: Record<string, string>): string {
  mkdirSync(place(name), { recursive: true })
  for (const [file, content] of Object.entries(files)) writeFileSync(path.join(place(name), file), content)
  return place(name)
}
const numbers = (seed: number, rows = 50) =>
  csv(
    ['编号', '数值'],
    Array.from({ length: rows }, (_, n) => [`X${seed}${n}`, String(n * 1.5)]),
  )

function readOut(file: string) {
  const signed = readSigned(readFileSync(file, 'utf8'))!
  return { signed, content: findingsFile.parse(JSON.parse(signed.payload)) }
}

test('a key pair is made: the private half for its owner’s eyes, the public half to be registered; nothing is written over', () => {
  expect([made.status, statSync(key).mode & 0o777]).toEqual([0, 0o600])
  const publicKey = readPublicKey(readFileSync(place('unit.pub'), 'utf8'))!
  expect(made.stderr).toContain(`key id: ${publicKey.keyId}`)
  expect(made.stdout + made.stderr).not.toContain('PRIVATE')
  const again = run(['unit-key', 'create', key])
  expect([again.status, again.stderr]).toEqual([2, expect.stringMatching(/已经存在.*\n.*is there already/)])
})

test('a sealed key is opened with its passphrase only', async () => {
  const sealed = place('sealed.pem')
  const { keyId } = await createKeyFile(sealed, '榕树很高')
  expect(readFileSync(sealed, 'utf8')).toContain('ENCRYPTED')
  await expect(readKeyFile(sealed, '')).rejects.toThrow('RONGSHU_KEY_PASSPHRASE')
  await expect(readKeyFile(sealed, '错了')).rejects.toThrow('is wrong')
  expect(publicKeyOf(await readKeyFile(sealed, '榕树很高'))?.keyId).toBe(keyId)
})

test('what is written is signed by the unit, has findings and drafts of every file, and shows no personal value', async () => {
  const data = dataFolder('people', {
    '人员.csv': csv(['姓名', '身份证号', '联系电话', '住址', '邮箱'], people),
    '备注.csv': csv(
      ['编号', '备注'],
      people.map((p, n) => [String(n), `经办人联系${p[2]}，证件${p[1]}`]),
    ),
    '说明.docx': 'not data',
    '数值.csv': numbers(1),
  })
  const out = place('people.json')
  const earlier = JSON.stringify(signFindings('{}', await readKeyFile(key, '')))
  for (const n of [2, 3]) folder.write(`people.${n}.json`, earlier)
  const { status, stdout, stderr } = run(['scan', data, '--out', out, ...signing])
  expect([status, stdout, stderr]).toEqual([
    0,
    '',
    expect.stringMatching(/\[4\/4\][\s\S]*已写出 .*people\.json：3 个数据集，0 个有问题，跳过 1 个/),
  ])
  const { signed, content } = readOut(out)
  expect(isSignedBy(signed, readPublicKey(readFileSync(place('unit.pub'), 'utf8'))!)).toBe(true)
  expect(content).toMatchObject({ unit: { uscc: invented.uscc(7), name: '市测绘院' }, scannerVersion: SCANNER_VERSION })
  expect(SCANNER_VERSION).toMatch(KNOWN_SCANNERS)
  expect(new Set(content.findings.map(({ finding, draft }) => `${finding.file} ${finding.rows} ${draft.records}`))).toEqual(
    new Set(['人员.csv 60 60', '备注.csv 60 60', '数值.csv 50 50']),
  )
  const text = readFileSync(out, 'utf8')
  expect(people.flat().filter((value) => text.includes(value))).toEqual([])
  expect(statSync(out).mode & 0o077).toBe(0)
  expect(readdirSync(folder.path).filter((name) => /^people\.\d/.test(name))).toEqual([])
  expect(readdirSync(folder.path).filter((name) => /part|coming/.test(name))).toEqual([])
})

test('a file is checked without the platform: what is in it, and that nobody changed it', () => {
  const data = dataFolder('checked', { '数值.csv': numbers(2) })
  const out = place('checked.json')
  expect(run(['scan', data, '--out', out, ...signing, '--format', 'json']).stdout).toContain('"file": "数值.csv"')
  const told = run(['findings', 'check', out, '--public-key', place('unit.pub')])
  expect([told.status, told.stdout]).toEqual([0, expect.stringMatching(/市测绘院[\s\S]*签名有效[\s\S]*数值\.csv {2}50 行/)])
  expect(run(['findings', 'check', out]).stdout).toContain('签名未核验')
  const changed = folder.write('changed.json', readFileSync(out, 'utf8').replace('数值.csv', '数字.csv'))
  expect(run(['findings', 'check', changed, '--public-key', place('unit.pub')])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('签名与内容不符'),
  })
  expect(run(['findings', 'check', kit])).toMatchObject({ status: 2, stderr: expect.stringContaining('不是扫描结果文件') })
})

test('files of a folder that point to each other are related, with the salt of the city and without, and no sketch of the unit’s own salt leaves', () => {
  const staff = csv(
    ['工号', '部门编号'],
    Array.from({ length: 80 }, (_, n) => [`GH${1000 + n}`, `BM-${100 + (n % 30)}`]),
  )
  const data = dataFolder('related', {
    '人员.csv': staff,
    '部门.csv': csv(
      ['部门编号', '名称'],
      Array.from({ length: 30 }, (_, n) => [`BM-${100 + n}`, `第${n}处`]),
    ),
  })
  const wanted = [{ column: '部门编号', dataset: '部门.csv', key: '部门编号', share: 1, declared: false }]
  const [out, own] = [place('related.json'), place('related-own.json')]
  expect([
    run(['scan', data, '--out', out, ...signing]).status,
    run(['scan', data, '--out', own, '--sign', key, '--unit', invented.uscc(7), '--unit-name', '市测绘院']).status,
  ]).toEqual([0, 0])
  const found = (file: string) =>
    readOut(file).content.findings.map(({ finding }) => [finding.file, finding.references, finding.columns.some(({ sketch }) => sketch)])
  expect(found(out)).toEqual([
    ['人员.csv', wanted, true],
    ['部门.csv', [], true],
  ])
  expect(found(own)).toEqual([
    ['人员.csv', wanted, false],
    ['部门.csv', [], false],
  ])
  expect(JSON.parse(run(['scan', data, '--format', 'json']).stdout)).toMatchObject([
    { file: '人员.csv', references: wanted },
    { file: '部门.csv' },
  ])
})

/** Starts a slow scan and answers the process once so many sources have ended. */
async function slowly(data: string, out: string, ended: number) {
  const child = spawn(process.execPath, [main, 'scan', data, '--each', '--out', out, ...signing, '--throttle', '15KB/s'], {
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const over = new Promise<number | null>((done) => child.on('close', (code) => done(code)))
  await expect.poll(() => said, { timeout: 50_000 }).toContain(`[${ended}/5]`)
  return { child, over, said: () => said }
}

test('after kill -9 in the middle the same command scans only what was not scanned to its end, or was changed since', async () => {
  const data = dataFolder('killed', Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`表${n}.csv`, numbers(n, 3000)])))
  const out = place('killed.json')
  const { child, over } = await slowly(data, out, 2)
  child.kill('SIGKILL')
  await over
  expect([existsSync(out), existsSync(`${out}.part`)]).toEqual([false, true])
  // As if the power had gone while a line was being written.
  writeFileSync(`${out}.part`, `${readFileSync(`${out}.part`, 'utf8')}{"identity":"cut o`)
  utimesSync(path.join(data, '表1.csv'), 1, 1)
  const again = run(['scan', data, '--each', '--out', out, ...signing, '--resume'])
  expect(again.status).toBe(0)
  expect(again.stderr.match(/已扫描过 known {2}\S+/g)).toEqual(['已扫描过 known  表2.csv'])
  expect(readOut(out).content.findings.map(({ finding }) => [finding.file, finding.rows])).toEqual(
    [1, 2, 3, 4, 5].map((n) => [`表${n}.csv`, 3000]),
  )
  expect(existsSync(`${out}.part`)).toBe(false)
})

test('an interruption ends it cleanly: nothing half-written, what is whole kept, and other settings begin anew', async () => {
  const data = dataFolder('stopped', Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`表${n}.csv`, numbers(n, 3000)])))
  const out = place('stopped.json')
  const { child, over, said } = await slowly(data, out, 1)
  child.kill('SIGINT')
  expect(await over).toBe(130)
  expect([said().includes('再次运行同一命令即可继续'), existsSync(out), existsSync(`${out}.part`)]).toEqual([true, false, true])
  const anew = run(['scan', data, '--each', '--out', out, '--sign', key, '--unit', invented.uscc(7), '--unit-name', '市测绘院', '--resume'])
  expect([anew.status, anew.stderr.includes('已扫描过'), anew.stderr.includes('没有可接续的记录')]).toEqual([0, false, true])
})

test('something that cannot be read is written with its reason and ends with 1; nothing readable without --out ends with 2', () => {
  const data = dataFolder('mixed', { '好.csv': numbers(3), '坏.parquet': 'PAR1 not really' })
  const out = place('mixed.json')
  expect(run(['scan', data, '--out', out, ...signing]).status).toBe(1)
  expect(
    readOut(out)
      .content.findings.filter(({ finding }) => finding.faults.length > 0)
      .map(({ finding }) => finding.file),
  ).toEqual(['坏.parquet'])
  expect(run(['scan', path.join(data, '坏.parquet')]).status).toBe(2)
})

test('what is missing or written wrongly is told before anything is read, and leaves nothing', async () => {
  const file = folder.write('一.csv', numbers(4))
  const usual: ScanOptions = { mode: 'full', jobs: '2', memory: '512', timeout: '10' }
  const sign = { out: place('n.json'), sign: key }
  const cases: [Partial<ScanOptions>, RegExp][] = [
    [{ out: place('n.json') }, /--out 需要 --sign/],
    [sign, /--out 需要 --kit/],
    [{ ...sign, sign: kit, kit }, /不是私钥/],
    [{ ...sign, kit: file }, /不是平台的离线扫描参数/],
    [{ ...sign, kit, out: '/nowhere/n.json' }, /无法写入/],
    [{ ...sign, unit: '123' }, /不是统一社会信用代码/],
    [{ throttle: 'fast' }, /不是速度/],
    [{ mode: 'some' }, /--mode 只能是/],
    [{ jobs: '0' }, /--jobs 应是/],
    [{ format: 'xml' }, /--format 只能是/],
  ]
  const why = (targets: string[], options: Partial<ScanOptions>) =>
    runScanCommand(targets, { ...usual, ...options }).then(
      () => '',
      (problem: unknown) => wordsOfDenial(problem)?.zh,
    )
  for (const [options, words] of cases) expect(await why([file], options)).toMatch(words)
  expect(await why(['postgresql://reader@db.example:99999/land'], {})).toMatch(/数据库地址/)
  expect(await why([dataFolder('empty', {})], {})).toMatch(/没有找到可扫描的文件/)
  expect([existsSync(place('n.json')), existsSync(place('n.json.part'))]).toEqual([false, false])
})
