import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '#contract/findings.ts'
import type { Connection } from '#contract/scan-files.ts'
import { scanConnection } from '#scanner/scan-connection.ts'
import { invented } from '#scanner/test/files.ts'
import { Mariadb } from '#scanner/test/mariadb.ts'

const password = `Secret-${randomBytes(6).toString('hex')}`
const named = (findings: readonly Finding[], dataset: string) => findings.find((finding) => finding.dataset === dataset)!
const column = (finding: Finding, name: string) => finding.columns.find((each) => each.name === name)!

describe.skipIf(process.env['RONGSHU_SKIP_MARIADB'] === '1')('a real MariaDB', () => {
  let server: Mariadb
  const connection = (given: Partial<Connection> = {}) => server.connection({ database: 'biz', user: 'reader', password, ...given })

  beforeAll(async () => {
    server = await Mariadb.start()
    const people = Array.from(
      { length: 300 },
      (_, n) =>
        `(${n + 1}, '${invented.name(n)}', '${invented.idNumber(n)}', ${n % 3 === 0 ? 'NULL' : n % 3 === 1 ? `''` : `'备注"甲",\\n乙 ${n}'`}, x'deadbeef', b'101')`,
    ).join(',')
    await server.run(
      'CREATE DATABASE biz CHARACTER SET utf8mb4',
      'CREATE DATABASE other CHARACTER SET utf8mb4',
      'CREATE TABLE other.away (a int)',
      'USE biz',
      `CREATE TABLE biz.resident (id int unsigned PRIMARY KEY COMMENT '编号', xm varchar(50) NOT NULL COMMENT '姓名', sfzh char(18) COMMENT '公民身份号码', note text, photo blob, bits bit(3)) COMMENT='常住人口基本信息'`,
      `INSERT INTO biz.resident VALUES ${people}`,
      'CREATE TABLE biz.card (no varchar(20) PRIMARY KEY, holder int unsigned, resident_id int unsigned, until date, FOREIGN KEY (holder) REFERENCES biz.resident (id))',
      `INSERT INTO biz.card SELECT CONCAT('C', seq), seq % 300 + 1, seq % 299 + 2, DATE '2026-01-01' + INTERVAL seq DAY FROM seq_1_to_500`,
      'CREATE TABLE biz.trip (at datetime, line varchar(20)) PARTITION BY RANGE (YEAR(at)) (PARTITION p25 VALUES LESS THAN (2026), PARTITION p26 VALUES LESS THAN MAXVALUE)',
      `INSERT INTO biz.trip SELECT '2025-06-01' + INTERVAL seq DAY, CONCAT(seq, '路') FROM seq_1_to_400`,
      'CREATE VIEW biz.adults AS SELECT id, xm FROM biz.resident WHERE id > 100',
      'CREATE TABLE biz.`空 表``反引号` (`列 ``甲``` int)',
      `CREATE TABLE biz.old (name varchar(20) CHARACTER SET gbk) DEFAULT CHARSET=gbk`,
      `INSERT INTO biz.old VALUES ('福州市鼓楼区')`,
      `CREATE USER reader IDENTIFIED BY '${password}'`,
      'GRANT SELECT, SHOW VIEW ON biz.* TO reader',
      `CREATE USER writer IDENTIFIED BY '${password}'`,
      'GRANT ALL PRIVILEGES ON biz.* TO writer',
      `CREATE USER narrow IDENTIFIED BY '${password}'`,
      'GRANT SELECT ON biz.card TO narrow',
      'GRANT SELECT (id, xm) ON biz.resident TO narrow',
    )
  })
  afterAll(() => server?.stop())

  test('every table and view is one finding with what its catalogue tells', async () => {
    const findings = await scanConnection(connection())
    expect(findings.map(({ dataset, rows }) => [dataset, rows])).toEqual([
      ['biz.adults', 200],
      ['biz.card', 500],
      ['biz.old', 1],
      ['biz.resident', 300],
      ['biz.trip', 400],
      ['biz.空 表`反引号', 0],
    ])
    const resident = named(findings, 'biz.resident')
    expect(resident).toMatchObject({
      format: 'mysql',
      mode: 'full',
      origin: {
        kind: 'mysql',
        schema: 'biz',
        table: 'resident',
        isView: false,
        comment: '常住人口基本信息',
        server: expect.stringMatching(/^MariaDB \d+/),
      },
    })
    expect(column(resident, 'xm')).toMatchObject({ comment: '姓名', declaredType: 'varchar(50)', semanticType: 'person_name' })
    expect(column(resident, 'sfzh')).toMatchObject({ semanticType: 'id_number', distinct: 300 })
    expect([column(resident, 'photo').samples, column(resident, 'bits').samples]).toEqual([['DEADBEEF'], ['5']])
    expect(column(named(findings, 'biz.old'), 'name').samples).toEqual(['福州市鼓楼区'])
    expect(findings.flatMap(({ faults }) => faults).filter(({ code }) => code === 'connection')).toEqual([])
  })

  test('moments are told by the clock of Beijing, whatever the server goes by', async () => {
    await server.run(
      `SET time_zone = '+00:00'`,
      'CREATE TABLE biz.moment (at timestamp)',
      `INSERT INTO biz.moment VALUES ('2026-03-01 18:30:00')`,
    )
    const [moment] = await scanConnection(connection({ tables: ['moment'] }))
    await server.run('DROP TABLE biz.moment')
    expect(moment).toMatchObject({ from: expect.stringContaining('2026-03-02'), to: expect.stringContaining('2026-03-02') })
  })

  test('what is nothing, what is empty and what holds quotes and line ends arrive as they are', async () => {
    const [resident] = await scanConnection(connection({ tables: ['resident'] }))
    expect(column(resident!, 'note')).toMatchObject({ nulls: 200, distinct: 100 })
    expect(column(resident!, 'note').samples.some((sample) => sample.includes('备注"甲",\n乙'))).toBe(true)
  })

  test('keys and references: the declared, and one that nobody declared', async () => {
    const findings = await scanConnection(connection())
    expect(named(findings, 'biz.resident').keys).toContainEqual(expect.objectContaining({ columns: ['id'], declared: true }))
    expect(named(findings, 'biz.card').references).toEqual([
      { column: 'holder', dataset: 'biz.resident', key: 'id', share: 1, declared: true },
      { column: 'resident_id', dataset: 'biz.resident', key: 'id', share: 1, declared: false },
    ])
  })

  test('only reading statements arrive at the server, also from an account that could write, and that is told', async () => {
    await server.run('SET GLOBAL general_log = 1')
    const findings = await scanConnection(connection({ user: 'writer', mode: 'full' }))
    await server.run('SET GLOBAL general_log = 0')
    const statements = server
      .said()
      .split('\n')
      .flatMap((line) => / Query\t\s*(\w+)/.exec(line)?.[1]?.toUpperCase() ?? [])
    expect(statements.length).toBeGreaterThan(20)
    expect([...new Set(statements)].sort()).toEqual(['ROLLBACK', 'SELECT', 'SET', 'SHOW', 'START'])
    expect(findings[0]!.faults).toContainEqual(
      expect.objectContaining({
        code: 'connection',
        severity: 'warning',
        message: expect.objectContaining({ zh: expect.stringContaining("GRANT SELECT, SHOW VIEW ON `biz`.* TO 'rongshu_read'") }),
      }),
    )
  })

  test('a view that would write cannot', async () => {
    await server.run(
      'CREATE TABLE biz.seen (at datetime)',
      'CREATE FUNCTION biz.noted() RETURNS int DETERMINISTIC BEGIN INSERT INTO biz.seen VALUES (NOW()); RETURN 1; END',
      'CREATE VIEW biz.nosy AS SELECT biz.noted() AS n',
    )
    const findings = await scanConnection(connection({ user: 'writer', tables: ['nosy', 'seen'] }))
    await server.run('DROP VIEW biz.nosy', 'DROP FUNCTION biz.noted')
    expect(named(findings, 'biz.nosy').faults).toContainEqual(expect.objectContaining({ code: 'connection', severity: 'error' }))
    expect((await scanConnection(connection({ tables: ['seen'] })))[0]!.rows).toBe(0)
    await server.run('DROP TABLE biz.seen')
  })

  test('an account that may read a part sees that part', async () => {
    const findings = await scanConnection(connection({ user: 'narrow' }))
    expect(findings.map(({ dataset, rows, columns }) => [dataset, rows, columns.length])).toEqual([
      ['biz.card', 500, 4],
      ['biz.resident', 300, 2],
    ])
  })

  test('a sample is taken over the whole range of the key and told as one', async () => {
    await server.run(
      'USE biz',
      'CREATE TABLE biz.many (n int PRIMARY KEY, pad varchar(20))',
      `INSERT INTO biz.many SELECT seq, 'y' FROM seq_1_to_100000`,
      'ANALYZE TABLE biz.many',
    )
    const [many] = await scanConnection(connection({ tables: ['many'], mode: 'sample' }))
    await server.run('DROP TABLE biz.many')
    expect(many).toMatchObject({ mode: 'sample', sampledRows: 20_000 })
    expect(many!.rows).toBeGreaterThan(80_000)
    expect(Number(column(many!, 'n').max)).toBeGreaterThan(95_000)
    expect(many!.faults.map(({ code }) => code)).toEqual(['sampled'])
  })

  test('a table without a key of whole numbers is sampled by its first rows, and the words say so', async () => {
    await server.run(
      'USE biz',
      'CREATE TABLE biz.loose (pad varchar(20))',
      `INSERT INTO biz.loose SELECT CONCAT('y', seq) FROM seq_1_to_100000`,
      'ANALYZE TABLE biz.loose',
    )
    const [loose] = await scanConnection(connection({ tables: ['loose'], mode: 'sample' }))
    await server.run('DROP TABLE biz.loose')
    expect(loose).toMatchObject({
      mode: 'sample',
      sampledRows: 20_001,
      faults: [{ code: 'sampled', message: { zh: expect.stringMatching(/^约 \d+ 行中只读取了前 20001 行/) } }],
    })
  })

  test('a server that takes no limit of time for statements is told', async () => {
    const timed = await scanConnection(connection({ tables: ['card'] }))
    const [untimed] = await scanConnection(connection({ tables: ['card'], statementSeconds: Number.NaN }))
    expect([timed[0]!.faults, untimed!.rows, untimed!.faults.map(({ message }) => message.zh.slice(0, 12))]).toEqual([
      [],
      500,
      ['该服务器不接受语句时限，'],
    ])
  })

  test('a statement that takes too long ends, says so, and the other tables go on', async () => {
    await server.run('CREATE VIEW biz.slow AS SELECT id, SLEEP(1) AS s FROM biz.resident')
    const findings = await scanConnection(connection({ tables: ['slow', 'card'], statementSeconds: 1 }))
    await server.run('DROP VIEW biz.slow')
    expect(named(findings, 'biz.slow').faults).toContainEqual(
      expect.objectContaining({ code: 'connection', message: expect.objectContaining({ zh: expect.stringContaining('时限') }) }),
    )
    expect(named(findings, 'biz.card').rows).toBe(500)
  })

  test('what a statement gave before it took too long is looked at', async () => {
    await server.run(`CREATE VIEW biz.slow AS SELECT id, REPEAT('甲', 2000) AS pad, SLEEP(0.02) AS s FROM biz.resident`)
    const [slow] = await scanConnection(connection({ tables: ['slow'], statementSeconds: 2 }))
    await server.run('DROP VIEW biz.slow')
    expect(slow).toMatchObject({
      mode: 'sample',
      faults: [
        { message: { zh: expect.stringContaining('时限') } },
        { code: 'sampled', message: { zh: expect.stringMatching(/^只读取了前 \d+ 行，之后还有多少行不知道/) } },
      ],
    })
    expect(slow!.sampledRows).toBeGreaterThan(0)
    expect(column(slow!, 'pad').maxLength).toBe(2000)
  })

  test('a connection that cannot be made is one finding that says why, without the password', async () => {
    const cases: [Partial<Connection>, string][] = [
      [{ password: 'Wrong-one-77' }, '用户名或密码不正确'],
      [{ database: 'no_such_city' }, '没有'],
      [{ port: 1 }, '没有数据库应答'],
      [{ host: 'no-such-host.invalid' }, '找不到这台主机'],
      [{ schemas: ['nowhere'] }, '没有可读取的表'],
    ]
    for (const [given, why] of cases) {
      const findings = await scanConnection(connection(given))
      expect([given, findings.length, findings[0]!.faults[0]!.message.zh]).toEqual([given, 1, expect.stringContaining(why)])
      expect(JSON.stringify(findings)).not.toContain(given.password ?? password)
    }
  })

  test('a connection that is killed in the middle of a table is made again, and that table read anew', async () => {
    await server.run(
      'CREATE DATABASE cut',
      'USE cut',
      `CREATE TABLE cut.a (id int PRIMARY KEY)`,
      'INSERT INTO cut.a SELECT seq FROM seq_1_to_50',
      `CREATE TABLE cut.b AS SELECT seq AS n, REPEAT('x', 500) AS pad FROM seq_1_to_40000`,
      'ANALYZE TABLE cut.b',
      'CREATE TABLE cut.c (id int)',
      'INSERT INTO cut.c VALUES (1)',
      `GRANT SELECT, SHOW VIEW ON cut.* TO reader`,
    )
    const killed: Promise<void>[] = []
    const kill = () =>
      server.run(
        'USE cut',
        'INSERT INTO cut.a VALUES (1001)',
        `BEGIN NOT ATOMIC DECLARE one BIGINT; SELECT ID INTO one FROM information_schema.PROCESSLIST WHERE USER = 'reader' AND DB = 'cut' LIMIT 1; KILL CONNECTION one; END`,
      )
    const findings = await scanConnection(connection({ database: 'cut' }), {
      salt: 'ab'.repeat(16),
      throttle: 4_000_000,
      pauses: [100, 1000],
      onProgress: ({ bytes }) => {
        if (bytes > 1_500_000 && killed.length === 0) killed.push(kill())
      },
    })
    await Promise.all(killed)
    expect(killed.length).toBe(1)
    expect(findings.map(({ dataset, mode, rows }) => [dataset, mode, rows])).toEqual([
      ['cut.a', 'full', 50],
      ['cut.b', 'full', 40_000],
      ['cut.c', 'full', 1],
    ])
  })
})
