import { expect, test } from 'vitest'
import { whyNotLicensed } from './sources.ts'
import type { FoundSource } from './sources.sql.ts'

const asset = (number: string, operatorId: string): FoundSource => ({ number, assetId: number, certificateStatus: 'valid', agreementId: number, agreementNumber: number, isInForce: true, beginsOn: '2026-01-01', endsOn: '2026-12-31', productId: null, productState: null, purposeClass: 'industry', operatorId, holderId: null, holderKind: null, holderSector: null, usesPublic: null })
const line = (number: string) => ({ number, scope: '全部', acquiredOn: '2026-02-01' })
const why = (...found: FoundSource[]) => whyNotLicensed(found.map(({ number }) => line(number)), found, 'industry', '2026-11-01')

test('来源由不同运营主体运营的，提交说明书时就说明，不等到上架（choice:licensed-sources）', () => {
  expect(why(asset('A', 'one'), asset('B', 'one'))).toBeNull()
  expect(why(asset('A', 'one'), asset('B', 'two'))?.zh).toContain('来源A和B由不同的运营主体运营')
})
