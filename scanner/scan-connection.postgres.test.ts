import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Finding } from '#contract/findings.ts'
import type { Connection } from '#contract/scan-files.ts'
import { DEFAULT_LIMITS } from '#scanner/limits.ts'
import { openSink } from '#scanner/engine/sink.ts'
import { scanConnection } from '#scanner/scan-connection.ts'
import { openPostgres } from '#scanner/sources/postgres.ts'
import { openSession } from '#scanner/sources/postgres-connect.ts'
import { invented } from '#scanner/test/files.ts'

const mark = randomBytes(6).toString('hex')
const [database, reader, writer, password] = [`scan_${mark}`, `reader_${mark}`, `writer_${mark}`, `Secret-${mark}`]
let admin: pg.Client
let own: pg.Client

const clusterUrl = () => new URL(inject('cluster').url)
function connection(given: Partial<Connection> = {}): Connection {
  const { hostname, port } = clusterUrl()
  return {
    kind: 'postgresql',
    host: hostname,
    port: Number(port),
    database,
    user: reader,
    password,
    tls: 'off',
    schemas: [],
    tables: [],
    mode: 'full',
    statementSeconds: 30,
    ...given,
  }
}

const people = Array.from(
  { length: 300 },
  (_, n) =>
    `(${n + 1}, '${invented.name(n)}', '${invented.idNumber(n)}', ${n % 3 === 0 ? 'NULL' : n % 3 === 1 ? `''` : `'备注"甲",\n乙 ${n}'`}, ${n % 2 === 0}, '\\xdeadbeef')`,
).join(',')

beforeAll(async () => {
  admin = new pg.Client({ connectionString: clusterUrl().href })
  await admin.connect()
  await admin.query(`CREATE DATABASE ${database} TEMPLATE template0`)
  for (const role of [reader, writer]) await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD '${password}'`)
  const url = clusterUrl()
  url.pathname = `/${database}`
  own = new pg.Client({ connectionString: url.href })
  await own.connect()
  await own.query(`
    CREATE SCHEMA biz; CREATE SCHEMA secret;
    CREATE TABLE biz.resident (id int PRIMARY KEY, xm varchar(50) NOT NULL, sfzh char(18), note text, active boolean, photo bytea);
    COMMENT ON TABLE biz.resident IS '常住人口基本信息';
    COMMENT ON COLUMN biz.resident.xm IS '姓名'; COMMENT ON COLUMN biz.resident.sfzh IS '公民身份号码';
    INSERT INTO biz.resident VALUES ${people};
    CREATE TABLE biz.card (no text PRIMARY KEY, holder int REFERENCES biz.resident, resident_id int, until date);
    INSERT INTO biz.card SELECT 'C' || n, n % 300 + 1, n % 299 + 2, date '2026-01-01' + n FROM generate_series(1, 500) n;
    CREATE TABLE biz.trip (at timestamptz, line text) PARTITION BY RANGE (at);
    CREATE TABLE biz.trip_2025 PARTITION OF biz.trip FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
    CREATE TABLE biz.trip_2026 PARTITION OF biz.trip FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
    INSERT INTO biz.trip SELECT timestamptz '2025-06-01' + n * interval '1 day', n || '路' FROM generate_series(1, 400) n;
    CREATE VIEW biz.adults AS SELECT id, xm FROM biz.resident WHERE id > 100;
    CREATE MATERIALIZED VIEW biz.lines AS SELECT line, count(*) AS times FROM biz.trip GROUP BY line;
    CREATE TABLE biz."空 表""引号" ("列 ""甲""" int);
    CREATE TABLE secret.hidden (a int); INSERT INTO secret.hidden VALUES (1);
    CREATE TABLE secret.half (shown text, covered text); INSERT INTO secret.half VALUES ('可见', '不可见');
    GRANT USAGE ON SCHEMA biz, secret TO ${reader}, ${writer};
    GRANT SELECT ON ALL TABLES IN SCHEMA biz TO ${reader};
    GRANT SELECT (shown) ON secret.half TO ${reader};
    GRANT ALL ON ALL TABLES IN SCHEMA biz TO ${writer};`)
  await own.query('ANALYZE')
})
afterAll(async () => {
  await own.end()
  await admin.query(`DROP DATABASE ${database} WITH (FORCE)`)
  for (const role of [reader, writer]) await admin.query(`DROP ROLE ${role}`)
  await admin.end()
})

const named = (findings: readonly Finding[], dataset: string) => findings.find((finding) => finding.dataset === dataset)!
const column = (finding: Finding, name: string) => finding.columns.find((each) => each.name === name)!

test('a session reads what is longer than its socket reads at a time', async () => {
  const session = await openSession(connection())
  const { rows } = await session.query<{ long: string }>(`SELECT repeat('甲乙', 300000) || n AS long FROM generate_series(1, 3) n`)
  await session.end()
  expect(rows.map(({ long }) => [long.length, long.slice(0, 3) + long.slice(-3)])).toEqual(
    [1, 2, 3].map((n) => [600_001, `甲乙甲甲乙${n}`]),
  )
})

test('every table and view of PostgreSQL is one finding, a partitioned one once, with what its catalogue tells', async () => {
  const findings = await scanConnection(connection({ schemas: ['biz'] }))
  expect(findings.map(({ dataset, rows }) => [dataset, rows])).toEqual([
    ['biz.adults', 200],
    ['biz.card', 500],
    ['biz.lines', 400],
    ['biz.resident', 300],
    ['biz.trip', 400],
    ['biz.空 表"引号', 0],
  ])
  const resident = named(findings, 'biz.resident')
  expect(resident).toMatchObject({
    format: 'postgresql',
    mode: 'full',
    sampledRows: null,
    origin: {
      kind: 'postgresql',
      schema: 'biz',
      table: 'resident',
      database,
      isView: false,
      comment: '常住人口基本信息',
      estimatedRows: 300,
      server: expect.stringMatching(/^PostgreSQL 18/),
    },
  })
  expect(resident.bytes).toBeGreaterThan(8000)
  expect(column(resident, 'xm')).toMatchObject({ comment: '姓名', declaredType: 'character varying(50)', semanticType: 'person_name' })
  expect(column(resident, 'sfzh')).toMatchObject({ semanticType: 'id_number', masked: false, distinct: 300 })
  expect(column(resident, 'active')).toMatchObject({
    declaredType: 'boolean',
    distinct: 2,
    samples: expect.arrayContaining(['true', 'false']),
  })
  // PostgreSQL writes the zone of a whole hour in two digits.
  expect(column(named(findings, 'biz.trip'), 'at')).toMatchObject({
    declaredType: 'timestamp with time zone',
    physicalType: 'datetime',
    semanticType: 'datetime',
    min: expect.stringMatching(/^2025-06-0\d /),
  })
  expect(named(findings, 'biz.adults').origin?.isView).toBe(true)
  expect(named(findings, 'biz.空 表"引号').faults.map(({ code }) => code)).toContain('empty')
})

test('what is nothing, what is empty and what holds quotes and line ends arrive as they are', async () => {
  const [resident] = await scanConnection(connection({ tables: ['biz.resident'] }))
  const note = column(resident!, 'note')
  expect(note.nulls).toBe(200)
  expect(note.distinct).toBe(100)
  expect(note.samples.some((sample) => sample.includes('备注"甲",\n乙'))).toBe(true)
})

test('declared keys and references are told as declared; a reference nobody declared is found and counted', async () => {
  const findings = await scanConnection(connection({ schemas: ['biz'] }))
  expect(named(findings, 'biz.resident').keys).toContainEqual(expect.objectContaining({ columns: ['id'], declared: true }))
  expect(named(findings, 'biz.card').references).toEqual([
    { column: 'holder', dataset: 'biz.resident', key: 'id', share: 1, declared: true },
    { column: 'resident_id', dataset: 'biz.resident', key: 'id', share: 1, declared: false },
  ])
})

test('a table that may not be read says so with the grant that helps, columns that may not are named, and the others go on', async () => {
  const findings = await scanConnection(connection({ schemas: ['secret', 'biz'] }))
  expect(named(findings, 'secret.hidden')).toMatchObject({
    rows: 0,
    columns: [],
    faults: [{ code: 'connection', severity: 'error', message: { zh: expect.stringContaining('GRANT SELECT ON secret.hidden') } }],
  })
  const half = named(findings, 'secret.half')
  expect(half.columns.map(({ name }) => name)).toEqual(['shown'])
  expect(half.faults).toContainEqual(
    expect.objectContaining({
      code: 'connection',
      severity: 'warning',
      message: expect.objectContaining({ zh: expect.stringContaining('covered') }),
    }),
  )
  expect(named(findings, 'biz.resident').rows).toBe(300)
})

test('ranges read by several sessions see one state: no row twice and none missing while others write', async () => {
  await own.query(
    `CREATE TABLE biz.busy (n int, pad text); INSERT INTO biz.busy SELECT n, repeat('x', 200) FROM generate_series(1, 20000) n; GRANT SELECT ON biz.busy TO ${reader}; ANALYZE biz.busy`,
  )
  const source = await openPostgres(connection({ tables: ['biz.busy'] }), { sessions: 3, rangePages: 20 })
  try {
    const [busy] = await source.tables()
    const sink = openSink(DEFAULT_LIMITS)
    let writing: Promise<unknown> | null = null
    const taken = await source.take(busy!, sink, async () => {
      writing ??= own.query(
        `INSERT INTO biz.busy SELECT n, 'later' FROM generate_series(20001, 40000) n; UPDATE biz.busy SET pad = 'changed' WHERE n < 5000`,
      )
      await writing
    })
    const facts = await sink.finish()
    expect(taken).toEqual({ mode: 'full', fault: null })
    expect([facts.rows, facts.columns[0]!.distinct.count, facts.columns[0]!.numbers?.max, facts.columns[1]!.distinct.count]).toEqual([
      20000,
      expect.closeTo(20000, -3),
      20000,
      1,
    ])
  } finally {
    await source.close()
    await own.query('DROP TABLE biz.busy')
  }
})

test('a sample is told as one, with the rows it rests on', async () => {
  await own.query(
    `CREATE TABLE biz.many AS SELECT n, n % 7 AS kind, repeat('y', 50) AS pad FROM generate_series(1, 120000) n; GRANT SELECT ON biz.many TO ${reader}; ANALYZE biz.many`,
  )
  const [many, card] = [
    (await scanConnection(connection({ tables: ['biz.many'], mode: 'sample' })))[0]!,
    (await scanConnection(connection({ tables: ['biz.card'], mode: 'sample' })))[0]!,
  ]
  await own.query('DROP TABLE biz.many')
  expect([many.mode, many.rows, many.faults.map(({ code }) => code)]).toEqual(['sample', 120000, ['sampled']])
  expect(many.sampledRows).toBeGreaterThan(10_000)
  expect(many.sampledRows).toBeLessThan(40_000)
  expect([card.mode, card.rows]).toEqual(['full', 500])
})

test('nothing is written, though the account could and though a view tries to; and the account is told to be too strong', async () => {
  await own.query(`CREATE TABLE biz.seen (at timestamptz); GRANT ALL ON biz.seen TO ${writer};
    CREATE FUNCTION biz.note() RETURNS int LANGUAGE plpgsql VOLATILE AS $$ BEGIN INSERT INTO biz.seen VALUES (now()); RETURN 1; END $$;
    CREATE VIEW biz.nosy AS SELECT biz.note() AS noted; GRANT SELECT ON biz.nosy TO ${writer}`)
  const findings = await scanConnection(connection({ user: writer, schemas: ['biz'] }))
  const seen = await own.query<{ n: string }>('SELECT count(*) AS n FROM biz.seen')
  await own.query('DROP VIEW biz.nosy; DROP FUNCTION biz.note; DROP TABLE biz.seen')
  expect(seen.rows[0]!.n).toBe('0')
  expect(named(findings, 'biz.nosy').faults).toMatchObject([{ code: 'connection', severity: 'error' }])
  expect(named(findings, 'biz.resident').rows).toBe(300)
  expect(findings[0]!.faults).toContainEqual(
    expect.objectContaining({
      code: 'connection',
      severity: 'warning',
      message: expect.objectContaining({ zh: expect.stringContaining('CREATE ROLE rongshu_read') }),
    }),
  )
  const session = await openSession(connection({ user: writer }))
  await expect(session.query(`INSERT INTO biz.card (no) VALUES ('x')`)).rejects.toMatchObject({ code: '25006' })
  await session.end()
})

test('moments are told by the clock of Beijing, whatever the server goes by', async () => {
  await own.query(`CREATE TABLE biz.moment AS SELECT timestamptz '2026-03-01 18:30:00+00' AS at; GRANT SELECT ON biz.moment TO ${reader}`)
  const [moment] = await scanConnection(connection({ tables: ['moment'] }))
  await own.query('DROP TABLE biz.moment')
  expect(moment).toMatchObject({ from: expect.stringContaining('2026-03-02'), columns: [{ samples: ['2026-03-02 02:30:00+08'] }] })
})

test('a statement that takes too long ends, says so, and the other tables go on', async () => {
  await own.query(`CREATE VIEW biz.slow AS SELECT pg_sleep(30)::text AS s; GRANT SELECT ON biz.slow TO ${reader}`)
  const findings = await scanConnection(connection({ tables: ['slow', 'card'], statementSeconds: 1 }))
  await own.query('DROP VIEW biz.slow')
  expect(named(findings, 'biz.slow').faults).toMatchObject([
    { code: 'connection', severity: 'error', message: { zh: expect.stringContaining('时限') } },
  ])
  expect(named(findings, 'biz.card').rows).toBe(500)
})

test('a connection that cannot be made is one finding that says why, without the password', async () => {
  const cases: [Partial<Connection>, string][] = [
    [{ password: 'Wrong-one-77' }, '用户名或密码不正确'],
    [{ database: 'no_such_city' }, '没有这个数据库'],
    [{ port: 1 }, '没有数据库应答'],
    [{ host: 'no-such-host.invalid' }, '找不到这台主机'],
    [{ tls: 'on' }, 'TLS'],
    [{ schemas: ['nowhere'] }, '没有可读取的表'],
  ]
  for (const [given, why] of cases) {
    const findings = await scanConnection(connection(given))
    expect([given, findings.length, findings[0]!.rows, findings[0]!.faults[0]!.message.zh]).toEqual([
      given,
      1,
      0,
      expect.stringContaining(why),
    ])
    expect(JSON.stringify(findings)).not.toContain(given.password ?? password)
  }
})

test('bytes that are text are looked at as text, a parent is read without its heirs, rows kept back by a policy are told', async () => {
  await own.query(`
    CREATE SCHEMA odd; GRANT USAGE ON SCHEMA odd TO ${reader};
    CREATE TABLE odd.doc (id int, no bytea, raw bytea);
    INSERT INTO odd.doc SELECT n, convert_to(v, 'UTF8'), '\\x00ff'::bytea FROM unnest(ARRAY['${Array.from({ length: 40 }, (_, n) => invented.idNumber(n * 7)).join("','")}']) WITH ORDINALITY AS t(v, n);
    CREATE TABLE odd.p (a int); CREATE TABLE odd.c (b int) INHERITS (odd.p);
    INSERT INTO odd.p VALUES (1), (2); INSERT INTO odd.c VALUES (3, 3);
    CREATE TABLE odd.kept (a int); INSERT INTO odd.kept SELECT generate_series(1, 50);
    ALTER TABLE odd.kept ENABLE ROW LEVEL SECURITY; CREATE POLICY few ON odd.kept FOR SELECT USING (a <= 5);
    GRANT SELECT ON ALL TABLES IN SCHEMA odd TO ${reader};`)
  const found = await scanConnection(connection({ schemas: ['odd'] }))
  const of = (name: string) => found.find(({ dataset }) => dataset === `odd.${name}`)!
  expect(of('doc').columns.map(({ semanticType, grade }) => [semanticType, grade])[1]).toEqual(['id_number', 4])
  expect(of('doc').columns[2]!.samples).toEqual(['\\x00ff'])
  expect([of('p').rows, of('c').rows, of('kept').rows]).toEqual([2, 1, 5])
  expect([of('p').faults, of('kept').faults]).toMatchObject([[], [{ code: 'connection', severity: 'warning' }]])
  expect(JSON.stringify(found)).not.toContain(invented.idNumber(7))
})

test('a database with more tables than are scanned at once says which were not read, as a finding of its own', async () => {
  const found = await scanConnection(connection({ schemas: ['biz'] }), { most: 2 })
  expect(found).toHaveLength(3)
  expect(found[2]).toMatchObject({ columns: [], faults: [{ code: 'connection', severity: 'error' }] })
  expect(found[2]!.faults[0]!.message.zh).toMatch(/^表太多，只扫描了前 2 个，从 biz\.\S+ 起的 \d+ 个没有读取；.*写明表名/)
})
