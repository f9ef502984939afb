import { buffer } from 'node:stream/consumers'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { attachProof } from '#contract/proof/pdf-with-proof.ts'
import { Denied, notFound } from '#server/denied.ts'
import { inTransaction, stranger, type Tx } from '#server/db/transaction.ts'
import type { Platform } from '#server/platform.ts'
import { certificateNumberOf } from '#server/registration/certificate-number.ts'
import { findCertificateFile } from '#server/registration/certificates.sql.ts'
import { bundleOf } from './bundle-of.ts'
import { contextOf, type StatusPurpose, statusPurposes } from './credential.ts'
import { findCredential } from './credentials.sql.ts'
import { historyOf, issuerOf } from './history.ts'
import { findHalt } from './kept-heads.ts'
import { detachedOf } from './signing.ts'
import { makeStatusLists } from './status-lists.ts'
import { readTile, readTilePath } from './tiles.ts'
import { findHead, noteOf } from './witnesses.sql.ts'
import { witnessRoute } from './witness.routes.ts'

const often = { config: { rateLimit: { max: 600, timeWindow: '1 minute' } } }
/** Whoever checks the whole log reads every entry: a million of them are four thousand tiles. */
const tilesOften = { config: { rateLimit: { max: 6_000, timeWindow: '1 minute' } } }
const json = 'application/json; charset=utf-8'
const credentialType = 'application/vc'
const year = 31_536_000

/** Registers what anybody may fetch to check a proof without us: keys, credentials, status lists, the log. Open to pages of other sites. */
export function registerProofs(app: FastifyInstance, platform: Platform): void {
  const read = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(platform.db, stranger, work)
  const base = platform.config.publicUrl
  app.get('/keys.json', often, async (_, reply) => send(reply, json, JSON.stringify(await read((tx) => historyOf(tx, base)), null, 1), 60))
  app.get('/issuer.json', often, async (_, reply) =>
    send(reply, json, JSON.stringify(issuerOf(await read((tx) => historyOf(tx, base)))), 60),
  )
  app.get('/contexts/registration/v1', often, (_, reply) => send(reply, 'application/ld+json', JSON.stringify(contextOf(base)), 86_400))
  credentialRoutes(app, base, read)
  bundleRoutes(app, platform, read)
  statusRoutes(app, platform)
  logRoutes(app, platform, read)
  witnessRoute(app, platform)
}

type Read = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
type Asked = { Params: { number: string } }

function credentialRoutes(app: FastifyInstance, base: string, read: Read): void {
  app.get<Asked>('/credentials/:number', often, async (request, reply) => {
    const number = certificateNumberOf(request.params.number)
    const made = (await read((tx) => findCredential(tx, number))) ?? notYet()
    return send(saved(reply, `${number}.vc.json`), credentialType, made.credential, year)
  })
  app.get<Asked>('/credentials/:number/sm2', often, async (request, reply) => {
    const number = certificateNumberOf(request.params.number)
    const made = (await read((tx) => findCredential(tx, number))) ?? notYet()
    return send(saved(reply, `${number}.sm2.json`), json, JSON.stringify(detachedOf(made.sm2Key, made.sm2Signature)), year)
  })
}

/** What proves a certificate by itself: the bundle, and the certificate with the bundle inside. */
function bundleRoutes(app: FastifyInstance, { config, files }: Platform, read: Read): void {
  type Since = Asked & { Querystring: { since?: string } }
  const find = async ({ params, query }: { params: Asked['Params']; query: Since['Querystring'] }) => {
    const number = certificateNumberOf(params.number)
    const since = sizeOf(query.since)
    const bundle = (await read((tx) => bundleOf(tx, config.publicUrl, number, since))) ?? notYet()
    return { number, bundle }
  }
  app.get<Since>('/credentials/:number/bundle', often, async (request, reply) => {
    const { number, bundle } = await find(request)
    return send(saved(reply, `${number}.bundle.json`), json, JSON.stringify(bundle, null, 1), 0)
  })
  app.get<Since>('/credentials/:number/pdf', often, async (request, reply) => {
    const { number, bundle } = await find(request)
    const file = (await read((tx) => findCertificateFile(tx, number))) ?? notYet()
    const pdf = attachProof(await buffer(files.read(file.sha256)), bundle)
    if (!pdf) throw new Error(`the file of certificate ${number} is not written as the press writes`)
    return send(saved(reply, `${number}.proof.pdf`), 'application/pdf', pdf, 0)
  })
}

function statusRoutes(app: FastifyInstance, platform: Platform): void {
  const listOf = makeStatusLists(platform)
  const find = async ({ purpose, list }: { purpose: string; list: string }) => {
    if (!statusPurposes.includes(purpose as StatusPurpose) || !/^(0|[1-9]\d{0,8})$/.test(list)) throw notFound()
    const found = await listOf(purpose as StatusPurpose, Number(list))
    if (!found) throw notFound()
    return found
  }
  type List = { Params: { purpose: string; list: string } }
  const nameOf = ({ purpose, list }: List['Params']) => `status-${purpose}-${list}`
  app.get<List>('/status/:purpose/:list', often, async ({ params }, reply) => {
    const { text } = await find(params)
    return send(saved(reply, `${nameOf(params)}.vc.json`), credentialType, text, 60)
  })
  app.get<List>('/status/:purpose/:list/sm2', often, async ({ params }, reply) => {
    const { sm2 } = await find(params)
    return send(saved(reply, `${nameOf(params)}.sm2.json`), json, sm2, 60)
  })
}

function logRoutes(app: FastifyInstance, { config }: Platform, read: Read): void {
  app.get('/log/checkpoint', often, async (_, reply) => {
    const { head, halt } = await read(async (tx) => ({ head: await findHead(tx, null), halt: await findHalt(tx, config.dataDir) }))
    if (!head)
      throw new Denied(404, {
        code: 'log-empty',
        message: halt ?? {
          zh: '日志还没有条目，第一次办理之后一分钟内出现',
          en: 'The log has no entry yet; the first appears within a minute of the first act',
        },
        basis: 'choice:transparency-log',
      })
    return send(reply, 'text/plain; charset=utf-8', noteOf(head), 2)
  })
  app.get<{ Params: { '*': string } }>('/log/tile/*', tilesOften, async (request, reply) => {
    const asked = readTilePath(request.params['*'])
    const tile = asked && (await read((tx) => readTile(tx, asked)))
    if (!tile) throw notFound()
    return send(reply, 'application/octet-stream', tile, year)
  })
}

/** Has a browser save what is sent, under a name by which it is known and can be chosen again. */
const saved = (reply: FastifyReply, name: string): FastifyReply => reply.header('content-disposition', `attachment; filename="${name}"`)

/** Sends what never changes, or only now and then: `seconds` is how long it may be kept. */
function send(reply: FastifyReply, type: string, content: string | Uint8Array, seconds: number): FastifyReply {
  return reply
    .header('content-type', type)
    .header('access-control-allow-origin', '*')
    .header('cross-origin-resource-policy', 'cross-origin')
    .header(
      'cache-control',
      seconds === 0 ? 'no-cache' : seconds === year ? `public, max-age=${year}, immutable` : `public, max-age=${seconds}`,
    )
    .send(content)
}

/** The size of a checkpoint somebody noted; null when none is named. */
function sizeOf(typed: unknown): number | null {
  if (typed === undefined || typed === '') return null
  if (typeof typed !== 'string' || !/^[1-9]\d{0,14}$/.test(typed))
    throw new Denied(422, {
      code: 'no-size',
      message: {
        zh: '检查点的大小是正整数，在检查点的第二行',
        en: 'The size of a checkpoint is a positive whole number, on its second line',
      },
      basis: 'choice:transparency-log',
    })
  return Number(typed)
}

function notYet(): never {
  throw new Denied(404, {
    code: 'no-credential',
    message: {
      zh: '没有这个编号的凭据；刚发放的凭证在一分钟内生成',
      en: 'There is no credential of this number; that of a new certificate is made within a minute',
    },
    basis: 'choice:portable-proof',
  })
}
