import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { open, readFile, stat } from 'node:fs/promises'
import { publicKeyOf, type PublicKey } from '#contract/signing.ts'
import { CommandDenied } from './denial.ts'

/** Makes a key pair and writes the private half to a new file only its owner may read, sealed when there is a passphrase; answers the public half. */
export async function createKeyFile(place: string, passphrase: string): Promise<PublicKey> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem', ...(passphrase ? { cipher: 'aes-256-cbc', passphrase } : {}) })
  try {
    const file = await open(place, 'wx', 0o600)
    await file.writeFile(pem)
    await file.sync()
    await file.close()
  } catch (problem) {
    const { code } = problem as { code?: string }
    if (code === 'EEXIST')
      throw new CommandDenied({
        zh: `${place} 已经存在，不会覆盖；请换一个文件名`,
        en: `${place} is there already and is not written over; give another name`,
      })
    throw new CommandDenied({ zh: `无法写入 ${place}（${code}）`, en: `${place} cannot be written (${code})` })
  }
  return publicKeyOf(privateKey)!
}

/** Reads the private key findings are signed with; denied when it is not there, not Ed25519, or sealed with another passphrase. */
export async function readKeyFile(place: string, passphrase: string): Promise<KeyObject> {
  const pem = await readFile(place, 'utf8').catch(() => null)
  if (pem === null)
    throw new CommandDenied({
      zh: `读不到私钥文件 ${place}；用 npm run -s rongshu -- unit-key create 生成`,
      en: `The key file ${place} cannot be read; make one with npm run -s rongshu -- unit-key create`,
    })
  const isSealed = /ENCRYPTED/.test(pem)
  if (isSealed && !passphrase)
    throw new CommandDenied({
      zh: '私钥有口令：请设置环境变量 RONGSHU_KEY_PASSPHRASE',
      en: 'The key has a passphrase: set RONGSHU_KEY_PASSPHRASE',
    })
  let key: KeyObject
  try {
    key = createPrivateKey({ key: pem, format: 'pem', ...(passphrase ? { passphrase } : {}) })
  } catch {
    throw new CommandDenied(
      isSealed
        ? { zh: '私钥口令不对', en: 'The passphrase of the key is wrong' }
        : { zh: `${place} 不是私钥文件`, en: `${place} is no private key` },
    )
  }
  if (!publicKeyOf(key))
    throw new CommandDenied({
      zh: `${place} 不是 Ed25519 私钥；用 npm run -s rongshu -- unit-key create 生成`,
      en: `${place} is no Ed25519 key; make one with npm run -s rongshu -- unit-key create`,
    })
  return key
}

/** Whether others on this machine may read the file. */
export async function isOpenToOthers(place: string): Promise<boolean> {
  return ((await stat(place)).mode & 0o077) !== 0
}
