import { expect, test } from 'vitest'
import { isBesideSeveral, isOfSeveral, readGiven } from './given.ts'

const credential = (number: string): File =>
  new File([JSON.stringify({ type: ['VerifiableCredential'], credentialSubject: { number } })], `${number}.json`)
const pdf = (text: string): File => new File([`%PDF-1.7\n${text}`], 'a.pdf')

const evidence = (number: string): File =>
  new File(
    [
      JSON.stringify({
        format: 'rongshu-evidence/1',
        case: { number, title: '' },
        lines: [],
        about: null,
        keys: { format: 'rongshu-keys/1', issuer: '', origin: '', keys: [], witnesses: [] },
      }),
    ],
    `evidence-${number}.json`,
  )

test('files of one certificate are taken together, those of several are told apart', async () => {
  const isSeveral = async (...files: File[]): Promise<boolean> => isOfSeveral(await readGiven(files))
  expect(await isSeveral(credential('1'), pdf('x'))).toBe(false)
  expect(await isSeveral(credential('1'), credential('1'), pdf('x'), pdf('x'))).toBe(false)
  expect(await isSeveral(credential('1'), credential('2'))).toBe(true)
  const changed = new File(
    [JSON.stringify({ type: ['VerifiableCredential'], credentialSubject: { number: '1', assetName: 'x' } })],
    '1.json',
  )
  expect(await isSeveral(credential('1'), changed), 'one number with two contents').toBe(true)
  expect(await isSeveral(pdf('x'), pdf('y'))).toBe(true)
  expect(await isSeveral(new File(['{}'], 'other.json'))).toBe(false)
  expect((await readGiven([evidence('3')])).evidence?.case.number).toBe('3')
  expect(await isSeveral(evidence('3'))).toBe(false)
  expect([
    await isSeveral(evidence('3'), evidence('4')),
    await isSeveral(evidence('3'), credential('3')),
    await isSeveral(evidence('3'), pdf('x')),
  ]).toEqual([true, true, true])
})

test('an SM2 signature by itself is known by its content', async () => {
  const sm2 = { format: 'rongshu-sm2/1', keyId: 'k', algorithm: 'SM2-SM3', identity: '1234567812345678', signature: 'AA==' }
  const given = await readGiven([credential('1'), new File([JSON.stringify(sm2)], 'sm2')])
  expect([given.sm2, given.unknown, isOfSeveral(given)]).toEqual([sm2, [], false])
  expect((await readGiven([new File([JSON.stringify({ ...sm2, identity: 'x' })], 'sm2')])).unknown).toEqual(['sm2'])
})

test('of status lists, keys, checkpoints and signatures none is passed over for another', async () => {
  const list = (validFrom: string): File =>
    new File([JSON.stringify({ type: ['VerifiableCredential', 'BitstringStatusListCredential'], validFrom })], 'status.json')
  const isSeveral = async (...files: File[]): Promise<boolean> => isBesideSeveral(await readGiven([credential('1'), ...files]))
  expect([await isSeveral(list('2026-11-30')), await isSeveral(list('2026-11-30'), list('2026-11-30'))]).toEqual([false, false])
  expect(await isSeveral(list('2026-11-30'), list('2026-11-29'))).toBe(true)
})
