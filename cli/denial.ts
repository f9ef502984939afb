import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { Refused } from '#contract/call.ts'
import type { Words } from '#law/words.ts'

/** A command that cannot be carried out for a reason its user can do something about. */
export class CommandDenied extends Error {
  override readonly name = 'CommandDenied'
  readonly words: Words
  constructor(words: Words) {
    super(words.en)
    this.words = words
  }
}

/** What to tell about a failed command: the words of a denial, or null when it is a bug. */
export function wordsOfDenial(problem: unknown): Words | null {
  if (problem instanceof CommandDenied) return problem.words
  return problem instanceof Refused ? problem.problem.message : null
}

/** Refuses a place at which no file is that this account may read. */
export async function requireFile(place: string): Promise<void> {
  const isReadable = await access(place, constants.R_OK)
    .then(() => stat(place))
    .then(
      (found) => found.isFile(),
      () => false,
    )
  if (!isReadable)
    throw new CommandDenied({
      zh: `读不到 ${place}：没有这个文件，或者本账户无权读取`,
      en: `${place} cannot be read: there is no such file, or this account may not read it`,
    })
}

/** Runs something that asks the platform, and says where it was looked for when nobody answers there. */
export async function reaching<T>(base: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (problem) {
    if (problem instanceof TypeError && problem.cause) {
      throw new CommandDenied({
        zh: `${base} 没有平台应答。请先启动平台，或用 --url、PORT 指明地址`,
        en: `No platform answers at ${base}. Start it, or say where it is with --url or PORT`,
      })
    }
    throw problem
  }
}
