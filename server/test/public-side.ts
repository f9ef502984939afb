import { randomUUID } from 'node:crypto'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { asSystem } from '#server/db/transaction.ts'
import { seal } from '#server/audit/sealer.ts'
import { buildServer } from '#server/http/serve.ts'
import { registerPages } from '#server/pages/pages.routes.ts'
import { ensureKeys } from '#server/proof/keys.ts'
import { prove } from '#server/proof/prove.ts'
import { registerProofs } from '#server/proof/public.routes.ts'
import { registrationHandlings } from '#server/registration/registration.routes.ts'
import { makeStatistics, statisticsHandlings } from '#server/supervision/statistics.ts'
import { makeBoard } from '#server/trading/board.ts'
import type { TestDatabase } from './database.ts'
import { objection, toNotice } from './registry-acts.ts'
import { smallRegistry } from './registry.ts'

const day = 86_400_000
const nobody = {
  officerId: null,
  officerName: '',
  postId: null,
  organisationId: null,
  organisationName: '',
  role: 'public',
  organisationKind: null,
  sector: null,
}

/** A name that would be markup if anybody forgot to escape it. */
export const hostile = `"'&<script>alert(1)</script><img src=x>`

/** The public pages over a small registry: one registered asset, one open notice, one under objection, one with a hostile name. */
export async function publicSide(database: TestDatabase) {
  const city = await smallRegistry(database)
  const { platform } = city
  const statistics = makeStatistics(platform)
  const app: FastifyInstance = await buildServer(platform, async () => ({ visitor: nobody, csrf: null }), [
    ...registrationHandlings(platform),
    ...statisticsHandlings(statistics),
  ])
  await ensureKeys(platform, platform.clock.now())
  registerProofs(app, platform)
  await registerPages(app, platform, statistics, makeBoard(platform))
  const registered = await toNotice(city, await city.makeAsset())
  platform.clock.setOffset(16 * day)
  await platform.desk.tick()
  await seal(platform)
  await prove(platform)
  const { rows } = await database.pool.query<{ number: string; sha256: string }>('select number, pdf_sha256 as sha256 from certificates')
  const disputed = await toNotice(city, await city.makeAsset(), {
    assetName: '2026年福州市停车泊位数据',
    summary: '公共停车场泊位数量和位置，按月更新。',
  })
  await asSystem(database.db, (tx) =>
    platform.desk.act(tx, {
      caseId: disputed.caseId,
      act: 'object',
      version: null,
      reason: '',
      asked: objection,
      actor: nobody,
      key: randomUUID(),
      at: platform.clock.now(),
      today: platform.clock.today(),
      requestId: '',
      address: '',
    }),
  )
  const open = await toNotice(city, await city.makeAsset(), {
    assetName: '2026年福州市气象观测数据',
    summary: '自动气象站逐小时观测的气温、降水和风。',
  })
  const attacked = await toNotice(city, await city.makeAsset(), { assetName: hostile, summary: `${hostile} 按日更新的数据。` })
  let visitors = 0
  const get = (url: string, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> =>
    app.inject({ method: 'GET', url, headers, remoteAddress: `198.18.0.${++visitors % 250}` })
  const post = (
    url: string,
    fields: Readonly<Record<string, string>>,
    headers: Record<string, string> = {},
    remoteAddress = `198.19.0.${++visitors % 250}`,
  ): Promise<LightMyRequestResponse> => {
    const sent = multipart(fields, null)
    return app.inject({ method: 'POST', url, payload: sent.payload, headers: { ...sent.headers, ...headers }, remoteAddress })
  }
  return { city, app, get, post, certificate: rows[0]!, notices: { registered, disputed, open, attacked } }
}

/** What `publicSide` gives. */
export type PublicSide = Awaited<ReturnType<typeof publicSide>>

/** A form as a browser without any script would send it. */
export function multipart(
  fields: Readonly<Record<string, string>>,
  file: { readonly field: string; readonly name: string; readonly content: string } | null,
): { payload: Buffer; headers: Record<string, string> } {
  const boundary = '----榕数form'.replaceAll(/[^-\w]/g, 'x') + randomUUID()
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const filed = file
    ? [
        `--${boundary}\r\ncontent-disposition: form-data; name="${file.field}"; filename="${file.name}"\r\ncontent-type: application/pdf\r\n\r\n${file.content}\r\n`,
      ]
    : []
  return {
    payload: Buffer.from([...parts, ...filed, `--${boundary}--\r\n`].join('')),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}
