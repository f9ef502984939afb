import { generateKeyPairSync, createPrivateKey, sign } from 'node:crypto'
import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import path from 'node:path'
import { z } from 'zod'
import { fromBase64, toBase64 } from '#contract/proof/bytes.ts'
import { type NoteKey, readVkey, vkeyOf } from '#contract/proof/note.ts'
import { cosign, judge, type Judgement, readAddCheckpoint } from '#contract/proof/witnessing.ts'
import { publicKeyOf } from '#contract/signing.ts'
import { CommandDenied } from './denial.ts'

const seenHeads = z.record(z.string(), z.object({ size: z.number().int().nonnegative(), root: z.string() }))
const mostBytes = 64 * 1024

/** A witness of its own, with a folder for its key and for what it has seen: no database, no platform. */
export type WitnessOptions = {
  readonly name: string
  readonly log: readonly string[]
  readonly folder: string
  readonly port: number
  readonly host: string
}

/** Starts a witness and answers its address and vkey; `close` ends it. */
export async function startWitness({
  name,
  log,
  folder,
  port,
  host,
}: WitnessOptions): Promise<{ address: string; vkey: string; close(): Promise<void> }> {
  if (!/^[^\s+]+$/.test(name))
    throw new CommandDenied({ zh: '见证人的名称不能含空白和加号', en: 'The name of a witness has no blank and no plus sign' })
  const logs = new Map<string, NoteKey[]>()
  for (const text of log) {
    const key = await readVkey(text)
    if (key?.kind !== 'ed25519') throw new CommandDenied({ zh: `--log ${text} 不是日志的 vkey`, en: `--log ${text} is no vkey of a log` })
    logs.set(key.name, [...(logs.get(key.name) ?? []), key])
  }
  const secret = await keyIn(folder)
  const key: NoteKey = {
    name,
    kind: 'cosignature',
    key: Uint8Array.from(publicKeyOf(secret)!.key.export({ format: 'der', type: 'spki' }).subarray(-32)),
  }
  let turn: Promise<unknown> = Promise.resolve()
  // One request after the other: what was seen is on the disk before the next is judged.
  const answer = (body: string) => (turn = turn.catch(() => {}).then(() => judgeAndSign(body)))
  const judgeAndSign = async (body: string): Promise<Answer> => {
    const asked = readAddCheckpoint(body)
    const keys = asked && logs.get(asked.checkpoint.origin)
    const seen = await seenIn(folder)
    const last = asked && seen[asked.checkpoint.origin]
    const judgement = await judge(asked, keys ? { keys, size: last?.size ?? 0, root: last ? fromBase64(last.root) : null } : null)
    if (judgement.status !== 200) return judgement as Answer
    const { origin, size, root, note } = asked!.checkpoint
    await remember(folder, { ...seen, [origin]: { size, root: toBase64(root) } })
    return { status: 200, line: await cosign(key, note.text, new Date(), async (message) => Uint8Array.from(sign(null, message, secret))) }
  }
  const server = createServer((request, response) => {
    if (request.method !== 'POST' || !request.url?.endsWith('/add-checkpoint')) return void response.writeHead(404).end()
    void bodyOf(request)
      .then(async (body) => {
        if (body === null) return void response.writeHead(413).end()
        const given = (await answer(body)) as Answer
        const isConflict = given.status === 409
        response
          .writeHead(given.status, { 'content-type': isConflict ? 'text/x.tlog.size' : 'text/plain; charset=utf-8' })
          .end(given.status === 200 ? `${given.line}\n` : isConflict ? `${given.size}\n` : '')
      })
      .catch((problem: unknown) => {
        process.stderr.write(`见证人没有办成 · the witness failed: ${String(problem)}\n`)
        response.writeHead(500).end()
      })
  })
  await new Promise<void>((done, failed) => server.once('error', failed).listen(port, host, done)).catch(
    (problem: NodeJS.ErrnoException) => {
      throw new CommandDenied({
        zh: `不能在 ${host}:${port} 提供服务（${problem.code}）：端口被占用的，用 --port 换一个`,
        en: `It cannot serve at ${host}:${port} (${problem.code}); when the port is taken, name another with --port`,
      })
    },
  )
  const { port: taken } = server.address() as { port: number }
  return {
    address: `http://${host}:${taken}`,
    vkey: await vkeyOf(key),
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

type Answer =
  | { readonly status: 200; readonly line: string }
  | { readonly status: 409; readonly size: number }
  | (Exclude<Judgement, { status: 200 | 409 }> & { readonly status: 400 | 403 | 404 | 422 })

async function keyIn(folder: string) {
  const place = path.join(folder, 'witness-key.pem')
  const known = await readFile(place, 'utf8').catch(() => null)
  if (known !== null) return createPrivateKey(known)
  const { privateKey } = generateKeyPairSync('ed25519')
  await mkdir(folder, { recursive: true, mode: 0o700 })
    .then(() => writeFile(place, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx', flush: true }))
    .catch((problem: NodeJS.ErrnoException) => {
      throw new CommandDenied({ zh: `无法写入 ${place}（${problem.code}）`, en: `${place} cannot be written (${problem.code})` })
    })
  return privateKey
}

const stateOf = (folder: string) => path.join(folder, 'witness-seen.json')

async function seenIn(folder: string): Promise<z.infer<typeof seenHeads>> {
  const text = await readFile(stateOf(folder), 'utf8').catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'ENOENT') return '{}'
    throw problem
  })
  return seenHeads.parse(JSON.parse(text))
}

async function remember(folder: string, seen: z.infer<typeof seenHeads>): Promise<void> {
  const coming = `${stateOf(folder)}.coming`
  await writeFile(coming, `${JSON.stringify(seen, null, 1)}\n`, { flush: true })
  await rename(coming, stateOf(folder))
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** What was sent; null when it is too long. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    // What is too long is read to its end and forgotten, so that the answer arrives.
    if (length <= mostBytes) chunks.push(chunk)
  }
  return length > mostBytes ? null : Buffer.concat(chunks).toString('utf8')
}
