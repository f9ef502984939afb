import { z } from 'zod'
import { choices } from '#law/choices.ts'
import { answers, civilDate, id, idParams, instant, page, pageQuery, route, sha256, text, words } from './route.ts'

/** A public notice shows exactly registrant, type, name and summary, and its dates. */
export const notice = z.object({ caseId: id, registrant: z.string(), registrationType: z.string(), assetName: z.string(), summary: z.string(), openedOn: civilDate, endsOn: civilDate, isProvisional: z.boolean(), state: z.enum(['open', 'suspended', 'closed']), daysLeft: z.number().int().nullable() })
export type Notice = z.infer<typeof notice>
export const registerLine = z.object({ number: z.string(), assetName: z.string(), holderName: z.string(), registrationType: z.string(), issuedOn: civilDate, validUntil: civilDate, status: z.string() })
export type RegisterLine = z.infer<typeof registerLine>
export const certificateCheck = z.object({ number: z.string(), status: z.enum(['valid', 'changed', 'deregistered', 'revoked', 'expired']), statement: words, statusOn: civilDate, statusReason: z.string(), facts: z.record(z.string(), z.string()), pdfSha256: sha256, pdfSm3: z.string(), issuedOn: civilDate, validUntil: civilDate })
export type CertificateCheck = z.infer<typeof certificateCheck>

/** Where a case stands, for whoever holds its number and code: no name and no content; the decision only where nobody signed in to ask for it. */
export const progress = z.object({ number: z.string(), procedure: z.string(), title: words, state: words, isEnded: z.boolean(), since: instant, whose: words.nullable(), days: z.number().int().nullable(), dueOn: civilDate.nullable(), isProvisional: z.boolean(), isPaused: z.boolean(), decision: z.string().nullable() })
export type Progress = z.infer<typeof progress>

/** What the register is looked through for: words, holder, type as the certificate says it, state, first and last day of issue. */
export const registerQuery = { q: text(100).optional(), status: text(20).optional(), holder: text(100).optional(), type: text(40).optional(), from: civilDate.optional(), until: civilDate.optional() }

export const registrationRoutes = {
  listNotices: route({ method: 'GET', path: '/api/notices', summary: { zh: '公示公告', en: 'Public notices' }, access: 'public', query: z.object({ ...pageQuery, state: z.enum(['open', 'closed', 'all']).default('open') }), reply: page(notice) }),
  readNotice: route({ method: 'GET', path: '/api/notices/:id', summary: { zh: '一则公示', en: 'One notice' }, access: 'public', params: idParams, reply: notice }),
  objectToNotice: route({ method: 'POST', path: '/api/notices/:id/objections', summary: { zh: '提出异议（实名，附证据）', en: 'Object by real name, with evidence (multipart: answers as JSON and the file)' }, access: 'public', params: idParams, multipart: true, reply: z.object({ receipt: z.string(), number: z.string(), dueOn: civilDate.nullable() }) }),
  listRegister: route({ method: 'GET', path: '/api/register', summary: { zh: '登记簿', en: 'The register' }, access: 'public', query: z.object({ ...pageQuery, ...registerQuery }), reply: page(registerLine) }),
  checkCertificate: route({ method: 'GET', path: '/api/certificates/:number', summary: { zh: '凭证核验', en: 'Check a certificate by number' }, access: 'public', params: z.object({ number: text(60, 4) }), reply: certificateCheck }),
  checkCertificateFile: route({ method: 'GET', path: '/api/certificates/by-digest/:sha256', summary: { zh: '按文件摘要核验', en: 'Check a certificate file by its SHA-256' }, access: 'public', params: z.object({ sha256 }), reply: certificateCheck }),
  certificatePdf: route({ method: 'GET', path: '/api/certificates/:number/pdf', summary: { zh: '凭证文件', en: 'The certificate as issued (PDF/A)' }, access: 'public', params: z.object({ number: text(60, 4) }), reply: 'file' }),
  readAssetCard: route({ method: 'GET', path: '/api/assets/:id/asset-card', summary: { zh: '数据资产卡', en: 'The asset card' }, access: 'signed-in', params: idParams, reply: z.object({ assetId: id, certificateNumber: z.string(), card: answers, opinionId: id, valuationId: id, valuationFen: z.number().int(), createdAt: z.string() }) }),
  caseProgress: route({ method: 'POST', path: '/api/progress', summary: { zh: '办件进度', en: 'Progress of a case by its number and code' }, access: 'public', perMinute: choices['progress-code'].value, body: z.object({ number: text(40, 1), code: text(40, 1) }), reply: progress }),
  publicNumbers: route({ method: 'GET', path: '/api/public/numbers', summary: { zh: '公开统计', en: 'Open statistics' }, access: 'public', reply: z.object({ registered: z.number().int(), noticesOpen: z.number().int(), organisations: z.number().int(), catalogued: z.number().int(), monthly: z.array(z.object({ month: z.string(), registered: z.number().int() })) }) }),
} as const
