import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import type { Finding } from '#contract/findings.ts'
import { scanFile } from '#scanner/scan.ts'
import { TestFolder } from '#scanner/test/files.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

const column = (finding: Finding, name: string) => finding.columns.find((each) => each.name === name)!
const scan = (name: string, content: string | Uint8Array) => scanFile(folder.write(name, content))

const MYSQL = `-- MySQL dump 10.13  Distrib 8.0.36
/*!40101 SET NAMES utf8mb4 */;
/*!50003 CREATE TRIGGER t BEFORE INSERT ON x FOR EACH ROW INSERT INTO evil VALUES (1) */;
DROP TABLE IF EXISTS \`居民 信息\`;
CREATE TABLE \`居民 信息\` (
  \`id\` int(11) unsigned NOT NULL AUTO_INCREMENT COMMENT '编号; 含''引号'', 和(括号)',
  \`xm\` varchar(50) CHARACTER SET utf8mb4 DEFAULT NULL COMMENT '姓名',
  \`kind\` enum('a,b','c)') DEFAULT 'a,b',
  \`flags\` bit(3) DEFAULT NULL,
  \`note\` text,
  PRIMARY KEY (\`id\`),
  UNIQUE KEY \`u\` (\`xm\`,\`kind\`),
  KEY \`k\` (\`note\`(10)) USING BTREE
) ENGINE=InnoDB COMMENT='居民; 信息';
LOCK TABLES \`居民 信息\` WRITE;
/*!40000 ALTER TABLE \`居民 信息\` DISABLE KEYS */;
INSERT INTO \`居民 信息\` VALUES (1,'王\\'小"明','a,b',b'101','第一行\\n第二行; INSERT INTO evil VALUES (2)'),(2,NULL,'c)',NULL,''),(3,_utf8mb4'李四','a,b',0x05,'C:\\\\');
INSERT IGNORE INTO \`库\`.\`居民 信息\` (note, id) VALUES (_binary '甲', 4) , (X'E4BDA0', 5) ON DUPLICATE KEY UPDATE note = VALUES(note);
UNLOCK TABLES;
CREATE TABLE orders (id bigint primary key, resident_id int unsigned, amount decimal(10,2) comment "x", CONSTRAINT f FOREIGN KEY (resident_id) REFERENCES \`居民 信息\` (id));
REPLACE INTO orders VALUES (10, 1, 3.50), (11, 2, -1e3), (12, 1, NOW());
DELIMITER ;;
CREATE PROCEDURE p() BEGIN INSERT INTO evil VALUES (3); DELETE FROM orders; END ;;
DELIMITER ;
INSERT INTO orders VALUES (13, 3, NULL);
`

test('a MySQL dump: names, types, comments and keys of its tables, every way a value is written, and nothing run', async () => {
  const [people, orders, ...others] = await scan('my.sql', MYSQL)
  expect(others).toEqual([])
  expect(people).toMatchObject({ file: 'my.sql#居民 信息', dataset: '居民 信息', format: 'sql', rows: 5 })
  expect(people!.columns.map(({ name, declaredType, comment }) => [name, declaredType, comment])).toEqual([
    ['id', 'int(11) unsigned', "编号; 含'引号', 和(括号)"],
    ['xm', 'varchar(50)', '姓名'],
    ['kind', "enum('a,b','c)')", ''],
    ['flags', 'bit(3)', ''],
    ['note', 'text', ''],
  ])
  expect(column(people!, 'note').samples).toEqual(
    expect.arrayContaining(['第一行\n第二行; INSERT INTO evil VALUES (2)', 'C:\\', '甲', '你']),
  )
  expect(column(people!, 'note').nulls).toBe(1)
  expect([column(people!, 'id').distinct, column(people!, 'kind').nulls, column(people!, 'flags').nulls]).toEqual([5, 2, 3])
  expect(people!.keys.filter(({ declared }) => declared).map(({ columns }) => columns)).toEqual([['id'], ['xm', 'kind']])
  expect(orders).toMatchObject({
    dataset: 'orders',
    rows: 4,
    references: [{ column: 'resident_id', dataset: '居民 信息', key: 'id', declared: true }],
  })
  expect(orders!.keys).toContainEqual(expect.objectContaining({ columns: ['id'], declared: true }))
})

const POSTGRES = `--
-- PostgreSQL database dump
--
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
\\connect city
CREATE FUNCTION biz.f() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN INSERT INTO biz.evil VALUES (1); RETURN new; END; $body$;
CREATE TABLE biz.resident (
    id integer NOT NULL,
    xm character varying(50),
    "At" timestamp without time zone DEFAULT now(),
    tags text[],
    CONSTRAINT c CHECK ((id > 0))
);
ALTER TABLE biz.resident OWNER TO postgres;
COMMENT ON TABLE biz.resident IS '常住人口; ''甲''';
COMMENT ON COLUMN biz.resident.xm IS '姓名;''真''';
COMMENT ON COLUMN biz.resident."At" IS '登记时间';
CREATE TABLE biz.card (no text, holder integer);
COPY biz.resident (id, "At", xm, tags) FROM stdin;
1\t2026-01-01 00:00:00\t王\\t小\\\\明\t{a,b}
2\t\\N\t\t\\N
3\t2026-01-02 00:00:00\t甲;INSERT INTO biz.evil VALUES (1);\t{}
\\.


INSERT INTO biz.card VALUES ('C:\\', 1);
INSERT INTO biz.card (holder, no) VALUES (2, E'x\\'y'), (3, 'it''s'::text);
ALTER TABLE ONLY biz.resident
    ADD CONSTRAINT resident_pkey PRIMARY KEY (id);
CREATE UNIQUE INDEX card_no ON biz.card USING btree (no);
ALTER TABLE ONLY biz.card ADD CONSTRAINT card_fk FOREIGN KEY (holder) REFERENCES biz.resident(id) ON DELETE CASCADE;
`

test('a PostgreSQL dump: COPY and INSERT, comments and constraints that come after the rows, backslashes that are only signs', async () => {
  const [people, cards, ...others] = await scan('pg.sql', POSTGRES)
  expect(others).toEqual([])
  expect(people).toMatchObject({ dataset: 'resident', rows: 3 })
  expect(people!.columns.map(({ name, declaredType, comment }) => [name, declaredType, comment])).toEqual([
    ['id', 'integer', ''],
    ['xm', 'character varying(50)', "姓名;'真'"],
    ['At', 'timestamp without time zone', '登记时间'],
    ['tags', 'text[]', ''],
  ])
  expect(column(people!, 'xm')).toMatchObject({ nulls: 1, distinct: 2 })
  expect(column(people!, 'At')).toMatchObject({ nulls: 1, min: expect.stringContaining('2026-01-01') })
  expect(people!.keys).toContainEqual(expect.objectContaining({ columns: ['id'], declared: true }))
  expect(cards).toMatchObject({
    dataset: 'card',
    rows: 3,
    references: [{ column: 'holder', dataset: 'resident', key: 'id', declared: true }],
  })
  expect(column(cards!, 'no').samples).toEqual(['C:\\', "x'y", "it's"])
  expect(cards!.keys).toContainEqual(expect.objectContaining({ columns: ['no'], declared: true }))
})

test('lists and calls are one value, commas and backslashes inside them or not', async () => {
  const dump =
    "-- PostgreSQL database dump\nCREATE TABLE t (id int, tags text[], at text, note text);\nINSERT INTO t VALUES (1, ARRAY['a','b)'], to_char(now(), 'YYYY'), 'x'), (2, ARRAY['C:\\', 'd']::text[], NULL, 'y'), (3, ARRAY[[1,2],[3,4]], 'z', 'z');\n"
  const [one] = await scan('lists.sql', dump)
  expect(one!.columns.map(({ name, nulls }) => [name, nulls])).toEqual([
    ['id', 0],
    ['tags', 0],
    ['at', 1],
    ['note', 0],
  ])
  expect(one).toMatchObject({ rows: 3, columns: [{ max: '3' }, { distinct: 3 }, {}, { samples: ['x', 'y', 'z'] }] })
})

test('rows as ROW(…) are read, rows given in other ways are told, and a dump may begin with any statement', async () => {
  const [one] = await scan(
    'ways.sql',
    "BEGIN;\nUSE db;\nREPLACE INTO t (a, b) VALUES ROW(7, 'z'), ROW (8,'row');\nINSERT INTO t SET a = 6;\nINSERT INTO t SELECT 1, 2;\nINSERT INTO t (a, b) VALUES (9, 'y') RETURNING a;\n",
  )
  expect(one).toMatchObject({
    format: 'sql',
    rows: 3,
    columns: [
      { name: 'a', min: '7', max: '9' },
      { name: 'b', samples: ['z', 'row', 'y'] },
    ],
    faults: [{ code: 'left-out', severity: 'warning', count: 2 }],
  })
})

test('a file named .sql that holds no whole statement is no dump, whatever fills it', async () => {
  for (const text of [`-;${'\n'.repeat(70_000)}`, `-;\n${'INSERT INTO\n'.repeat(6_000)}`, '-;\nUSE db\nINSERT INTO t VALUES (1']) {
    const [one] = await scanFile(folder.write('empty.sql', text), { digests: false })
    expect([text.slice(0, 12), one!.format]).toEqual([text.slice(0, 12), 'csv'])
  }
})

test('packed and in GB18030, and cut anywhere into pieces, a dump gives the same', async () => {
  const plain = await scan('same.sql', MYSQL)
  const packed = await scan('same.sql.gz', gzipSync(MYSQL))
  const brief = (findings: Finding[]) =>
    findings.map(({ dataset, rows, columns }) => [
      dataset,
      rows,
      columns.map(({ name, nulls, distinct, comment }) => [name, nulls, distinct, comment]),
    ])
  expect(brief(packed)).toEqual(brief(plain))
  const gbk = Buffer.concat([
    Buffer.from('SET NAMES gbk;\nINSERT INTO t VALUES ('),
    Buffer.from([0x27, 0xb8, 0xa3, 0xd6, 0xdd, 0x27]),
    Buffer.from(`,1);\n${`INSERT INTO t VALUES ('a',2);\n`.repeat(20)}`),
  ])
  expect((await scan('gbk.sql', gbk))[0]).toMatchObject({
    encoding: 'gb18030',
    rows: 21,
    columns: [{ name: '列1', samples: ['福州', 'a'] }, { name: '列2' }],
  })
  // Longer than one piece of the file, so that every kind of statement meets a border somewhere.
  const long = `${MYSQL}INSERT INTO orders VALUES ${Array.from({ length: 60_000 }, (_, n) => `(${n + 100},${(n % 3) + 1},'${n},\\'(;'${n % 7 ? '' : ',0'})`.replace(/,0\)$/, ')')).join(',\n')};\n${MYSQL.slice(MYSQL.indexOf('REPLACE'))}`
  expect((await scan('long.sql', long)).map(({ rows }) => rows)).toEqual([5, 60_008])
})

test('a dump that ends too early keeps what was whole and says so; one without rows, or broken in its statements, is clear', async () => {
  const [cut] = await scan('cut.sql', `CREATE TABLE t (a int);\nINSERT INTO t VALUES (1),(2),(3,'half`)
  expect(cut).toMatchObject({ rows: 2, faults: [{ code: 'broken', severity: 'warning' }] })
  for (const text of [
    'CREATE TABLE t (a int);\n',
    `CREATE TABLE t (a int, b text COMMENT 'never closed`,
    `INSERT INTO t SELECT * FROM u;\nCREATE TABLE u (a int);`,
    `CREATE TABLE t ((((((`,
    `CREATE TABLE t (a int); COPY t (a) FROM stdin;`,
  ]) {
    expect([text, (await scan('odd.sql', text))[0]!.faults.map(({ code, severity }) => [code, severity])]).toEqual([
      text,
      [['empty', 'error']],
    ])
  }
})

test('more tables at the same time than are kept open are told, not lost in silence', async () => {
  const mixed = Array.from({ length: 3 }, (_, turn) =>
    Array.from({ length: 12 }, (__, n) => `INSERT INTO t${n} VALUES (${turn});`).join('\n'),
  ).join('\n')
  const findings = await scan('mixed.sql', `CREATE TABLE t0 (a int);\n${mixed}`)
  expect(findings).toHaveLength(12)
  const told = findings.filter(({ faults }) => faults.some(({ code }) => code === 'bad-records'))
  expect(told.length).toBeGreaterThan(0)
  for (const { rows, faults } of findings) expect(rows + (faults.find(({ code }) => code === 'bad-records')?.count ?? 0)).toBe(3)
})

test('tables without rows are named, for no dataset is made of them', async () => {
  const [only, ...more] = await scan(
    'empty-too.sql',
    `CREATE TABLE t (a int);\nCREATE TABLE revoked (a int, b text);\nINSERT INTO t VALUES (1),(2);\n`,
  )
  expect(more).toEqual([])
  expect(only!.faults).toMatchObject([
    {
      code: 'left-out',
      severity: 'warning',
      count: 1,
      message: {
        zh: '转储中另有 1 张表没有读到数据行，未列出：revoked',
        en: 'No rows were read of 1 table of the dump, not listed: revoked',
      },
    },
  ])
})

const noise = (bytes: number, from: number): Buffer =>
  Buffer.from(
    Array.from({ length: bytes }, (_, at) => (at * 131 + from * 197 + ((at * at) >> 3)) & 255).filter(
      (byte) => ![0, 10, 13, 26, 34, 39, 92].includes(byte),
    ),
  )

test.each([
  ['utf8mb4', " COMMENT='站点照片'"],
  ['utf8', ''],
])(
  'bytes that a dump without --hex-blob writes as they are neither make it unreadable nor damage its other tables, and are told once for the dump (%s)',
  async (names, comment) => {
    const photos = Array.from({ length: 60 }, (_, n) => [
      Buffer.from(`${n > 0 ? ',' : ''}\n(${n},'站点${n}','`),
      noise(700, n),
      Buffer.from("')"),
    ]).flat()
    const table = (name: string) => [
      Buffer.from(
        `CREATE TABLE \`${name}\` (\n  \`id\` int(11) NOT NULL,\n  \`name\` varchar(40),\n  \`img\` blob\n)${comment};\nINSERT INTO \`${name}\` VALUES`,
      ),
      ...photos,
      Buffer.from(';\n'),
    ]
    const dump = Buffer.concat([
      Buffer.from(`/*M!999999\\- enable the sandbox mode */ \n-- MariaDB dump 10.19\n/*!40101 SET NAMES ${names} */;\n`),
      ...table('photo'),
      ...table('photo_old'),
      Buffer.from("CREATE TABLE stop (id int, name varchar(20));\nINSERT INTO stop VALUES (1,'东街口'),(2,'南门兜');\n"),
    ])
    const found = await scan(`blobs-${names}.sql`, dump)
    expect(found.map(({ dataset, rows, encoding }) => [dataset, rows, encoding])).toEqual([
      ['photo', 60, 'utf-8'],
      ['photo_old', 60, 'utf-8'],
      ['stop', 2, 'utf-8'],
    ])
    expect(found.map(({ faults }) => faults.map(({ code }) => code))).toEqual([['left-out'], [], []])
    expect(found[0]!.faults[0]!.message.zh).toContain('photo.img、photo_old.img')
    expect(column(found[0]!, 'name').samples.every((sample) => sample.startsWith('站点'))).toBe(true)
    expect(column(found[2]!, 'name').samples).toEqual(expect.arrayContaining(['东街口', '南门兜']))
  },
)

test('text of a dump that is wrongly encoded is told at its own table; a dump that was saved in GBK is read as that, whatever it says', async () => {
  const rows = (text: Buffer) =>
    Buffer.concat([
      Buffer.from(
        "-- MySQL dump\n/*!40101 SET NAMES utf8mb4 */;\nCREATE TABLE a (id int, note varchar(20) COMMENT '备注');\nINSERT INTO a VALUES (1,'东街口'),(2,'南门兜站'),(3,'",
      ),
      text,
      Buffer.from("');\nCREATE TABLE b (id int);\nINSERT INTO b VALUES (1);\n"),
    ])
  expect(
    (await scan('hurt.sql', rows(Buffer.from([0xe5, 0x8d, 0x41])))).map(({ faults }) => faults.map(({ code, count }) => [code, count])),
  ).toEqual([[['encoding', 1]], []])
  const gbk = Buffer.concat([
    Buffer.from("-- MySQL dump\n/*!40101 SET NAMES utf8mb4 */;\nCREATE TABLE a (id int, note varchar(20));\nINSERT INTO a VALUES (1,'"),
    Buffer.from('b6abbdd6bfda', 'hex'),
    Buffer.from("'),(2,'"),
    Buffer.from('c4cfc3c5b6b5', 'hex'),
    Buffer.from("');\n"),
  ])
  const [one] = await scan('gbk.sql', gbk)
  expect([one!.encoding, column(one!, 'note').samples.toSorted(), one!.faults]).toEqual(['gb18030', ['东街口', '南门兜'], []])
})

test('a dump in GBK by mariadb-dump: tables are declared in UTF-8, their rows are GBK, and none is lost', async () => {
  const gbk: Record<string, string> = { 居民: 'bed3c3f1', 甲: 'bcd7', 乙: 'd2d2' }
  const inGbk = (text: string) =>
    Buffer.concat(text.split(/([居民甲乙]+)/).map((part) => (gbk[part] ? Buffer.from(gbk[part], 'hex') : Buffer.from(part))))
  const declared = (name: string) =>
    `/*!40101 SET @saved_cs_client     = @@character_set_client */;\n/*!40101 SET character_set_client = utf8mb4 */;\nCREATE TABLE \`${name}\` (\n  \`编号\` int COMMENT '由系统生成，不可修改',\n  \`月收入\` varchar(20)\n);\n/*!40101 SET character_set_client = @saved_cs_client */;\n`
  const dump = Buffer.concat([
    Buffer.from(`-- MariaDB dump\n/*!40101 SET NAMES gbk */;\n${declared('充电站')}${declared('居民')}`),
    inGbk("INSERT INTO `居民` VALUES\n(1,'甲'),\n(2,'乙');\n"),
  ])
  const [one, ...more] = await scan('mariadb-gbk.sql', dump)
  expect(more).toEqual([])
  expect(one).toMatchObject({
    sheet: '居民',
    encoding: 'gb18030',
    rows: 2,
    columns: [{ name: '编号', comment: '由系统生成，不可修改' }, { name: '月收入' }],
    faults: [{ code: 'left-out', count: 1 }],
  })
  expect(column(one!, '月收入').distinct).toBe(2)
})

test('moments of a MySQL dump are by UTC and told by the clock of Beijing; bits are numbers, in bytes and in hexadecimal', async () => {
  const dump = (bits: string) =>
    `-- MySQL dump\n/*!40103 SET TIME_ZONE='+00:00' */;\nCREATE TABLE a (id int, at timestamp NULL, day datetime, flag bit(1), code bit(8));\nINSERT INTO a VALUES (1,'2023-12-31 16:30:00','2023-12-31 16:30:00',${bits});\n`
  for (const [name, bits] of [
    ['hex', '0x01,0x0A'],
    ['raw', "'\u0001','\\n'"],
  ] as const) {
    const [one] = await scan(`${name}.sql`, dump(bits))
    expect(one!.columns.map(({ samples }) => samples)).toEqual([['1'], ['2024-01-01 00:30:00'], ['2023-12-31 16:30:00'], ['1'], ['10']])
  }
})

test('a dump of PostgreSQL: partitions are their table, what is inherited has the first columns, DEFAULT is nothing', async () => {
  const found = await scan(
    'parts.sql',
    `-- PostgreSQL database dump\nCREATE TABLE public.trip (d date, v integer)\nPARTITION BY RANGE (d);\nCREATE TABLE public.trip_23 (v integer, d date);\nCREATE TABLE public.trip_24 (d date, v integer);\nALTER TABLE ONLY public.trip ATTACH PARTITION public.trip_23 FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');\nALTER TABLE ONLY public.trip ATTACH PARTITION public.trip_24 DEFAULT;\nCREATE TABLE public.p (a integer, b text);\nCREATE TABLE public.c (x text)\nINHERITS (public.p);\nINSERT INTO public.trip_23 VALUES (1, '2023-05-01');\nCOPY public.trip_24 (d, v) FROM stdin;\n2024-05-01\t2\n\\.\nINSERT INTO public.c VALUES (7, 'y', DEFAULT);\n`,
  )
  expect(found.map(({ dataset, rows, columns }) => [dataset, rows, columns.map(({ name, samples }) => [name, samples])])).toEqual([
    [
      'trip',
      2,
      [
        ['d', ['2023-05-01', '2024-05-01']],
        ['v', ['1', '2']],
      ],
    ],
    [
      'c',
      1,
      [
        ['a', ['7']],
        ['b', ['y']],
        ['x', []],
      ],
    ],
  ])
})
