import type { FileHandle } from 'node:fs/promises'
import { contentIn, headBytes, headOf, keyIn, openedChunks, readAt, Spoilt } from './sealed-chunks.ts'
import { NotOpened, type Vault } from './vault.ts'

const readHead = async (file: FileHandle) => headOf(await readAt(file, 0, headBytes))

/** Which key a file was sealed by; null for one that lies open. */
export async function sealedBy(file: FileHandle): Promise<string | null> {
  const head = await readHead(file)
  return head && keyIn(head)
}

/** How many bytes a file holds once it is opened. */
export async function contentBytes(file: FileHandle): Promise<number> {
  return contentIn(await readHead(file), (await file.stat()).size)
}

/** What a file holds, opened when it was sealed, as it is otherwise. Throws when a key is missing or a chunk is not what it was. */
export async function* openedFile(file: FileHandle, vault: Pick<Vault, 'key'>, bound = ''): AsyncGenerator<Buffer> {
  const { size } = await file.stat()
  try {
    yield* openedChunks(file, size, vault.key, bound)
  } catch (problem) {
    throw problem instanceof Spoilt ? spoilt() : problem
  }
}

/** The refusal of what is not what was sealed. */
export const spoilt = () =>
  new NotOpened({ zh: '文件被改动、截断过，或密钥不符', en: 'the file was changed or cut off, or the key is another one' })
