import type { IncomingMessage } from 'node:http'
import { finished } from 'node:stream/promises'
import { inventoryRoutes } from '#contract/inventory.ts'
import type { Words } from '#law/words.ts'
import { Denied } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { enterSources } from './entering.ts'
import { isDebris, safeFileName } from './file-names.ts'
import type { InventoryLent } from './lent.ts'
import { requireCounting } from './round-reading.ts'
import { layDown, takeBack, type LaidDown } from './source-area.ts'

type Arrived = { readonly kept: (LaidDown & { name: string })[]; readonly refused: { name: string; why: Words }[] }

const debris: Words = { zh: '办公软件或系统留下的临时文件，不是数据', en: 'A temporary file of an office program or the system, not data' }
const tooLarge: Words = { zh: '超过单个文件上限（4 GB），请拆分，或放到服务器目录后添加', en: 'Over the limit of one file (4 GB); split it, or add it from a folder of the server' }

const cutOff = () => new Denied(400, { code: 'cut-off', message: { zh: '上传中断，没有保存任何文件', en: 'The upload was cut off; nothing was kept' }, remedy: { zh: '重新上传', en: 'Upload again' } })

/** Uploads: sealed as they stream to the disk, entered all together when the last one has arrived. */
export function uploads(platform: Platform, lent: InventoryLent): Handling[] {
  return [handle(inventoryRoutes.addUploads, async (ask, { params }) => {
    await ask.transaction((tx) => requireCounting(tx, lent, ask, params.id))
    const arrived: Arrived = { kept: [], refused: [] }
    try {
      await receive(platform, ask, arrived)
      const added = await enterSources(platform, lent, ask, params.id, arrived.kept.map((laid) => ({ ...laid, arrivedBy: 'upload' })))
      return { added, refused: arrived.refused }
    } catch (problem) {
      await takeBack(platform.config.dataDir, arrived.kept)
      await letGoBy(ask.request.raw)
      throw ask.request.raw.destroyed && !ask.request.raw.complete ? cutOff() : problem
    }
  })]
}

/** Lets what is still coming go by: whoever is in the middle of sending hears the answer only then. */
async function letGoBy(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return
  request.unpipe()
  request.resume()
  await finished(request).catch(() => {})
}

async function receive(platform: Platform, ask: Ask, { kept, refused }: Arrived): Promise<void> {
  if (!ask.request.isMultipart()) throw new Denied(400, { code: 'malformed', message: { zh: '请以文件方式（multipart）上传', en: 'Send the files as multipart' } })
  for await (const part of ask.request.files()) {
    const name = safeFileName(part.filename)
    if (isDebris(name)) {
      part.file.resume()
      refused.push({ name, why: debris })
      continue
    }
    const laid = await layDown(platform, ask.visitor.organisationId!, part.file)
    if (part.file.truncated) {
      await takeBack(platform.config.dataDir, [laid])
      refused.push({ name, why: tooLarge })
    } else kept.push({ ...laid, name })
  }
  if (kept.length + refused.length === 0) throw new Denied(400, { code: 'malformed', message: { zh: '没有收到文件', en: 'No file arrived' } })
}
