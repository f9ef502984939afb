import { access, constants, lstat, readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Words } from '#law/words.ts'
import { Denied } from '#server/denied.ts'
import { hasDataEnding, isDebris } from './file-names.ts'

/** So many files are added from a folder at once. */
export const MOST_FILES = 1000
const MOST_DEPTH = 8
type Refused = { name: string; why: Words }
type Found = { readonly files: { place: string; bytes: number }[]; readonly refused: Refused[] }

/**
 * The real path of what was asked for, when it lies under a folder the server may read; denied otherwise, alike for what is elsewhere and
 * what is not there.
 */
export async function allowedPlace(allowed: readonly string[], given: string): Promise<string> {
  if (allowed.length === 0)
    throw new Denied(403, {
      code: 'no-folders',
      message: { zh: '服务器没有开放可读取的目录', en: 'The server has no folder that may be read' },
      basis: 'choice:raw-data',
      remedy: {
        zh: '请改用上传，或请系统管理员用 RONGSHU_SOURCES 指定目录',
        en: 'Upload instead, or ask the administrator to name a folder in RONGSHU_SOURCES',
      },
    })
  for (const folder of allowed) {
    const root = await realpath(folder).catch(() => null)
    const wanted = root && (await realpath(path.resolve(root, given)).catch(() => null))
    if (root && wanted && isWithin(root, wanted)) return wanted
  }
  throw new Denied(403, {
    code: 'folder-not-open',
    message: { zh: '该目录不存在，或不在服务器允许读取的范围内', en: 'That folder does not exist, or is not one the server may read' },
    basis: 'choice:raw-data',
    remedy: { zh: `可读取的目录：${allowed.join('、')}`, en: `Folders that may be read: ${allowed.join(', ')}` },
  })
}

/** Whether a real path is the folder itself or lies in it. */
export function isWithin(root: string, place: string): boolean {
  const step = path.relative(root, place)
  return step === '' || (!step.startsWith('..') && !path.isAbsolute(step))
}

/** Every file of data in a folder that is allowed, and why others are none. */
export async function filesUnder(place: string, isDeep = true): Promise<Found> {
  const found: Found = { files: [], refused: [] }
  await walk(place, isDeep ? 0 : MOST_DEPTH, found)
  return found
}

async function walk(place: string, depth: number, found: Found): Promise<void> {
  const info = await lstat(place)
  const name = path.basename(place)
  if (info.isSymbolicLink()) return void found.refused.push({ name, why: { zh: '符号链接，不跟随', en: 'A symbolic link; not followed' } })
  if (info.isDirectory()) return walkFolder(place, depth, found)
  if (!info.isFile()) return void found.refused.push({ name, why: { zh: '不是普通文件', en: 'Not an ordinary file' } })
  if (isDebris(name) || name.startsWith('.')) return
  if (!hasDataEnding(name))
    return void found.refused.push({ name, why: { zh: '不是可识别的数据文件类型', en: 'Not a kind of data file that is known' } })
  if (found.files.length >= MOST_FILES)
    return void found.refused.push({ name, why: { zh: `一次最多添加${MOST_FILES}个文件`, en: `At most ${MOST_FILES} files at once` } })
  const readable = await access(place, constants.R_OK).then(
    () => true,
    () => false,
  )
  if (!readable) return void found.refused.push({ name, why: { zh: '服务器没有读取权限', en: 'The server may not read it' } })
  found.files.push({ place, bytes: (await stat(place)).size })
}

async function walkFolder(folder: string, depth: number, found: Found): Promise<void> {
  const name = path.basename(folder)
  if (depth > MOST_DEPTH) return void found.refused.push({ name, why: { zh: '目录层次过深', en: 'The folder lies too deep' } })
  const entries = await readdir(folder).catch(() => null)
  if (!entries) return void found.refused.push({ name, why: { zh: '服务器没有读取权限', en: 'The server may not read it' } })
  for (const entry of entries.sort())
    if (!entry.startsWith('.') && found.refused.length < MOST_FILES) await walk(path.join(folder, entry), depth + 1, found)
}
