import { expect, test } from 'vitest'
import { whyNotLicensed } from './sources.ts'
import type { FoundSource } from './sources.sql.ts'

const asset = (number: string, operatorId: string): FoundSource => ({
  number,
  assetId: number,
  certificateStatus: 'valid',
  agreementId: number,
  agreementNumber: number,
  isInForce: true,
  beginsOn: '2026-01-01',
  endsOn: '2026-12-31',
  productId: null,
  productState: null,
  purposeClass: 'industry',
  operatorId,
  holderId: null,
  holderKind: null,
  holderSector: null,
  usesPublic: false,
  order: null,
  isOwn: false,
})
const line = (number: string) => ({ number, scope: '全部', acquiredOn: '2026-02-01' })
const why = (...found: FoundSource[]) =>
  whyNotLicensed(
    found.map(({ number }) => line(number)),
    found,
    'industry',
    '2026-11-01',
  )

test('来源由不同运营主体运营的，提交说明书时就说明，不等到上架（choice:licensed-sources）', () => {
  expect(why(asset('A', 'one'), asset('B', 'one'))).toBeNull()
  expect(why(asset('A', 'one'), asset('B', 'two'))?.zh).toContain('来源A和B由不同的运营主体运营')
})

test('来源是其他开发主体的产品的，须有已经交付的订单，获取日期不早于交付；自己开发的不用（§6.1–6.3，choice:licensed-sources）', () => {
  const product = (changes: Partial<FoundSource>): FoundSource => ({
    ...asset('CP-1', 'one'),
    assetId: null,
    productId: 'p',
    productState: 'listed',
    ...changes,
  })
  const order = { number: 'DD-1', isDelivered: true, deliveredOn: '2026-02-01' }
  expect(why(product({ isOwn: true }))).toBeNull()
  expect(why(product({ order }))).toBeNull()
  expect(why(product({}))).toEqual({ zh: expect.stringContaining('没有对它的有效订单'), en: expect.stringContaining('no standing order') })
  expect(why(product({ order: { ...order, isDelivered: false, deliveredOn: null } }))?.zh).toContain('订单DD-1还没有交付')
  expect(why(product({ order: { ...order, deliveredOn: '2026-02-02' } }))?.zh).toContain('早于订单DD-1的交付日期2026-02-02')
})
