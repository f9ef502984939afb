import type { FastifyReply } from 'fastify'
import { caseRoutes } from '#contract/cases.ts'
import { replaceUnseen } from '#contract/unseen-signs.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { auditLine } from '#server/audit/noting.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, notFound } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { findFile, type FoundFile, writeFile } from './files.sql.ts'
import { mediaTypeOf, nameByContent } from './media.ts'

const limit = 20 * 1024 * 1024

/** Papers in and out: kept by content, read through the case or the unit they belong to. */
export function fileHandlings({ files }: Platform): Handling[] {
  return [
    handle(caseRoutes.addFile, async (ask, { query }) => {
      const { content, name, mediaType } = await receivePaper(ask)
      const kept = await files.keep(content)
      await ask.transaction(async (tx) => {
        const isWritten = await writeFile(tx, {
          ...kept,
          mediaType,
          name,
          organisationId: ask.visitor.organisationId,
          officerId: ask.visitor.officerId,
          caseId: query.caseId ?? null,
          at: ask.now,
        })
        if (!isWritten) throw notFound()
      })
      return { ...kept, name, mediaType }
    }),
    handle(caseRoutes.readFile, async (ask, { params: { sha256 } }) => {
      const isKept = await files.has(sha256)
      const found = await ask.transaction(async (tx) => (isKept ? findNoted(tx, ask, sha256) : null))
      if (!found) throw notFound()
      // A browser that has it asks again each time: who may read it is judged, and that it was read is noted, whenever it is looked at.
      const tag = `"${sha256}"`
      ask.reply.header('cache-control', 'private, no-cache').header('etag', tag)
      if (ask.request.headers['if-none-match'] === tag) return ask.reply.status(304).send()
      return asPaper(ask.reply, found).send(files.read(sha256))
    }),
  ]
}

/** The paper that comes with a request: its content, its name without what no file name holds, and its kind. */
async function receivePaper(ask: Ask): Promise<{ content: Buffer; name: string; mediaType: string }> {
  const part = await ask.request.file({ limits: { fileSize: limit, files: 1 } }).catch(() => undefined)
  if (!part)
    throw new Denied(400, {
      code: 'malformed',
      message: { zh: '请选择一个文件', en: 'Choose a file' },
      basis: 'choice:paper-files',
      remedy: { zh: '选好文件后再上传', en: 'Choose a file, then send it' },
      fields: [{ field: 'file', message: { zh: '没有文件', en: 'No file' } }],
    })
  const content = await part.toBuffer().catch(() => null)
  if (!content)
    throw new Denied(413, {
      code: 'too-large',
      message: { zh: '文件超过 20 MB', en: 'The file is larger than 20 MB' },
      basis: 'choice:paper-files',
      remedy: { zh: '压缩图片或者分成几份材料提交', en: 'Make its pictures smaller, or send it in parts' },
      fields: [{ field: 'file', message: { zh: '过大', en: 'Too large' } }],
    })
  const mediaType = mediaTypeOf(content)
  if (!mediaType)
    throw new Denied(422, {
      code: 'invalid',
      message: { zh: '材料只接受 PDF、PNG、JPEG 文件（按内容识别）', en: 'Papers are PDF, PNG or JPEG, judged by content' },
      basis: 'choice:paper-files',
      remedy: { zh: '另存为 PDF 或者图片后再上传', en: 'Save it as PDF or a picture and send that' },
      fields: [{ field: 'file', message: { zh: '文件类型不符', en: 'Wrong kind of file' } }],
    })
  return {
    content,
    name: replaceUnseen(part.filename, '').replaceAll(/[/\\]/g, '').slice(0, 200) || 'file',
    mediaType,
  }
}

/** A paper that the visitor may read, or null; whoever reads one of somebody else leaves a line that the holder can see. */
async function findNoted(tx: Tx, ask: Ask, sha256: string): Promise<FoundFile | null> {
  const file = await findFile(tx, sha256)
  if (!file || file.isOwn) return file
  const what = { kind: 'file', id: sha256, holderId: file.holderId } as const
  await recordAudit(tx, auditLine(ask, 'read-file', what, { caseId: file.caseId }), ask.now)
  return file
}

/** The head of an answer that is a paper: shown in the browser where that is safe, and able to do nothing there. */
function asPaper(reply: FastifyReply, { name, mediaType, bytes }: FoundFile): FastifyReply {
  const isPdf = mediaType === 'application/pdf'
  const manner = isPdf || mediaType.startsWith('image/') ? 'inline' : 'attachment'
  return reply
    .header('content-type', mediaType)
    .header('content-length', bytes)
    .header('content-disposition', `${manner}; filename*=UTF-8''${encodeURIComponent(nameByContent(name, mediaType))}`)
    .header('x-content-type-options', 'nosniff')
    .header(
      'content-security-policy',
      `${isPdf ? '' : 'sandbox; '}default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data: blob:; object-src 'self'; frame-ancestors 'self'`,
    )
}
