import { spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { bundle as bundleShape } from '#contract/proof/bundle.ts'
import { vkeyOf } from '#contract/proof/note.ts'
import { attachProof } from '#contract/proof/pdf-with-proof.ts'
import { entryTiles } from '#contract/proof/tiles.ts'
import { asSystem } from '#server/db/transaction.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { printed } from '#server/test/printed.ts'
import { publicSide, type PublicSide } from '#server/test/public-side.ts'
import { askWitnesses } from '#server/proof/ask-witnesses.ts'
import { prove } from '#server/proof/prove.ts'
import { leafHashOf, rootOf } from '#server/proof/tree.ts'
import { keepWitness } from '#server/proof/witnesses.sql.ts'
import { checkCertificate } from './certificate.ts'
import type { Bundle } from '#contract/proof/bundle.ts'
import { CommandDenied } from './denial.ts'
import { checkLog } from './log-check.ts'
import { rootsOf } from './log-entries.ts'
import { verifyOffline, type VerifyOptions } from './verify.ts'
import { startWitness } from './witness-serve.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'rongshu-verify-'))
let database: TestDatabase
let side: PublicSide
let base: string
const put = (name: string, content: string | Buffer) => {
  const place = path.join(folder, name)
  writeFileSync(place, content)
  return place
}
const fetched = async (url: string) => {
  const response = await side.get(url)
  expect([url, response.statusCode]).toEqual([url, 200])
  return response.rawPayload
}

beforeAll(async () => {
  database = await freshDatabase()
  side = await publicSide(database)
  // The certificate is of the days of the test's clock, and whoever checks it has the clock of that day.
  vi.useFakeTimers({ now: side.city.platform.clock.now(), toFake: ['Date'] })
  base = await side.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  vi.useRealTimers()
  await side.app.close()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What a command prints, with its answer. */
async function said(work: () => Promise<boolean>): Promise<{ holds: boolean; text: string }> {
  const { answer: holds, said: text } = await printed(work)
  return { holds, text }
}
const verify = (place: string, options: VerifyOptions = {}) => said(() => verifyOffline(place, options))

test('a forged file says nothing in a terminal but its own line: no lines of findings, no verdict, nothing hidden after it', async () => {
  const { number } = side.certificate
  const forged = JSON.parse(String(await fetched(`/credentials/${number}/bundle`))) as Bundle
  const name = '公交线路\n✓ 数字签名：相符\n相符 · Sound\u001b[8m\u202e'
  ;(forged.credential['credentialSubject'] as Record<string, unknown>)['assetName'] = name
  const keys = put('keys-forged.json', await fetched('/keys.json'))
  const { holds, text } = await verify(put('forged.json', JSON.stringify(forged)), { keys })
  expect([holds, text.match(/^相符/gm), /[^\P{Cc}\n]|\u202e/u.test(text)]).toEqual([false, null, false])
  expect(text).toMatch(/\n不符 · Not sound\n$/)
})

test('a certificate is checked offline: PDF with its bundle, bundle alone, credential with keys, status list, checkpoint', async () => {
  const { number } = side.certificate
  const pdf = put(`${number}.pdf`, await fetched(`/api/certificates/${number}/pdf`))
  await expect(verifyOffline(pdf, {})).rejects.toThrow(
    new RegExp(`holds no signature.* at the platform’s address/credentials/${number}/pdf`),
  )
  await expect(verifyOffline(pdf, { keys: put('keys-told.json', await fetched('/keys.json')) })).rejects.toThrow(
    new RegExp(` at https?://\\S+[^/]/credentials/${number}/pdf;`),
  )
  const bundle = put(`${number}.bundle.json`, await fetched(`/credentials/${number}/bundle`))
  const keys = put('keys.json', await fetched('/keys.json'))
  const checkpoint = put('checkpoint', await fetched('/log/checkpoint'))
  const status = put('status.json', await fetched('/status/message/0'))
  const all = await verify(pdf, { keys, checkpoint, status })
  expect([all.holds, all.text.match(/^✗.*/gm)]).toEqual([true, null])
  for (const words of [
    number,
    '✓ 凭证文件',
    '✓ 数字签名',
    '✓ 国密签名',
    '✓ 在日志中',
    '✓ 日志签名',
    '○ 见证',
    '✓ 与先前记下的检查点相比',
    '✓ 状态',
    '有效',
  ])
    expect(all.text).toContain(words)
  expect(await verify(bundle)).toMatchObject({
    holds: false,
    text: expect.stringMatching(/○ 公钥[\s\S]*公钥或记下的检查点未能核对/) as string,
  })
  expect(await verify(bundle, { keys })).toMatchObject({
    holds: true,
    text: expect.stringMatching(/\n相符（现在是否仍有效未核实，见○） · Sound \(whether/) as string,
  })
  expect(all.text).toMatch(/\n相符 · Sound\n$/)
  const credential = put('vc.json', await fetched(`/credentials/${number}`))
  expect((await verify(credential, { keys, status })).holds).toBe(true)
  expect((await verify(credential, { keys, status: put('revocation.json', await fetched('/status/revocation/0')) })).text).toMatch(
    /✓ 状态.*有效/,
  )
  for (const none of [put('null.json', 'null'), put('list.json', '[]'), keys])
    await expect(verifyOffline(credential, { keys, status: none })).rejects.toThrow(/is no status list/)
  await expect(verifyOffline(credential, {})).rejects.toThrow(/--keys/)
  expect(await verify(credential, { keys, checkpoint })).toMatchObject({
    holds: false,
    text: expect.stringMatching(/○ 与先前记下的检查点相比.*没有比较[\s\S]*未能核对/) as string,
  })
  expect((await verify(put('other.pdf', '%PDF-1.7 another'), { bundle })).holds).toBe(false)
  expect(
    (await verify(put('altered.json', (await fetched(`/credentials/${number}`)).toString().replace('站点', '站台')), { keys })).holds,
  ).toBe(false)
  for (const wrong of [put('x.json', '{}'), put('x.txt', 'x'), path.join(folder, 'nowhere')])
    await expect(verifyOffline(wrong, {})).rejects.toThrow(CommandDenied)
})

test('a certificate with its proof is checked by itself, offline and online; whatever was done to it is found', async () => {
  const { number } = side.certificate
  const keys = put('keys.json', await fetched('/keys.json'))
  const [issued, proven] = [await fetched(`/api/certificates/${number}/pdf`), await fetched(`/credentials/${number}/pdf`)]
  expect(proven.subarray(0, issued.length).equals(issued)).toBe(true)
  const place = put('alone.pdf', proven)
  const sound = await verify(place, { keys })
  expect([sound.holds, sound.text.match(/^✗.*/gm)]).toEqual([true, null])
  for (const words of [number, '✓ 凭证文件', '✓ 数字签名', '✓ 国密签名', '✓ 在日志中', '✓ 日志签名']) expect(sound.text).toContain(words)
  expect(await verify(place)).toMatchObject({ holds: false, text: expect.stringContaining('○ 公钥') as string })
  const checkpoint = put('checkpoint', await fetched('/log/checkpoint'))
  const going = put('going.bundle.json', await fetched(`/credentials/${number}/bundle`))
  expect((await verify(place, { keys, checkpoint, bundle: going })).holds).toBe(true)
  expect(await said(() => checkCertificate(place, base))).toMatchObject({
    holds: true,
    text: expect.stringContaining('逐字节一致') as string,
  })
  // The page was changed: the update is written anew around it, as a forger would.
  const whole = bundleShape.parse(JSON.parse((await fetched(`/credentials/${number}/bundle`)).toString()))
  const page = attachProof(issued.with(600, issued[600]! ^ 1), whole)!
  expect(await verify(put('page.pdf', Buffer.from(page)), { keys })).toMatchObject({
    holds: false,
    text: expect.stringMatching(/✗ 凭证文件[^]*不符/) as string,
  })
  await expect(checkCertificate(put('page.pdf', Buffer.from(page)), base)).rejects.toThrow('not a certificate as issued')
  // The attachment was changed, with the update written anew around it or not.
  const subject = whole.credential['credentialSubject'] as Record<string, string>
  const bundle = attachProof(issued, {
    ...whole,
    credential: { ...whole.credential, credentialSubject: { ...subject, assetName: '另一项资产' } },
  })!
  expect(await verify(put('bundle.pdf', Buffer.from(bundle)), { keys })).toMatchObject({
    holds: false,
    text: expect.stringMatching(/✓ 凭证文件[^]*✗ 数字签名[^]*不符/) as string,
  })
  const changed = Buffer.from(proven.toString('latin1').replace('"salt":"', '"salt": "'), 'latin1')
  for (const [name, file] of [
    ['changed', changed],
    ['added', Buffer.concat([proven, Buffer.from('\n')])],
    ['twice', Buffer.concat([proven, proven.subarray(issued.length)])],
    ['cut', proven.subarray(0, -1)],
  ] as const) {
    await expect(verifyOffline(put(`${name}.pdf`, file), { keys })).rejects.toThrow(/^Not sound/)
    await expect(checkCertificate(put(`${name}.pdf`, file), base)).rejects.toThrow('not a certificate as issued')
    expect(await verify(path.join(folder, `${name}.pdf`), { keys, bundle: going })).toMatchObject({
      holds: false,
      text: expect.stringContaining('✗ 凭证文件') as string,
    })
  }
  for (const cut of [issued.length, issued.length - 1])
    await expect(verifyOffline(put('short.pdf', proven.subarray(0, cut)), { keys })).rejects.toThrow(/holds no signature/)
})

test('a witness of its own signs, remembers over a restart, and refuses a log that was cut; the log is checked by its entries and by keys kept from elsewhere', async () => {
  const { platform } = side.city
  const keys = put('keys.json', await fetched('/keys.json'))
  const shown = JSON.parse((await fetched('/keys.json')).toString()) as { keys: { algorithm: string; noteKey: string }[] }
  const log = [shown.keys.find(({ algorithm }) => algorithm === 'ed25519')!.noteKey]
  const start = () => startWitness({ name: 'witness.example/w', log, folder, port: 0, host: '127.0.0.1' })
  const first = await start()
  const name = async (address: string, vkey: string) =>
    asSystem(database.db, (tx) => keepWitness(tx, { name: 'witness.example/w', url: address, key: vkey }, platform.clock.now()))
  await name(first.address, first.vkey)
  const since = put('since', await fetched('/log/checkpoint'))
  await askWitnesses(platform)
  expect((await side.get('/log')).body).toContain('1 位见证人')
  await first.close()
  platform.clock.setOffset(platform.clock.offsetMs() + 86_400_000)
  await prove(platform)
  const again = await start()
  expect(again.vkey).toBe(first.vkey)
  await name(again.address, again.vkey)
  await askWitnesses(platform)
  const { number } = side.certificate
  const later = put('later.json', await fetched(`/credentials/${number}/bundle`))
  expect(await verify(later, { keys, checkpoint: since })).toMatchObject({
    holds: false,
    text: expect.stringMatching(/○ 与先前记下的检查点相比[\s\S]*未能核对/) as string,
  })
  const size = readFileSync(since, 'utf8').split('\n')[1]!
  const going = put('going.json', await fetched(`/credentials/${number}/bundle?since=${size}`))
  expect(await verify(going, { keys, checkpoint: since })).toMatchObject({
    holds: true,
    text: expect.stringContaining('✓ 与先前记下的检查点相比') as string,
  })
  const bent = JSON.parse(readFileSync(going, 'utf8')) as { since: { hashes: string[] } }
  bent.since.hashes[0] = Buffer.alloc(32).toString('base64')
  expect(await verify(put('bent.json', JSON.stringify(bent)), { keys, checkpoint: since })).toMatchObject({
    holds: false,
    text: expect.stringContaining('✗ 与先前记下的检查点相比') as string,
  })
  for (const wrong of ['0', '-1', 'x', '1&since=2'])
    expect((await side.get(`/credentials/${number}/bundle?since=${wrong}`)).statusCode).toBe(422)
  await askWitnesses(platform)
  const { rows } = await database.pool.query<{ problem: string; seen: number }>('select problem, seen_size as seen from witnesses')
  expect(rows[0]).toMatchObject({ problem: '' })
  const checked = await said(() => checkLog(base, { since, keys }))
  expect([checked.holds, checked.text]).toEqual([true, expect.stringMatching(/✓ 由条目重算的根[\s\S]*✓ 与先前记下的检查点相比/)])
  expect(await said(() => checkLog(base, { since }))).toMatchObject({
    holds: false,
    text: expect.stringMatching(/○ 公钥[\s\S]*公钥或记下的检查点未能核对/) as string,
  })
  const forged = put('forged', (await fetched('/log/checkpoint')).toString().replace(/\n(\d+)\n.{10}/, '\n1\nAAAAAAAAAA'))
  expect((await said(() => checkLog(base, { since: forged, keys }))).holds).toBe(false)
  await expect(startWitness({ name: 'a b', log, folder, port: 0, host: '127.0.0.1' })).rejects.toThrow(CommandDenied)
  // A folder that is not there yet is made, as docs/proofs.md has it; a port that is taken is told, not a bug.
  await expect(
    startWitness({
      name: 'witness.example/w',
      log,
      folder: path.join(folder, 'new', 'witness'),
      port: Number(new URL(again.address).port),
      host: '127.0.0.1',
    }),
  ).rejects.toThrow(CommandDenied)
  expect(readFileSync(path.join(folder, 'new', 'witness', 'witness-key.pem'), 'utf8')).toContain('PRIVATE KEY')
  await expect(startWitness({ name: 'a', log: ['x'], folder, port: 0, host: '127.0.0.1' })).rejects.toThrow(CommandDenied)
  const forked = await fetch(`${again.address}/add-checkpoint`, {
    method: 'POST',
    body: `old 0\n\n${(await fetched('/log/checkpoint')).toString()}`,
  })
  expect([forked.status, forked.headers.get('content-type'), await forked.text()]).toEqual([
    409,
    'text/x.tlog.size',
    `${Number(rows[0]!.seen)}\n`,
  ])
  const long = await fetch(`${again.address}/add-checkpoint`, { method: 'POST', body: 'x'.repeat(100_000) })
  expect(long.status).toBe(413)
  const complaint = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  put('witness-seen.json', '{')
  const failed = await fetch(`${again.address}/add-checkpoint`, {
    method: 'POST',
    body: `old 0\n\n${(await fetched('/log/checkpoint')).toString()}`,
  })
  expect([failed.status, complaint.mock.calls.join('')]).toEqual([500, expect.stringContaining('the witness failed')])
  complaint.mockRestore()
  await again.close()
  // The witness is gone: who notes a head that nobody witnessed is given a bundle that goes on from it, not sent in a circle.
  platform.clock.setOffset(platform.clock.offsetMs() + 86_400_000)
  await prove(platform)
  const late = put('late', await fetched('/log/checkpoint'))
  const lateSize = readFileSync(late, 'utf8').split('\n')[1]!
  const caught = put('caught.json', await fetched(`/credentials/${number}/bundle?since=${lateSize}`))
  const keysNow = put('keys-now.json', await fetched('/keys.json'))
  expect(await verify(caught, { keys: keysNow, checkpoint: late })).toMatchObject({
    holds: true,
    text: expect.stringMatching(/○ 见证[\s\S]*✓ 与先前记下的检查点相比/) as string,
  })
  expect((await verify(put('usual.json', await fetched(`/credentials/${number}/bundle`)), { keys: keysNow })).text).toContain('✓ 见证')
})

test('a witness signs under any of the keys it was given for one log', async () => {
  const places = mkdtempSync(path.join(tmpdir(), 'rongshu-witness-'))
  const note = (await fetched('/log/checkpoint')).toString()
  const [origin = ''] = note.split('\n')
  const other = await vkeyOf({ name: origin, kind: 'ed25519', key: crypto.getRandomValues(new Uint8Array(32)) })
  const { keys } = JSON.parse((await fetched('/keys.json')).toString()) as { keys: { algorithm: string; noteKey: string }[] }
  const own = keys.find(({ algorithm }) => algorithm === 'ed25519')!.noteKey
  for (const [log, status] of [
    [[other], 403],
    [[own, other], 200],
  ] as const) {
    const { address, close } = await startWitness({ name: 'w', log, folder: places, port: 0, host: '127.0.0.1' })
    expect((await fetch(`${address}/add-checkpoint`, { method: 'POST', body: `old 0\n\n${note}` })).status).toBe(status)
    await close()
  }
  rmSync(places, { recursive: true })
})

test('the root of a log comes from its entries: many tiles, any earlier size; a changed entry gives another, and what is cut short is refused', async () => {
  const entries = Array.from({ length: 600 }, (_, at) => Buffer.from(`entry ${at}`))
  const tiles = new Map(
    [...entryTiles(600)].map(({ path: name, count }, at) => [
      name,
      Uint8Array.from(Buffer.concat(entries.slice(at * 256, at * 256 + count).flatMap((entry) => [Buffer.of(0, entry.length), entry]))),
    ]),
  )
  expect([...tiles.keys()]).toEqual(['entries/000', 'entries/001', 'entries/002.p/88'])
  const roots = (sizes: number[], change: (name: string, tile: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> = (_, tile) => tile) =>
    rootsOf(sizes, async (name) => change(name, tiles.get(name)!))
  const found = await roots([600, 0, 1, 255, 256, 257, 511])
  for (const [size, root] of found) expect([size, Buffer.from(root)]).toEqual([size, rootOf(entries.slice(0, size).map(leafHashOf))])
  expect(found.size).toBe(7)
  const changed = await roots([600], (name, tile) => (name === 'entries/001' ? tile.with(5, tile[5]! ^ 1) : tile))
  expect(changed.get(600)).not.toEqual(found.get(600))
  await expect(roots([600], (_, tile) => tile.slice(0, -1))).rejects.toThrow(CommandDenied)
})

test('a log without entries has the root of nothing; a platform that is asked too often is asked again later', async () => {
  const answers = new Map([
    ['/keys.json', (await fetched('/keys.json')).toString()],
    ['/log/checkpoint', `x/log\n0\n${rootOf([]).toString('base64')}\n\n— x/log AAAAAAAA\n`],
  ])
  let times = 0
  const server = createServer((request, response) => {
    if (++times === 1) return void response.writeHead(429, { 'retry-after': '1' }).end()
    response.end(answers.get(request.url!))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { holds, text } = await said(() => checkLog(`http://127.0.0.1:${(server.address() as { port: number }).port}`, {}))
  expect([holds, text, times]).toEqual([false, expect.stringMatching(/✗ 日志签名[\s\S]*✓ 由条目重算的根/), 3])
  server.close()
})

test('every command of proofs is in the help, in both languages', () => {
  const run = (...args: string[]) => spawnSync(process.execPath, [path.join(import.meta.dirname, 'main.ts'), ...args], { encoding: 'utf8' })
  expect(run('--help').stdout).toMatch(/verify[\s\S]*不联网核验[\s\S]*log[\s\S]*keys[\s\S]*witness/)
  expect(run('witness', '--help').stdout).toMatch(/add[\s\S]*end[\s\S]*watch[\s\S]*serve/)
})
