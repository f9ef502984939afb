import { hostname } from 'node:os'
import { lookup } from 'node:dns/promises'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectionTarget } from '#server/inventory/connections.ts'
import { isInward, addressOf } from '#server/inventory/inward-hosts.ts'
import { openInventoryRoom, type InventoryRoom } from '#server/test/inventory-room.ts'
import type { Visitor } from '#server/http/ask.ts'
import { readSources } from '../../tools/tidy/files.ts'

/** Ways to write this machine, the link, nobody and the places where clouds keep their secrets. */
const inward = [
  '127.0.0.1',
  '127.1',
  '127.255.255.254',
  '0',
  '0.0.0.0',
  '2130706433',
  '0x7f000001',
  '0x7f.1',
  '017700000001',
  '0177.0.0.1',
  'localhost',
  'LOCALHOST',
  'localhost.',
  '::1',
  '[::1]',
  '::',
  '0:0:0:0:0:0:0:1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '169.254.169.254',
  '2852039166',
  '0xa9fea9fe',
  '::ffff:169.254.169.254',
  'fe80::1',
  'fe80::1%lo',
  'fd00:ec2::254',
  '100.100.100.200',
  '224.0.0.1',
  '255.255.255.255',
  'ff02::1',
  '192.0.0.192',
  '192.0.0.1',
  '192.88.99.1',
  '198.18.0.1',
  '198.19.255.254',
  '240.0.0.1',
  '100.64.0.9',
  '100.127.255.254',
  '168.63.129.16',
  '::ffff:100.64.0.9',
  '::ffff:198.18.0.1',
  '::ffff:0:127.0.0.1',
  '::ffff:0:10.0.0.8',
  '::10.0.0.8',
  '64:ff9b::a00:8',
  '64:ff9b:1::a00:8',
  '64:ff9b:1:ffff:ffff:ffff:7f00:1',
  '2001::1',
  '2001:0:7f00:1::f5ff:fffe',
  '2001:2::1',
  '2001:20::1',
  '2001:1ff:ffff::1',
  '2002:a00:8::1',
  '100::1',
  '100:0:0:1::1',
  '5f00::1',
  'fec0::1',
  'fd20:ce::254',
  '/var/run/postgresql',
  '/tmp',
  '\\\\server\\pipe',
  'a,127.0.0.1',
  '127.0.0.1#.db.unit.example',
  '127.0.0.1 ',
  '\t127.0.0.1',
]
const outward = [
  '10.0.0.8',
  '192.168.1.20',
  '172.16.3.4',
  '203.0.113.9',
  '2001:db8::5',
  'fd12:3456::7',
  '100.63.255.254',
  '100.128.0.1',
  '198.17.0.1',
  '198.20.0.1',
  '192.0.1.1',
  '::ffff:10.0.0.8',
  '2001:200::1',
  '2400:3200::1',
  '2003::1',
  '64:ff9c::1',
  '100:0:0:2::1',
]

let room: InventoryRoom
let producer: Visitor
let roundId: string
beforeAll(async () => {
  room = await openInventoryRoom({ scanHosts: ['*'] })
  producer = await room.newUnit('市交通局')
  roundId = (await room.newRound(producer)).roundId
})
afterAll(() => room.close())

const connect = (host: string) =>
  room.ask(producer, 'POST', `/api/rounds/${roundId}/connections`, {
    kind: 'postgresql',
    host,
    port: 5432,
    database: 'city',
    user: 'reader',
    password: 'Banyan-1066',
  })

describe('借平台去连别处：本机和链路内的地址，即使全部主机开放也连不了，除非逐个写明（choice:scan-hosts）', () => {
  test('每一种写法', async () => {
    for (const host of inward) {
      const { status, body } = await connect(host)
      expect([host, status, body.code]).toEqual([host, 403, 'host-inward'])
      expect(body.remedy.zh).toContain('RONGSHU_SCAN_HOSTS')
    }
  })

  test('单位网络里的地址照常可以连', async () => {
    for (const host of outward) expect([host, (await connect(host)).status]).toEqual([host, 200])
  })

  test('域名按它指向的地址判断；名字写在名单里，不等于它所指的本机地址也在名单里', async () => {
    const names = ['localhost', 'ip6-localhost', hostname()]
    for (const host of names) {
      const found = await lookup(host, { all: true }).catch(() => [])
      if (!found.some(({ address }) => isInward(address))) continue
      await expect(addressOf(['*'], { host, port: 5432 })).rejects.toMatchObject({ problem: { code: 'host-inward' } })
      if (host !== 'localhost')
        await expect(addressOf([host], { host, port: 5432 })).rejects.toMatchObject({ problem: { code: 'host-inward' } })
      expect(isInward((await addressOf([host, ...found.map((each) => `[${each.address}]`)], { host, port: 5432 }))!)).toBe(true)
    }
  })

  test('逐个写明的才连：地址、端口都要对上', async () => {
    expect(await addressOf(['127.0.0.1:5433'], { host: '127.0.0.1', port: 5433 })).toBe('127.0.0.1')
    await expect(addressOf(['*', '127.0.0.1:5433'], { host: '127.0.0.1', port: 5432 })).rejects.toMatchObject({
      problem: { code: 'host-inward' },
    })
    await expect(addressOf(['127.0.0.1'], { host: '2130706433', port: 5432 })).rejects.toMatchObject({ problem: { code: 'host-not-open' } })
    await expect(addressOf([], { host: '10.0.0.8', port: 5432 })).rejects.toMatchObject({ problem: { code: 'no-hosts' } })
  })

  test('地址由平台自己查，请求里写的不算', async () => {
    const { body } = await room.ask(producer, 'POST', `/api/rounds/${roundId}/connections`, {
      kind: 'postgresql',
      host: 'nowhere.invalid',
      address: '127.0.0.1',
      port: 5432,
      database: 'city',
      user: 'reader',
      password: 'Banyan-1066',
    })
    const sourceId = (body.added as { id: string }[])[0]!.id
    const { rows } = await room.database.pool.query<{ target: object }>('select target from source_connections where source_id = $1', [
      sourceId,
    ])
    expect(rows[0]!.target).not.toHaveProperty('address')
    expect(await connectionTarget(room.platform, sourceId)).toMatchObject({ failure: { zh: expect.stringContaining('找不到') } })
  })

  test('查到的地址就是连接的地址：名字再变也不去别处', async () => {
    for (const file of ['scanner/sources/postgres-connect.ts', 'scanner/sources/mysql-connect.ts'])
      expect([file, readFileSync(path.join(import.meta.dirname, '../..', file), 'utf8').includes('host: address ?? host')]).toEqual([
        file,
        true,
      ])
  })

  test('服务器别处不按请求里的地址去取东西：只有见证人和链路追踪的地址，由管理员登记，不跟随跳转', () => {
    const asking = readSources().filter(
      ({ path: name, text }) =>
        name.startsWith('server/') &&
        !/\.test\.ts$|\/test\/|\/demonstration\//.test(name) &&
        /\bfetch\(|\bhttps?\.(get|request)\(/.test(text),
    )
    expect(asking.map(({ path: name }) => name)).toEqual(['server/proof/ask-witnesses.ts', 'server/watch/traces.ts'])
    for (const { text } of asking) expect(text).toContain("redirect: 'error'")
  })
})
