import { createHash, randomInt } from 'node:crypto'

const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
const [groups, groupLength, many] = [4, 6, 10]

/** Ten codes of four groups of six letters, some 118 bits each: typed once each when the device is lost. */
export function newRecoveryCodes(): string[] {
  const group = () => Array.from({ length: groupLength }, () => letters[randomInt(letters.length)]).join('')
  return Array.from({ length: many }, () => Array.from({ length: groups }, group).join('-'))
}

/** What is kept of a recovery code, however it was typed. */
export function digestOfRecovery(code: string): Buffer {
  return createHash('sha256')
    .update(
      code
        .normalize('NFKC')
        .toUpperCase()
        .replaceAll(/[^A-Z0-9]/g, ''),
    )
    .digest()
}
