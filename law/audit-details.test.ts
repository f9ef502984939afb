import { expect, test } from 'vitest'
import { basesOf, detailWords } from './audit-details.ts'
import { orderMoves } from './orders.ts'

const zh = (detail: Record<string, unknown>) => Object.fromEntries(detailWords(detail).map(({ name, value }) => [name.zh, value.zh]))

test('日志的内容用人的话说：订单的环节和办理、办件的环节、是与否，没有留下内部代号', () => {
  expect(zh({ number: 'DD-2026-000004', move: 'refund-part', from: 'disputed', to: 'acceptance' })).toEqual({
    编号: 'DD-2026-000004',
    从: '争议',
    到: '验收',
    办理: '争议了结，部分退款',
  })
  expect(zh({ number: 'FZ-2026-1', procedure: 'operator-exit', from: 'clearance', to: 'exited', standsFor: 'x' })).toEqual({
    编号: 'FZ-2026-1',
    事项: '运营主体退出',
    从: '核对交接',
    到: '已退出',
  })
  expect(zh({ name: '公交刷卡', files: 3, isApart: true })).toEqual({ 名称: '公交刷卡', 文件: '3', 各成数据集: '是' })
  expect(zh({ product: 'CP-1', quantity: 12, isQualified: true, form: 'fixed', role: 'sasac', why: '', reason: null })).toEqual({
    产品: 'CP-1',
    数量: '12',
    资格: '是',
    形式: '固定比例',
    岗位: '市国资委',
  })
})

test('登录和账号的内容也用人的话说', () => {
  expect(zh({ by: 'recovery', why: 'wrong' })).toEqual({ 方式: '恢复码', 原因: '不正确' })
  expect(zh({ why: 'dormant', since: '2026-09-30' })).toEqual({ 原因: '休眠', 自: '2026-09-30' })
  expect(zh({ what: 'quality', version: 2 })).toEqual({ 内容: '质量报告', 版本: '2' })
  expect(zh({ difference: 'missing', outcome: 'present' })).toEqual({ 差异: '应盘未见', 结果: '仍在，本次未扫描' })
  expect(zh({ kind: 'account', ended: 2, times: 3, many: 10 })).toEqual({ 类型: '新账号', 结束的登录: '2', 次数: '3', 个数: '10' })
})

test('英文的日志里办理也用英文：那一环节自己的叫法，或者通用的叫法；认不出的照原样', () => {
  const en = (what: string, from: string, procedure = 'first-registration') =>
    detailWords({ procedure, from, what }).find(({ key }) => key === 'what')?.value.en
  expect([
    en('退回补正', 'acceptance'),
    en('通过', 'first-review'),
    en('接受委托并报价', 'engagement', 'valuation'),
    en('旧时的叫法', 'acceptance'),
  ]).toEqual(['Return for correction', 'Pass', 'Take it on and quote', '旧时的叫法'])
})

test('每一笔办理写明依据：办件的环节、订单的每一种办理；登录、查阅没有自己的规则', () => {
  expect(basesOf({ action: 'act:confirm', detail: { procedure: 'operator-exit', from: 'clearance' } })).toEqual(['§8.2'])
  expect(basesOf({ action: 'open-case', detail: { procedure: 'operator-exit' } })).toEqual(['§5.9'])
  for (const [move, { basis }] of Object.entries(orderMoves)) expect(basesOf({ action: 'move-order', detail: { move } })).toEqual([basis])
  for (const action of ['sign-in', 'read-case', 'move-order', 'act:pass']) expect(basesOf({ action, detail: {} })).toEqual([])
})
