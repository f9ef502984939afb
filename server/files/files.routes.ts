import { caseRoutes } from '#contract/cases.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { Denied, notFound } from '#server/denied.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { findFile, writeFile } from './files.sql.ts'
import { mediaTypeOf, nameByContent } from './media.ts'

const limit = 20 * 1024 * 1024

/** Papers in and out: kept by content, read through the case or the unit they belong to. */
export function fileHandlings({ files }: Platform): Handling[] {
  return [
    handle(caseRoutes.addFile, async (ask, { query }) => {
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
      const kept = await files.keep(content)
      const name = part.filename.replaceAll(/[\u0000-\u001f/\\]/g, '').slice(0, 200) || 'file'
      await ask.transaction(async (tx) => {
        if (
          !(await writeFile(tx, {
            ...kept,
            mediaType,
            name,
            organisationId: ask.visitor.organisationId,
            officerId: ask.visitor.officerId,
            caseId: query.caseId ?? null,
            at: ask.now,
          }))
        )
          throw notFound()
      })
      return { ...kept, name, mediaType }
    }),
    handle(caseRoutes.readFile, async (ask, { params }) => {
      const { visitor } = ask
      const isKept = await files.has(params.sha256)
      const found = await ask.transaction(async (tx) => {
        const file = isKept ? await findFile(tx, params.sha256) : null
        // Whoever reads a paper of somebody else leaves a line that the holder can see.
        if (file && !file.isOwn)
          await recordAudit(
            tx,
            {
              officerId: visitor.officerId,
              organisationId: visitor.organisationId,
              role: visitor.role,
              action: 'read-file',
              objectKind: 'file',
              objectId: params.sha256,
              outcome: 'done',
              detail: { caseId: file.caseId },
              holderId: file.holderId,
              requestId: ask.requestId,
              address: ask.address,
            },
            ask.now,
          )
        return file
      })
      if (!found) throw notFound()
      // A browser that has it asks again each time: who may read it is judged, and that it was read is noted, whenever it is looked at.
      const tag = `"${params.sha256}"`
      ask.reply.header('cache-control', 'private, no-cache').header('etag', tag)
      if (ask.request.headers['if-none-match'] === tag) return ask.reply.status(304).send()
      const inline = found.mediaType === 'application/pdf' || found.mediaType.startsWith('image/')
      return ask.reply
        .header('content-type', found.mediaType)
        .header('content-length', found.bytes)
        .header(
          'content-disposition',
          `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(nameByContent(found.name, found.mediaType))}`,
        )
        .header('x-content-type-options', 'nosniff')
        .header(
          'content-security-policy',
          `${found.mediaType === 'application/pdf' ? '' : 'sandbox; '}default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data: blob:; object-src 'self'; frame-ancestors 'self'`,
        )
        .send(files.read(params.sha256))
    }),
  ]
}
