import { describe, expect, test } from 'vitest'
import { dueNote } from './due-note.ts'
import { fallenReason, memoReason } from './memo-reason.ts'

const certificate = { number: 'FZ350100-2026-000012-7', validUntil: '2026-11-20' }

describe('reasons of the memorandum register in both languages (§4.6)', () => {
  test.each([
    [
      'expired',
      '登记凭证 FZ350100-2026-000012-7 有效期至2026-11-20，已到期，未续展',
      'Certificate FZ350100-2026-000012-7 was valid until 2026-11-20 and was not renewed',
    ],
    ['deregistered', '登记凭证 FZ350100-2026-000012-7 已注销', 'Certificate FZ350100-2026-000012-7 was deregistered'],
    ['revoked', '登记凭证 FZ350100-2026-000012-7 已被撤销', 'Certificate FZ350100-2026-000012-7 was revoked'],
  ] as const)('%s', (how, zh, en) => {
    expect(fallenReason(how, certificate)).toBe(zh)
    expect(memoReason(zh)).toEqual({ zh, en })
    expect(dueNote({ kind: 'memo', note: zh })).toEqual({ zh, en })
  })

  test('what an officer wrote stays as it is', () => {
    const written = '成本资料不全，登记凭证 FZ350100-2026-000012-7 已注销'
    expect(memoReason(written)).toEqual({ zh: written, en: written })
  })
})
