import { z } from 'zod'
import { subjectKinds } from '#law/procedure.ts'
import { answers, civilDate, contactsReason, id, idParams, instant, page, pageQuery, problem, route, sha256, text } from './route.ts'

/** How often the draft was saved since the last act; whoever names none has seen none of it (choice:seen-version). */
const draftRevision = z.number().int().min(0)
/** What of the answers given is wrong and was not kept. */
const wrongFields = z.array(z.object({ field: z.string(), message: z.object({ zh: z.string(), en: z.string() }) }))

/** Whose move it is: a party and, unless any office may act, the organisation. `days` are working days left, negative when late. */
export const move = z.object({
  role: z.string(),
  organisationId: id.nullable(),
  organisationName: z.string().nullable(),
  /** The others who must move too, at a step that several must pass. */
  also: z.array(z.object({ role: z.string(), organisationName: z.string().nullable() })),
  dueOn: civilDate.nullable(),
  isProvisional: z.boolean(),
  days: z.number().int().nullable(),
  limitDays: z.number().int().nullable(),
  isPaused: z.boolean(),
  basis: z.string().nullable(),
})
export const caseLine = z.object({
  id,
  number: z.string(),
  procedure: z.string(),
  title: z.string(),
  step: z.string().nullable(),
  ending: z.string().nullable(),
  applicantName: z.string().nullable(),
  move: move.nullable(),
  lastAct: z.string(),
  openedAt: instant,
  actedAt: instant,
  isMine: z.boolean(),
})
export type CaseLine = z.infer<typeof caseLine>
export const entry = z.object({
  seq: z.number().int(),
  act: z.string(),
  fromStep: z.string().nullable(),
  toStep: z.string().nullable(),
  officerName: z.string(),
  organisationName: z.string(),
  role: z.string(),
  at: instant,
  reason: z.string(),
  asked: answers,
  /** Said by another party at a step all must pass, and not read by this one before they have. */
  isUnread: z.boolean(),
  answers: answers.nullable(),
  basis: z.array(z.string()),
})
export type Entry = z.infer<typeof entry>
export const pin = z.object({ field: z.string(), note: z.string() })
/** One act offered on the case page: open, or grey with the denial that says why; `stepUp` tells how it weighs when it asks to prove who one is. */
export const offeredAct = z.object({
  act: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
  tone: z.string(),
  asks: z.array(z.string()),
  basis: z.string(),
  denial: problem.nullable(),
  stepUp: z.object({ zh: z.string(), en: z.string() }).nullable(),
})
export type OfferedAct = z.infer<typeof offeredAct>
/**
 * One line of the checklist: a condition of the procedure, whether it holds, why not (with a basis of its own where it has one) or on what
 * that rests, and what to mind although it holds.
 */
export const checkLine = z.object({
  condition: z.string(),
  demand: z.object({ zh: z.string(), en: z.string() }),
  basis: z.string(),
  holds: z.boolean(),
  why: z.object({ zh: z.string(), en: z.string(), basis: z.string().optional() }).nullable(),
  care: z.object({ zh: z.string(), en: z.string(), basis: z.string() }).nullable(),
})
/**
 * What keeps whom from deciding the current step: the holder’s own unit, declared control, who stepped aside, or who decided before; and
 * whether it keeps the reader.
 */
export const avoidanceLine = z.object({
  kind: z.enum(['own-unit', 'kin', 'stepped-aside', 'same-hand']),
  basis: z.string(),
  names: z.array(z.string()),
  keepsMe: z.boolean(),
})
export const paper = z.object({
  sha256,
  name: z.string(),
  bytes: z.number().int(),
  mediaType: z.string(),
  organisationName: z.string().nullable(),
  at: instant,
})
export const caseView = caseLine.extend({
  edition: z.string(),
  subjectKind: z.enum(subjectKinds),
  subjectId: id,
  subjectVersion: z.number().int().nullable(),
  parent: z.object({ id, number: z.string(), title: z.string(), procedure: z.string() }).nullable(),
  applicantId: id.nullable(),
  addresseeId: id.nullable(),
  addresseeName: z.string().nullable(),
  version: z.number().int(),
  draftRevision,
  answers,
  draft: answers,
  isEditable: z.boolean(),
  editableFields: z.array(z.string()).nullable(),
  pins: z.array(pin),
  mayNow: z.array(offeredAct),
  /** What may be put on record beside the acts; it moves nothing. */
  remarks: z.array(offeredAct),
  checklist: z.array(checkLine),
  entries: z.array(entry),
  /** What the other side said to an objection, in the case this one is about (choice:objection-hearing). */
  statements: z
    .array(
      z.object({
        seq: z.number().int(),
        reason: z.string(),
        officerName: z.string(),
        organisationName: z.string().nullable(),
        at: instant,
      }),
    )
    .default([]),
  papers: z.array(paper),
  sideCases: z.array(
    z.object({
      id,
      number: z.string(),
      procedure: z.string(),
      step: z.string().nullable(),
      ending: z.string().nullable(),
      openedAt: instant,
    }),
  ),
  closedAt: instant.nullable(),
  /** With the number it shows the progress to whoever has no account; told to the applicant only, once submitted (choice:progress-code). */
  progressCode: z.string().nullable(),
  avoidance: z.array(avoidanceLine),
  /** Contacts on it are covered, and the reader may see them in full for a reason (choice:covered-contacts). */
  hasCovered: z.boolean(),
})
export type CaseView = z.infer<typeof caseView>
export const tabs = z.enum(['mine', 'others', 'started', 'due', 'closed'])

export const caseRoutes = {
  inbox: route({
    method: 'GET',
    path: '/api/inbox',
    summary: { zh: '工作台', en: 'The inbox' },
    access: 'signed-in',
    query: z.object({
      ...pageQuery,
      tab: tabs.default('mine'),
      procedure: text(40).optional(),
      step: text(40).optional(),
      q: text(100).optional(),
      order: z.enum(['due', 'recent']).default('due'),
    }),
    reply: page(caseLine),
  }),
  inboxCounts: route({
    method: 'GET',
    path: '/api/inbox/counts',
    summary: { zh: '工作台计数', en: 'Counts of the inbox tabs (each counted to 1,000)' },
    access: 'signed-in',
    reply: z.object({ mine: z.number(), others: z.number(), started: z.number(), due: z.number(), closed: z.number() }),
  }),
  inboxExcel: route({
    method: 'GET',
    path: '/api/inbox.xlsx',
    summary: { zh: '导出工作台', en: 'The inbox as Excel' },
    access: 'signed-in',
    query: z.object({
      tab: tabs.default('mine'),
      procedure: text(40).optional(),
      step: text(40).optional(),
      q: text(100).optional(),
      order: z.enum(['due', 'recent']).default('due'),
    }),
    reply: 'file',
  }),
  readCase: route({
    method: 'GET',
    path: '/api/cases/:id',
    summary: { zh: '办件', en: 'One case with everything needed to decide' },
    access: 'signed-in',
    params: idParams,
    reply: caseView,
  }),
  openCase: route({
    method: 'POST',
    path: '/api/cases',
    summary: { zh: '开办', en: 'Open a case' },
    access: 'signed-in',
    body: z.object({ procedure: text(40, 1), subjectId: id.optional(), answers: answers.default({}), key: text(80, 8) }),
    reply: z.object({ id, number: z.string(), version: z.number().int(), fields: wrongFields }),
  }),
  showCaseContacts: route({
    method: 'POST',
    path: '/api/cases/:id/contacts',
    summary: { zh: '查看完整联系信息（写明理由，记入日志）', en: 'The contacts in a case in full, for a reason that is logged' },
    access: 'signed-in',
    perMinute: 60,
    params: idParams,
    body: contactsReason,
    reply: z.object({ answers }),
  }),
  saveDraft: route({
    method: 'PUT',
    path: '/api/cases/:id/draft',
    summary: { zh: '保存草稿', en: 'Save a draft, complete or not' },
    access: 'signed-in',
    params: idParams,
    body: z.object({ version: z.number().int(), draftRevision: draftRevision.default(0), answers }),
    reply: z.object({ version: z.number().int(), draftRevision, fields: wrongFields }),
  }),
  actOnCase: route({
    method: 'POST',
    path: '/api/cases/:id/acts',
    summary: { zh: '办理', en: 'Act on a case' },
    access: 'signed-in',
    params: idParams,
    body: z.object({
      act: text(20, 1),
      version: z.number().int(),
      draftRevision: draftRevision.default(0),
      key: text(80, 8),
      reason: text(2000).default(''),
      asked: answers.default({}),
      ticks: z.array(text(60)).max(50).default([]),
    }),
    reply: caseView,
  }),
  caseEvents: route({
    method: 'GET',
    path: '/api/events',
    summary: { zh: '变更通知', en: 'Changes as they happen (server-sent events)' },
    access: 'signed-in',
    reply: 'events',
  }),
  addFile: route({
    method: 'POST',
    path: '/api/files',
    summary: { zh: '上传材料', en: 'Bring in a paper (multipart, 20 MB)' },
    access: 'signed-in',
    perMinute: 600,
    multipart: true,
    query: z.object({ caseId: id.optional() }),
    reply: z.object({ sha256, sm3: z.string(), name: z.string(), bytes: z.number().int(), mediaType: z.string() }),
  }),
  readFile: route({
    method: 'GET',
    path: '/api/files/:sha256',
    summary: { zh: '下载材料', en: 'Read a paper' },
    access: 'signed-in',
    params: z.object({ sha256 }),
    reply: 'file',
  }),
} as const
