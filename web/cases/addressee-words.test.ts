import { expect, test } from 'vitest'
import { addresseeWords } from './addressee-words.ts'

test('only a firm is commissioned; a new holder, who answers a correction and who is inspected are the other party (§4.4, §4.7)', () => {
  expect(['legal-opinion', 'valuation', 'product-filing'].map((procedure) => addresseeWords(procedure).zh)).toEqual([
    '受托：',
    '受托：',
    '受托：',
  ])
  expect(
    ['transfer-registration', 'third-party-correction', 'registrar-deregistration', 'revocation', 'dispute', 'inspection'].map(
      (procedure) => addresseeWords(procedure).zh,
    ),
  ).toEqual(['对方单位：', '对方单位：', '对方单位：', '对方单位：', '对方单位：', '对方单位：'])
})
