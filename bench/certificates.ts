import { rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { CertificateField } from '#contract/certificate-fields.ts'
import { certificateFields } from '#contract/certificate-fields.ts'
import { spellingOf } from '#contract/proof/data-integrity.ts'
import type { Assembled } from '#server/assemble.ts'
import { asSystem } from '#server/db/transaction.ts'
import { headFileName } from '#server/proof/kept-heads.ts'
import { openSigner } from '#server/proof/keys.ts'
import { prove } from '#server/proof/prove.ts'
import { secure, signBeside } from '#server/proof/signing.ts'
import { printCertificate } from '#server/registration/certificate-print.ts'
import { syncRate } from './disk.ts'
import { scaled } from './fill/cases.ts'
import { fillCity } from './fill/city.ts'
import { type Ground, startGround } from './ground.ts'
import { clocked, print, quantile, short, table } from './measure.ts'
import { processorTime } from './processor.ts'

/** Certificates alike in length to those of the city, no two the same. */
function sheet(n: number) {
  const facts = Object.fromEntries(
    Object.keys(certificateFields).map((id) => [
      id,
      `${id === 'summary' ? '全市许可信息的编号、单位、区县、日期和状态，按月更新，用于监管和便民查询。' : '持有权、使用权'}${n}`,
    ]),
  ) as Record<CertificateField, string>
  return {
    number: `FZDA35010020260${n}`,
    issuedOn: '2026-11-27',
    facts: { ...facts, versionSm3: 'ab'.repeat(32) },
    checkUrl: `https://data.example.test/check/FZDA35010020260${n}`,
  }
}

/** Sheets a second, printed one after the other, once the process is warm. */
async function printing(): Promise<number> {
  const some = (from: number) => Array.from({ length: 500 }, (_, n) => sheet(from + n))
  for (const each of some(0)) await printCertificate(each)
  return (
    500_000 /
    (await clocked(async () => {
      for (const each of some(1000)) await printCertificate(each)
    }))
  )
}

/** Pairs of signatures a second over a document like a credential, spelled once for both as the platform does. */
async function signing(platform: Assembled): Promise<number> {
  const signer = await asSystem(platform.db, (tx) => openSigner(tx, platform.keys))
  const took = await clocked(async () => {
    for (let n = 0; n < 200; n++) {
      const document = { id: `urn:${n}`, type: ['VerifiableCredential'], credentialSubject: sheet(n).facts }
      const spelled = spellingOf(document)
      await secure(signer, 'https://data.example.test/issuer.json', document, new Date(), spelled)
      await signBeside(signer, document, spelled)
    }
  })
  return 200_000 / took
}

/** Waits, half a minute at most, for what a platform that has just started does by itself: it is no part of a certificate. */
async function untilCalm(owner: pg.Client): Promise<void> {
  for (let calm = 0, looked = 0; calm < 4 && looked < 120; looked++) {
    const { rows } = await owner.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where state = 'active' and pid <> pg_backend_pid() and now() - query_start > interval '0.2 s'`,
    )
    calm = rows[0]!.n === 0 ? calm + 1 : 0
    await sleep(250)
  }
}

type Issued = { readonly perSecond: number; readonly ticked: number; readonly proven: number; readonly processor: number }

/** Lets the notices of so many registrations end, and has what comes of it proven. */
async function issuing(platform: Assembled, owner: pg.Client, count: number): Promise<Issued> {
  await owner.query(
    `update cases set wake_at = now() - interval '1 minute', clocks = jsonb_build_object('after:public-notice', jsonb_build_object('limit', 10, 'used', 10, 'since', current_date))
    where id in (select id from cases where step = 'public-notice' and wake_at > now() order by id limit $1)`,
    [count],
  )
  const before = processorTime(platform.config.dataDir)
  const issued = async () => (await owner.query<{ n: number }>('select count(*)::int as n from certificates')).rows[0]!.n
  const until = (await issued()) + count
  // The platform's own clock may take some of them.
  const ticked = await clocked(async () => {
    while ((await issued()) < until) await platform.desk.tick()
  })
  const proven = await clocked(() => prove(platform))
  return {
    perSecond: count / ((ticked + proven) / 1000),
    ticked: count / (ticked / 1000),
    proven: count / (proven / 1000),
    processor: (processorTime(platform.config.dataDir) - before) / count,
  }
}

type Appended = { readonly count: number; readonly perSecond: number; readonly syncs: number }

/** Begins the log anew, so that a city that was kept has something to append, and appends all there is; what was signed of the old one would halt it. */
async function appending(platform: Assembled, ground: Ground, owner: pg.Client): Promise<Appended> {
  await owner.query(
    `set session_replication_role = replica; select from log_state for update; truncate log_entries, log_nodes, log_salts, log_checkpoints cascade; update log_state set chain_position = 0; set session_replication_role = origin`,
  )
  rmSync(path.join(ground.dataDir, headFileName), { force: true })
  const before = syncRate(ground.dataDir, 1000)
  let count = 0
  const took = await clocked(async () => {
    count = await prove(platform)
  })
  return { count, perSecond: count / (took / 1000), syncs: quantile([before, syncRate(ground.dataDir, 1000)], 0.5) }
}

/**
 * Measures the issue of certificates through the desk, and appending to the log on the disk: node bench/certificates.ts [share of the
 * city] [certificates a round] [rounds].
 */
async function main(): Promise<void> {
  const [share = 0.3, aRound = 100, most = 9] = process.argv.slice(2).map(Number)
  const ground = await startGround('certificates')
  try {
    await using platform = await ground.open()
    await fillCity(ground, platform, scaled(share), (line) => process.stderr.write(`${line}\n`))
    const owner = await ground.owner()
    await owner.query(`select setval('certificate_numbers', (select max(serial) from certificates))`)
    await owner.query(
      `update cases set wake_at = null where step <> 'public-notice'; update cases set wake_at = now() + interval '30 days' where step = 'public-notice'`,
    )
    const cold = await appending(platform, ground, owner)
    const warm = await appending(platform, ground, owner)
    const paper = await printing()
    const signatures = await signing(platform)
    const {
      rows: [{ n: due } = { n: 0 }],
    } = await owner.query<{ n: number }>(`select count(*)::int as n from cases where step = 'public-notice'`)
    await untilCalm(owner)
    const rounds: Issued[] = []
    for (let from = 0; from + aRound <= due && rounds.length < most; from += aRound) rounds.push(await issuing(platform, owner, aRound))
    const of = (what: keyof Issued) =>
      short(
        quantile(
          rounds.slice(1).map((round) => round[what]),
          0.5,
        ),
      )
    print(
      `Certificates (${rounds.length - 1} rounds of ${aRound})`,
      table(
        ['what', 'a second', 'goal'],
        [
          ['issued: transaction, PDF, file on the disk, credential, both signatures, log', of('perSecond'), '≥ 150'],
          ['the transaction with PDF and file', of('ticked'), ''],
          ['credentials, signatures, log and its head', of('proven'), ''],
          ['PDF alone, one after the other', short(paper), ''],
          ['both signatures alone', short(signatures), ''],
        ],
      ) +
        `\n\nProcessors work ${of('processor')} ms for a certificate, the database’s included.\n\n${table(
          ['log on the disk', 'a second', 'ratio'],
          [
            ['fdatasync of 8 KiB', short(warm.syncs), '1'],
            ...[['appended and signed for the first time', cold] as const, ['again', warm] as const].map(
              ([what, { count, perSecond, syncs }]) => [
                `${what}, ${count} entries`,
                short(perSecond),
                `${short(perSecond / syncs)} × (goal: ≥ 8)`,
              ],
            ),
          ],
        )}`,
    )
    await owner.end()
  } finally {
    await ground.close()
  }
}

await main()
