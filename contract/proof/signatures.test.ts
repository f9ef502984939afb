import { expect, test, vi } from 'vitest'
import { isEd25519 } from './signatures.ts'

const key = crypto.getRandomValues(new Uint8Array(32))
const signature = new Uint8Array(64)

test('a browser without Ed25519 is told apart from a signature that does not fit', async () => {
  expect(await isEd25519(key, new Uint8Array(), signature)).toBe(false)
  const importing = vi
    .spyOn(crypto.subtle, 'importKey')
    .mockRejectedValue(new DOMException('Unrecognized algorithm name', 'NotSupportedError'))
  await expect(isEd25519(key, new Uint8Array(), signature)).rejects.toThrow('Unrecognized algorithm name')
  importing.mockRejectedValue(new DOMException('bad key', 'DataError'))
  expect(await isEd25519(key, new Uint8Array(), signature)).toBe(false)
  importing.mockRestore()
})
