import { createWriteStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isArchive, MOST_TOGETHER as MEMBERS } from '#contract/like-names.ts'
import { Unreadable } from '#scanner/faults.ts'
import { headOf, readBytes } from '#scanner/sources/bytes.ts'
import { formatByName } from '#scanner/sources/detect.ts'
import { inTempFolder } from '#scanner/sources/temp-folder.ts'
import { inflateEntry, refuseBomb, zipDirectory } from '#scanner/sources/zip.ts'
import type { Fault } from '#contract/findings.ts'
import type { Limits } from '#scanner/limits.ts'
import type { ZipEntry } from '#scanner/sources/zip.ts'

/** A member of an archive: where it lies unpacked for the moment and its name, or why it was refused. */
export type Member = { name: string; path: string } | { name: string; fault: Fault }

const OWN = /^[\\/]?(xl[\\/]workbook\d*\.(xml|bin)|word[\\/]document\.xml|ppt[\\/]presentation\.xml)$/i

/** What must be unpacked before it can be read: a zip of files that is no workbook, or gzip around a format that is not text. */
export async function archiveKind(path: string, limits: Limits): Promise<'zip' | 'gzip' | null> {
  const head = await firstBytes(path)
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) {
    const entries = await zipDirectory(path).catch(() => [])
    return entries.length > 0 && !entries.some((entry) => OWN.test(entry.name)) ? 'zip' : null
  }
  if (!head.startsWith('\x1f\x8b')) return null
  const inside = (await headOf(path, true, 8, limits).catch(() => Buffer.alloc(0))).toString('latin1')
  return /^(PK\x03\x04|PAR1|\xd0\xcf\x11\xe0|\x1f\x8b)/.test(inside) ? 'gzip' : null
}

async function firstBytes(path: string): Promise<string> {
  await using file = await open(path)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
  return buffer.toString('latin1', 0, bytesRead)
}

/** Which members are unpacked side by side, and where one after the other. */
type Batches = (entries: readonly ZipEntry[]) => readonly (readonly ZipEntry[])[]

/** Unpacks members, those of a batch side by side, into a folder of its own, never by the name they bear, and lets each batch be worked on before the next. */
export async function eachBatch(
  path: string,
  name: string,
  kind: 'zip' | 'gzip',
  { limits, batches }: { limits: Limits; batches: Batches },
  work: (members: readonly Member[]) => Promise<void>,
): Promise<void> {
  await inTempFolder(async (folder) => {
    const target = join(folder, 'member')
    if (kind === 'gzip') {
      const inner = basename(name).replace(/\.gz$/i, '')
      return await work([await unpacked(inner, target, readBytes(path, true, limits))])
    }
    const entries = (await zipDirectory(path)).filter(
      (entry) => !/[\\/]$/.test(entry.name) && !/(^|[\\/])(__MACOSX|\.[^\\/]*$|Thumbs\.db$)/.test(entry.name),
    )
    if (entries.some((entry) => entry.encrypted))
      throw new Unreadable('password-protected', {
        zh: '压缩包有密码保护，请解压后再扫描',
        en: 'The archive is protected by a password; unpack it and scan the files',
      })
    refuseBomb(entries, limits)
    if (['mimetype', 'content.xml'].every((own) => entries.some((entry) => entry.name === own)))
      throw new Unreadable('other-form', {
        zh: '这是 OpenDocument 文件（ODS、ODT 等），请另存为 XLSX 或 CSV 后再扫描',
        en: 'This is an OpenDocument file (ODS, ODT and so on); save it as XLSX or CSV and scan that',
      })
    if (entries.length > MEMBERS)
      throw new Unreadable('too-large', {
        zh: `压缩包内超过 ${MEMBERS} 个文件，请解压后再扫描`,
        en: `The archive holds more than ${MEMBERS} files; unpack it and scan the folder`,
      })
    for (const batch of batches(entries)) {
      const members: Member[] = []
      for (const [at, entry] of batch.entries())
        members.push(refusalOf(entry) ?? (await unpacked(entry.name, `${target}-${at}`, inflateEntry(path, entry, limits))))
      await work(members)
      for (const at of batch.keys()) await rm(`${target}-${at}`, { force: true })
    }
  })
}

async function unpacked(name: string, path: string, bytes: AsyncIterable<Buffer>): Promise<Member> {
  try {
    await pipeline(Readable.from(bytes), createWriteStream(path, { mode: 0o600 }))
    return { name, path }
  } catch (error) {
    if (error instanceof Unreadable) return { name, fault: error.fault }
    return {
      name,
      fault: {
        code: 'broken',
        severity: 'error',
        message: { zh: '压缩数据损坏，未能解出', en: 'The packed data is damaged; it could not be unpacked' },
      },
    }
  }
}

/** Archives within archives and files whose names lead outside are not unpacked. */
function refusalOf({ name }: ZipEntry): Member | null {
  const refuse = (code: Fault['code'], zh: string, en: string, severity: Fault['severity'] = 'error'): Member => ({
    name,
    fault: { code, severity, message: { zh, en } },
  })
  if (/(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[A-Za-z]:/.test(name))
    return refuse('unsafe-name', '文件名指向压缩包之外，未读取', 'Its name leads outside the archive; it was not read')
  if (isArchive(name))
    return refuse('unsupported', '压缩包内的压缩包不读取，请先解压', 'An archive within an archive is not read; unpack it first')
  return formatByName(name) === null && !/\.(html?|xml|et)$/i.test(name)
    ? refuse('unsupported', '不是数据文件，未读取', 'It is no file of data; it was not read', 'warning')
    : null
}
