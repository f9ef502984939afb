import { expect, test } from 'vitest'
import { isLost, whyNotConnected, whyNotRead } from '#scanner/sources/database-words.ts'

test('a grant is written as its server takes it, whatever the names are', () => {
  expect(whyNotRead({ code: '42501' }, { schema: '业 务', name: 'a"b' }).zh).toContain('GRANT SELECT ON "业 务"."a""b" TO')
  expect(whyNotRead({ code: 'ER_TABLEACCESS_DENIED_ERROR' }, { schema: 'biz', name: '人员`表' }).zh).toContain(
    'GRANT SELECT ON biz.`人员``表` TO',
  )
})

test('a view that is invalid, or fails in a computation, is no matter of rights', () => {
  expect(whyNotRead({ code: 'ER_VIEW_INVALID' }, { schema: 'biz', name: 'old' }).zh).toMatch(/视图 biz\.old 已失效.*修正或删除/)
  expect(whyNotRead({ code: '55000' }, { schema: 'biz', name: '日报' }).zh).toContain('REFRESH MATERIALIZED VIEW biz."日报"')
  expect(whyNotRead({ code: '22012' }, { schema: 'biz', name: 'rates' }).zh).toMatch(/计算出错（22012）.*基表/)
})

test('a port where another server answers is told as that, without the words of the driver', () => {
  const at = { host: 'db', port: 3306, database: 'city', user: 'reader', password: 'geheim' }
  expect(whyNotConnected(new Error('Received unexpected copyData message from backend.'), { ...at, kind: 'postgresql' }).zh).toBe(
    '无法连接 reader@db:3306/city：对方关闭了连接，或应答的不像是 PostgreSQL；请核对数据库种类、端口和是否要求加密',
  )
  expect(whyNotConnected(new Error('Connection lost: The server closed the connection.'), { ...at, kind: 'mysql' }).zh).toContain(
    '不像是 MySQL',
  )
})

test('what a server of several parts says while one of them moves is a lost connection, which is opened again', () => {
  expect(
    [
      { code: 'ER_UNKNOWN_ERROR', errno: 1105, message: 'context canceled' },
      { errno: 9005, message: 'Region is unavailable' },
      { code: 'ESILENT' },
    ].map(isLost),
  ).toEqual([true, true, true])
  expect(isLost({ code: 'ER_UNKNOWN_ERROR', errno: 1105, message: 'unknown column' })).toBe(false)
})
