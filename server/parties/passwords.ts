import { hash, verify } from '@node-rs/argon2'
import { choices } from '#law/choices.ts'
import type { Words } from '#law/words.ts'
import { isGuessable } from './guessable.ts'

/** argon2id as OWASP recommends it: 19 MiB, two passes, one lane; some 50 ms off the event loop. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const plain = (password: string) => password.normalize('NFKC')
const nobodysPassword = hash(crypto.randomUUID(), cost)

/** The hash of a password, with its salt and cost, as it is kept. */
export async function hashPassword(password: string): Promise<string> {
  return hash(plain(password), cost)
}

/** Whether a password is the one of the hash. Without a hash it takes as long and says no, so that time tells nobody which logins exist. */
export async function isPassword(kept: string | null, password: string): Promise<boolean> {
  const isIt = await verify(kept || (await nobodysPassword), plain(password))
  return isIt && Boolean(kept)
}

const longEnough = choices.password.value
const classes = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u]

/** Whose password it is to be: what must not stand in it. */
export type PasswordOf = { readonly login: string; readonly names: readonly string[] }

/**
 * Why a password may not be chosen, or null (choice:password): long enough, or shorter of three kinds; not common; without login name,
 * name and organisation.
 */
export function whyNotPassword(password: string, { login, names }: PasswordOf): Words | null {
  const length = [...plain(password)].length
  const kinds = classes.filter((kind) => kind.test(password)).length
  const [low, name] = [plain(password).toLowerCase(), login.toLowerCase()]
  if (low === name || (name.length > 3 && low.includes(name)))
    return { zh: '密码不能包含登录名', en: 'The password must not contain the login name' }
  if (names.some((each) => each.trim().length > 1 && low.includes(plain(each.trim()).toLowerCase())))
    return { zh: '密码不能包含姓名或单位名称', en: 'The password must not contain the name of the officer or organisation' }
  if (new Set(plain(password)).size < 4) return { zh: '密码至少要有4个不同的字符', en: 'Use at least 4 different characters' }
  if (length < longEnough && (length < 8 || kinds < 3))
    return {
      zh: `密码至少${longEnough}个字符；或至少8个字符，并含大写、小写、数字、符号中的三类`,
      en: `At least ${longEnough} characters, or 8 with three of: capitals, small letters, digits, signs`,
    }
  return isGuessable(password) ? { zh: '这是常用密码，容易被猜中', en: 'This password is common and easily guessed' } : null
}

/** Whether a password is one of those kept, looked at one after the other (choice:password-history). */
export async function isOneOf(kept: readonly string[], password: string): Promise<boolean> {
  for (const each of kept) if (await isPassword(each, password)) return true
  return false
}
