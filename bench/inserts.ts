import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** The table pgbench inserts into. */
export const benchRows =
  'create table if not exists bench_rows (id bigint generated always as identity primary key, case_id uuid not null, at timestamptz not null, what text not null)'

/** Single rows a second that pgbench inserts at as many connections, prepared, on the same server. */
export function inserted(url: string, atOnce: number, rows: number): number {
  const folder = mkdtempSync(path.join(tmpdir(), 'rongshu-pgbench-'))
  try {
    const script = path.join(folder, 'insert.sql')
    writeFileSync(script, `insert into bench_rows (case_id, at, what) values (gen_random_uuid(), now(), 'accept')`)
    const said = execFileSync(
      'pgbench',
      ['-n', '-M', 'prepared', '-c', String(atOnce), '-j', '2', '-t', String(Math.ceil(rows / atOnce)), '-f', script, url],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    )
    return Number(/tps = ([\d.]+)/.exec(said)?.[1])
  } finally {
    rmSync(folder, { recursive: true })
  }
}
