import { z } from 'zod'
import { choices } from '#law/choices.ts'
import { registrationMarks, type RegistrationMark } from '#law/marks.ts'
import { answers, civilDate, fallen, id, idParams, instant, page, pageQuery, route, sha256, text, words } from './route.ts'

/** What a registration is marked as. */
export const mark = z.enum(Object.keys(registrationMarks) as [RegistrationMark, ...RegistrationMark[]])
/** A public notice shows exactly registrant, type with its marks, name and summary, of a transfer the new holder, and its dates. */
export const notice = z.object({
  caseId: id,
  registrant: z.string(),
  registrationType: z.string(),
  marks: z.array(mark),
  newHolder: z.string().nullable(),
  assetName: z.string(),
  summary: z.string(),
  openedOn: civilDate,
  endsOn: civilDate,
  isProvisional: z.boolean(),
  state: z.enum(['open', 'suspended', 'closed']),
  daysLeft: z.number().int().nullable(),
})
export type Notice = z.infer<typeof notice>
/** The states of a certificate. */
export const certificateStatus = z.enum(['valid', 'changed', 'deregistered', 'revoked', 'expired'])
export type CertificateStatus = z.infer<typeof certificateStatus>
/** Since when the registrant has ended, and who takes over; null while it goes on. */
const holderEnd = z.object({ on: civilDate, successorName: z.string().nullable() }).nullable()
export const registerLine = z.object({
  number: z.string(),
  assetName: z.string(),
  holderName: z.string(),
  holderEnd,
  registrationType: z.string(),
  marks: z.array(mark),
  issuedOn: civilDate,
  validUntil: civilDate,
  status: certificateStatus,
})
export type RegisterLine = z.infer<typeof registerLine>
/** One change of the state of a certificate: the ground is a code, the reason its words in Chinese. */
export const statusLine = z.object({
  number: z.string(),
  status: certificateStatus,
  since: civilDate,
  ground: z.string(),
  reason: z.string(),
})
export type StatusLine = z.infer<typeof statusLine>
/** A registration that ended, as it is made public. */
export const statusNote = statusLine.extend({ assetName: z.string(), holderName: z.string() })
export type StatusNote = z.infer<typeof statusNote>
/** The standing of an asset in one of the two other registers, as its holder recorded it. */
export const outsideRegistration = z.object({
  id,
  register: z.enum(['national', 'property']),
  number: z.string(),
  body: z.string(),
  issuedOn: civilDate,
  validUntil: civilDate.nullable(),
  recordedName: z.string(),
  recordedAt: z.string(),
  endedName: z.string().nullable(),
  endedAt: z.string().nullable(),
  endReason: z.string().nullable(),
  fallen,
})
export type OutsideRegistration = z.infer<typeof outsideRegistration>
export const publicOutside = outsideRegistration.pick({ register: true, number: true, body: true, issuedOn: true, validUntil: true })
export type PublicOutside = z.infer<typeof publicOutside>

export const certificateCheck = z.object({
  number: z.string(),
  status: certificateStatus,
  marks: z.array(mark),
  markedLater: z.array(mark),
  replaces: z.string().nullable(),
  successor: z.string().nullable(),
  history: z.array(statusLine),
  outside: z.array(publicOutside),
  statement: words,
  statusOn: civilDate,
  statusReason: z.string(),
  holderEnd,
  facts: z.record(z.string(), z.string()),
  pdfSha256: sha256,
  pdfSm3: z.string(),
  issuedOn: civilDate,
  validUntil: civilDate,
})
export type CertificateCheck = z.infer<typeof certificateCheck>

/** What a case changes in the register: answers before and after, the fields that differ, and facts of the certificate that change with them. */
export const caseDifference = z.object({
  certificate: z.string(),
  before: answers,
  after: answers,
  changed: z.array(z.string()),
  facts: z.array(z.object({ label: words, before: z.string(), after: z.string() })),
})
export type CaseDifference = z.infer<typeof caseDifference>
/**
 * Where a case stands, for whoever holds its number and code: no name and no content; the decision, with its basis and what would help,
 * only where whoever asked for it never signed in.
 */
export const progress = z.object({
  number: z.string(),
  procedure: z.string(),
  title: words,
  state: words,
  isEnded: z.boolean(),
  since: instant,
  whose: words.nullable(),
  days: z.number().int().nullable(),
  dueOn: civilDate.nullable(),
  isProvisional: z.boolean(),
  isPaused: z.boolean(),
  decision: z.string().nullable(),
  basis: z.array(z.string()),
  remedy: words.nullable(),
})
export type Progress = z.infer<typeof progress>

/** What the register is looked through for: words, holder, type as the certificate says it, mark, state, first and last day of issue. */
export const registerQuery = {
  q: text(100).optional(),
  status: certificateStatus.optional(),
  holder: text(100).optional(),
  type: text(40).optional(),
  mark: mark.optional(),
  from: civilDate.optional(),
  until: civilDate.optional(),
}

export const registrationRoutes = {
  listNotices: route({
    method: 'GET',
    path: '/api/notices',
    summary: { zh: '公示公告', en: 'Public notices' },
    access: 'public',
    perMinute: 600,
    query: z.object({ ...pageQuery, state: z.enum(['open', 'closed', 'all']).default('open') }),
    reply: page(notice),
  }),
  readNotice: route({
    method: 'GET',
    path: '/api/notices/:id',
    summary: { zh: '一则公示', en: 'One notice' },
    access: 'public',
    perMinute: 600,
    params: idParams,
    reply: notice,
  }),
  objectToNotice: route({
    method: 'POST',
    path: '/api/notices/:id/objections',
    summary: { zh: '提出异议（实名，附证据）', en: 'Object by real name, with evidence (multipart: answers as JSON and the file)' },
    access: 'public',
    params: idParams,
    multipart: true,
    reply: z.object({ receipt: z.string(), number: z.string(), dueOn: civilDate.nullable() }),
  }),
  listStatusNotes: route({
    method: 'GET',
    path: '/api/register/notes',
    summary: { zh: '登记状态公告', en: 'Registrations that were deregistered, revoked or expired, latest first' },
    access: 'public',
    perMinute: 600,
    query: z.object({ ...pageQuery, status: z.enum(['deregistered', 'revoked', 'expired']).optional() }),
    reply: page(statusNote),
  }),
  listRegister: route({
    method: 'GET',
    path: '/api/register',
    summary: { zh: '登记簿', en: 'The register' },
    access: 'public',
    perMinute: 120,
    query: z.object({ ...pageQuery, ...registerQuery }),
    reply: page(registerLine),
  }),
  checkCertificate: route({
    method: 'GET',
    path: '/api/certificates/:number',
    summary: { zh: '凭证核验', en: 'Check a certificate by number' },
    access: 'public',
    perMinute: 600,
    params: z.object({ number: text(60, 4) }),
    reply: certificateCheck,
  }),
  checkCertificateFile: route({
    method: 'GET',
    path: '/api/certificates/by-digest/:sha256',
    summary: { zh: '按文件摘要核验', en: 'Check a certificate file by its SHA-256' },
    access: 'public',
    perMinute: 600,
    params: z.object({ sha256 }),
    reply: certificateCheck,
  }),
  certificatePdf: route({
    method: 'GET',
    path: '/api/certificates/:number/pdf',
    summary: { zh: '凭证文件', en: 'The certificate as issued (PDF/A)' },
    access: 'public',
    perMinute: 600,
    params: z.object({ number: text(60, 4) }),
    reply: 'file',
  }),
  readAssetCard: route({
    method: 'GET',
    path: '/api/assets/:id/asset-card',
    summary: { zh: '数据资产卡', en: 'The asset card' },
    access: 'signed-in',
    params: idParams,
    reply: z.object({
      assetId: id,
      certificateNumber: z.string(),
      card: answers,
      opinionId: id,
      valuationId: id,
      valuationFen: z.number().int(),
      createdAt: z.string(),
    }),
  }),
  readDifference: route({
    method: 'GET',
    path: '/api/cases/:id/difference',
    summary: { zh: '变动前后对照', en: 'What a change or transfer changes in the register, before and after' },
    access: 'signed-in',
    params: idParams,
    reply: caseDifference,
  }),
  listOutside: route({
    method: 'GET',
    path: '/api/assets/:id/outside-registrations',
    summary: { zh: '其他登记', en: 'Standing of an asset in the other registers' },
    access: 'signed-in',
    params: idParams,
    reply: z.object({
      items: z.array(outsideRegistration),
      mayRecord: z.boolean(),
      /** What stands is ended also when nothing can be recorded any more. */
      mayEnd: z.boolean(),
    }),
  }),
  recordOutside: route({
    method: 'POST',
    path: '/api/assets/:id/outside-registrations',
    summary: { zh: '记录其他登记', en: 'Record a standing in another register' },
    access: ['producer'],
    params: idParams,
    body: z.object({ answers }),
    reply: outsideRegistration,
  }),
  endOutside: route({
    method: 'POST',
    path: '/api/outside-registrations/:id/end',
    summary: { zh: '终止其他登记的记录', en: 'End such a record with a reason' },
    access: ['producer'],
    params: idParams,
    body: z.object({ reason: text(400, 2) }),
    reply: outsideRegistration,
  }),
  caseProgress: route({
    method: 'POST',
    path: '/api/progress',
    summary: { zh: '办件进度', en: 'Progress of a case by its number and code' },
    access: 'public',
    perMinute: choices['progress-code'].value,
    body: z.object({ number: text(40, 1), code: text(40, 1) }),
    reply: progress,
  }),
  publicNumbers: route({
    method: 'GET',
    path: '/api/public/numbers',
    summary: { zh: '实时数字', en: 'Live numbers: certificates in force, notices, producers, catalogue' },
    access: 'public',
    perMinute: 600,
    reply: z.object({
      registered: z.number().int(),
      noticesOpen: z.number().int(),
      organisations: z.number().int(),
      catalogued: z.number().int(),
    }),
  }),
} as const
