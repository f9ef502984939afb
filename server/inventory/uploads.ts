import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { MultipartFile } from '@fastify/multipart'
import { inventoryRoutes } from '#contract/inventory.ts'
import { groupByName, MOST_TOGETHER, stemOfName } from '#contract/like-names.ts'
import type { Words } from '#law/words.ts'
import { Denied } from '#server/denied.ts'
import { storedZip } from '#server/files/stored-zip.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { enterSources } from './entering.ts'
import { isDebris, safeFileName } from './file-names.ts'
import type { InventoryLent } from './lent.ts'
import { requireCounting } from './round-reading.ts'
import { layDown, takeBack, type LaidDown } from './source-area.ts'

type Arrived = {
  readonly kept: (LaidDown & { name: string; parts?: readonly string[] })[]
  readonly refused: { name: string; why: Words }[]
}

const debris: Words = { zh: '办公软件或系统留下的临时文件，不是数据', en: 'A temporary file of an office program or the system, not data' }
const tooLarge: Words = {
  zh: '超过单个文件上限（4 GB），请拆分，或放到服务器目录后添加',
  en: 'Over the limit of one file (4 GB); split it, or add it from a folder of the server',
}

const cutOff = () =>
  new Denied(400, {
    code: 'cut-off',
    message: { zh: '上传中断，没有保存任何文件', en: 'The upload was cut off; nothing was kept' },
    remedy: { zh: '重新上传', en: 'Upload again' },
  })

/** Uploads: sealed as they stream to the disk, entered all together when the last one has arrived. */
export function uploads(platform: Platform, lent: InventoryLent): Handling[] {
  return [
    handle(inventoryRoutes.addUploads, async (ask, { params, query }) => {
      await ask.transaction((tx) => requireCounting(tx, lent, ask, params.id))
      const arrived: Arrived = { kept: [], refused: [] }
      try {
        await (query.together ? receiveTogether : receive)(platform, ask, arrived)
        const added = await enterSources(
          platform,
          lent,
          ask,
          params.id,
          arrived.kept.map((laid) => ({ ...laid, arrivedBy: 'upload' })),
        )
        return { added, refused: arrived.refused }
      } catch (problem) {
        await takeBack(platform.config.dataDir, arrived.kept)
        await letGoBy(ask.request.raw)
        if (ask.request.raw.destroyed && !ask.request.raw.complete) throw cutOff()
        throw query.together && (problem as { code?: unknown }).code === 'FST_FILES_LIMIT' ? tooMany() : problem
      }
    }),
  ]
}

/** Lets what is still coming go by: whoever is in the middle of sending hears the answer only then. */
async function letGoBy(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return
  request.unpipe()
  request.resume()
  await finished(request).catch(() => {})
}

/** The files of the request under safe names; traces of office programs are refused. */
async function* partsOf(ask: Ask, refused: Arrived['refused'], limits: { readonly files?: number; readonly parts?: number } = {}) {
  if (!ask.request.isMultipart())
    throw new Denied(400, { code: 'malformed', message: { zh: '请以文件方式（multipart）上传', en: 'Send the files as multipart' } })
  for await (const part of ask.request.files({ limits })) {
    const name = safeFileName(part.filename)
    // A safe name has lost the dot by which a system's own files are known.
    if (!isDebris(part.filename.split(/[\\/]/).at(-1)!)) yield { name, part }
    else {
      part.file.resume()
      refused.push({ name, why: debris })
    }
  }
}

/** Lays the files down as one source, in an archive of the platform's own, so that it is sealed, opened, sealed anew and erased as any upload is. */
async function receiveTogether(platform: Platform, ask: Ask, { kept, refused }: Arrived): Promise<void> {
  const names: string[] = []
  let bytes = 0
  const files = async function* () {
    for await (const { name, part } of partsOf(ask, refused, { files: MOST_TOGETHER, parts: MOST_TOGETHER + 1 })) {
      if (names.length > 0 && groupByName([{ name: names[0]! }, { name }]).length > 1) throw notAlike(names[0]!, name)
      names.push(name)
      yield {
        name,
        content: wholeOf(part.file, (more) => {
          bytes += more
        }),
      }
    }
    if (names.length === 0) throw noFile()
  }
  const laid = await layDown(
    platform,
    ask.visitor.organisationId!,
    Readable.from(
      storedZip(files(), () => {
        throw tooMuch()
      }),
      { objectMode: false },
    ),
  )
  kept.push({ ...laid, bytes, name: stemOfName(names[0]!), parts: names })
  if (names.length < 2) throw oneFile()
}

async function* wholeOf(file: MultipartFile['file'], onBytes: (more: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of file as AsyncIterable<Buffer>) {
    onBytes(chunk.length)
    yield chunk
  }
  if (file.truncated) throw tooMuch()
}

const oneFile = () =>
  new Denied(422, {
    code: 'one-file',
    message: {
      zh: '只收到一个文件，不需要合成；没有保存',
      en: 'Only one file arrived, so there is nothing to put together; nothing was kept',
    },
    basis: '§3.2',
    remedy: { zh: '单独上传这个文件', en: 'Upload it by itself' },
  })
const noFile = () => new Denied(400, { code: 'malformed', message: { zh: '没有收到文件', en: 'No file arrived' } })
const tooMuch = () =>
  new Denied(413, {
    code: 'too-large',
    message: {
      zh: '合成一个数据集的文件合计超过上限（4 GB），没有保存',
      en: 'The files of one dataset are over the limit (4 GB) together; nothing was kept',
    },
    basis: '§3.5',
    remedy: { zh: '放到服务器目录后添加，或逐个上传', en: 'Add them from a folder of the server, or upload each by itself' },
  })
const tooMany = () =>
  new Denied(413, {
    code: 'too-many-files',
    message: {
      zh: `合成一个数据集的文件超过 ${MOST_TOGETHER} 个，没有保存`,
      en: `More than ${MOST_TOGETHER} files were to be one dataset; nothing was kept`,
    },
    basis: '§3.5',
    remedy: { zh: '先并成较少的文件，或逐个上传', en: 'Merge them into fewer files first, or upload each by itself' },
  })
const notAlike = (one: string, other: string) =>
  new Denied(422, {
    code: 'not-alike',
    message: {
      zh: `“${one}”与“${other}”不能按一个数据集上传：名称须只差数字和日期，且不是压缩包；没有保存`,
      en: `“${one}” and “${other}” are no one dataset: names may differ in numbers and dates only, and neither may be an archive; nothing was kept`,
    },
    basis: '§3.2',
    remedy: { zh: '逐个上传', en: 'Upload each by itself' },
  })

async function receive(platform: Platform, ask: Ask, { kept, refused }: Arrived): Promise<void> {
  for await (const { name, part } of partsOf(ask, refused)) {
    const laid = await layDown(platform, ask.visitor.organisationId!, part.file)
    if (part.file.truncated) {
      await takeBack(platform.config.dataDir, [laid])
      refused.push({ name, why: tooLarge })
    } else kept.push({ ...laid, name })
  }
  if (kept.length + refused.length === 0) throw noFile()
}
