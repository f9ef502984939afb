import type pg from 'pg'
import type { Assembled } from '#server/assemble.ts'
import { certificateNumber } from '#server/registration/certificate-number.ts'
import { printCertificate } from '#server/registration/certificate-print.ts'
import { startAsking } from './asking.ts'
import { startGround } from './ground.ts'
import { clocked, print, quantile, short, table } from './measure.ts'

const atOnce = 4

/**
 * The certificates as issued, each with its first state and its entry of the log, all with the same file; references hold by construction.
 * The index of the register's words, which no check asks, is left out.
 */
async function fill(owner: pg.Client, platform: Assembled, count: number): Promise<void> {
  const facts = {
    assetName: '公交线路信息',
    registrant: '榕城市交通委员会',
    uscc: '11350100MA9D8101X',
    registrationType: '首次登记',
    assetCode: '350100MA9D',
    rights: '持有权、使用权',
    limits: '无',
    summary: '全市许可信息的编号、单位、区县、日期和状态，按月更新，用于监管和便民查询。',
    amount: '100000.00元',
    issuedOn: '2026年11月27日',
    registrar: '榕城市数据资产登记中心',
  }
  const { pdf } = await printCertificate({
    number: certificateNumber('350100', '2026', 1),
    issuedOn: '2026-11-27',
    facts: {
      ...facts,
      industry: '交通',
      scale: '500条',
      grading: '二级',
      opinion: '无',
      valuation: '无',
      baseDate: '2026-01-01',
      validUntil: '2029-11-26',
      versionSm3: 'ab'.repeat(32),
      remark: '无',
    } as never,
    checkUrl: 'https://data.example.test/check',
  })
  const file = await platform.files.keep(pdf)
  await owner.query(`set session_replication_role = replica; drop index certificates_words; set synchronous_commit = off`)
  await owner.query(`insert into files (sha256, sm3, bytes, media_type) values ($1, $2, $3, 'application/pdf')`, [
    file.sha256,
    file.sm3,
    file.bytes,
  ])
  for (let from = 0; from < count; from += 50_000) {
    const numbers = Array.from({ length: Math.min(50_000, count - from) }, (_, n) => certificateNumber('350100', '2026', from + n + 1))
    await owner.query(
      `with given as (select x.number, $2::bigint + x.n as n from unnest($1::text[]) with ordinality x (number, n)),
      issued as (insert into certificates (number, serial, case_id, asset_id, asset_version, holder_id, facts, pdf_sha256, pdf_sm3, template, issued_at, issued_on, valid_until, status_on)
        select number, n, md5('case' || n)::uuid, md5('asset' || n)::uuid, 1, md5('holder' || n % 3000)::uuid, $3::jsonb || jsonb_build_object('assetName', '公交线路信息' || n), $4, $5, 'certificate', now(), current_date, current_date + 1095, current_date from given),
      entered as (insert into log_entries (position, kind, ref, entry, hash, at) select n - 1, 'certificate', number, convert_to('{"kind":"certificate","number":"' || number || '"}', 'UTF8'), sha256(number::bytea), now() from given)
      insert into certificate_changes (number, status, since, ground, reason, case_id, at) select number, 'valid', current_date, 'issued', '', md5('case' || n)::uuid, now() from given`,
      [numbers, from, JSON.stringify(facts), file.sha256, file.sm3],
    )
  }
  await owner.query('vacuum analyze certificates, certificate_changes, log_entries')
  await owner.query('checkpoint')
}

/**
 * Measures the public check of a certificate at the server's edge: node bench/check.ts [certificates] [questions]; with `BENCH_DATA`
 * naming a folder that was kept, they are not made again.
 */
async function main(): Promise<void> {
  const [count = 1_000_000, questions = 2000] = process.argv.slice(2).map(Number)
  const ground = await startGround('check')
  try {
    await using platform = await ground.open()
    const owner = await ground.owner()
    const { rowCount } = await owner.query('select from certificates limit 1')
    const filled = await clocked(async () => {
      if (!rowCount) await fill(owner, platform, count)
    })
    process.stderr.write(`${count} certificates after ${(filled / 1000).toFixed(0)} s\n`)
    const asking = await startAsking()
    const { port } = platform.app.server.address() as { port: number }
    const any = () => certificateNumber('350100', '2026', 1 + Math.floor(Math.random() * count))
    const rows: string[][] = []
    for (const [what, pathOf] of [
      ['page /check/number', (n: string) => `/check/${n}`],
      ['answer /api/certificates/number', (n: string) => `/api/certificates/${n}`],
    ] as const) {
      await asking.ask({ port, atOnce, paths: Array.from({ length: 500 }, () => pathOf(any())) })
      const began = performance.now()
      const took = await asking.ask({ port, atOnce, paths: Array.from({ length: questions }, () => pathOf(any())) })
      rows.push([
        what,
        short(quantile(took, 0.5)),
        short(quantile(took, 0.95)),
        short(quantile(took, 0.99)),
        (questions / ((performance.now() - began) / 1000)).toFixed(0),
      ])
    }
    print(
      `The public check of a certificate with ${count} of them, ${atOnce} at once, any of them in turn`,
      table(['what', 'p50 ms', 'p95 ms', 'p99 ms', 'a second'], rows),
    )
    await asking.close()
    await owner.end()
  } finally {
    await ground.close()
  }
}

await main()
