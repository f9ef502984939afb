import { z } from 'zod'
import { contributorKinds, potentialParts } from '#law/potential.ts'
import { answers, civilDate, fallen, id, idParams, instant, page, pageQuery, route, text, words } from './route.ts'

const kind = z.enum(Object.keys(contributorKinds) as [keyof typeof contributorKinds])
const part = z.enum(Object.keys(potentialParts) as [keyof typeof potentialParts])
/** One edition of a sector list, published or in the making. */
export const sectorListLine = z.object({
  id,
  title: z.string(),
  sector: z.string(),
  year: z.number().int(),
  authorityId: id,
  authorityName: z.string(),
  state: z.enum(['compiling', 'discussing', 'published', 'cancelled']),
  edition: z.number().int().nullable(),
  caseId: id,
  entries: z.number().int(),
  openComments: z.number().int(),
  createdAt: instant,
  publishedAt: instant.nullable(),
  publishedName: z.string(),
})
export type SectorListLine = z.infer<typeof sectorListLine>
/** One asset on a list: its rank is by score; every part of the score with its points and what they were seen in. */
export const sectorEntry = z.object({
  assetId: id,
  code: z.string(),
  name: z.string(),
  holderId: id,
  holderName: z.string(),
  summary: z.string(),
  category: z.string(),
  industry: z.string(),
  grade: z.number().int(),
  importance: z.string(),
  records: z.number().int().nullable(),
  assetVersion: z.number().int(),
  score: z.number().int(),
  parts: z.array(z.object({ part, points: z.number().int(), seen: z.string() })),
  demands: z.number().int(),
  comments: z.number().int(),
  isPublic: z.boolean(),
  fallen,
})
export type SectorEntry = z.infer<typeof sectorEntry>
export const sectorCandidate = z.object({
  assetId: id,
  code: z.string(),
  name: z.string(),
  holderId: id,
  holderName: z.string(),
  grade: z.number().int(),
  importance: z.string(),
  state: z.string(),
  cataloguedAt: instant,
})
export type SectorCandidate = z.infer<typeof sectorCandidate>
export const demandNote = z.object({
  id,
  assetId: id,
  assetName: z.string(),
  who: z.string(),
  body: z.string(),
  strength: z.number().int(),
  notedName: z.string(),
  notedAt: instant,
})
export type DemandNote = z.infer<typeof demandNote>
export const invitation = z.object({
  id,
  kind,
  invitee: z.string(),
  untilOn: civilDate,
  madeName: z.string(),
  madeAt: instant,
  state: z.enum(['waiting', 'used', 'ended', 'over']),
  person: z.string(),
  organisation: z.string(),
  usedAt: instant.nullable(),
  endedAt: instant.nullable(),
  comments: z.number().int(),
})
export type Invitation = z.infer<typeof invitation>
export const listComment = z.object({
  id,
  assetId: id.nullable(),
  assetName: z.string().nullable(),
  person: z.string(),
  organisation: z.string(),
  kind,
  body: z.string(),
  at: instant,
  answer: z.string(),
  answeredName: z.string(),
  answeredAt: instant.nullable(),
})
export type ListComment = z.infer<typeof listComment>
/** What became different from an earlier edition; `before` and `after` are scores. */
export const listDifference = z.object({
  assetId: id,
  name: z.string(),
  holderName: z.string(),
  what: z.enum(['added', 'removed', 'changed']),
  before: z.number().int().nullable(),
  after: z.number().int().nullable(),
  gradeBefore: z.number().int().nullable(),
  gradeAfter: z.number().int().nullable(),
})
export type ListDifference = z.infer<typeof listDifference>
/** A published list as anybody may see it. */
export const publicList = z.object({
  id,
  title: z.string(),
  sector: z.string(),
  year: z.number().int(),
  edition: z.number().int(),
  authorityName: z.string(),
  publishedAt: instant,
  entries: z.number().int(),
  shown: z.number().int(),
})
export type PublicList = z.infer<typeof publicList>
export const publicEntry = z.object({ assetId: id, name: z.string(), holderName: z.string(), summary: z.string(), industry: z.string() })
export type PublicEntry = z.infer<typeof publicEntry>
/** The list under discussion as an invited contributor sees it: names, holders, summaries, no scores and no other list. */
export const discussion = z.object({
  title: z.string(),
  sector: z.string(),
  authorityName: z.string(),
  scope: z.string(),
  focus: z.string(),
  untilOn: civilDate,
  person: z.string(),
  organisation: z.string(),
  mayComment: z.boolean(),
  entries: z.array(z.object({ assetId: id, name: z.string(), holderName: z.string(), summary: z.string() })),
  next: z.string().nullable(),
  comments: z.array(z.object({ id, assetName: z.string().nullable(), body: z.string(), at: instant, answer: z.string() })),
})
export type Discussion = z.infer<typeof discussion>

const toAuthority = ['sector-authority'] as const
const done = z.object({ done: z.literal(true) })
const entryQuery = { q: text(100).optional(), holderId: id.optional(), grade: z.coerce.number().int().min(1).max(4).optional() }

/** Who oversees every list, with the people in it (§2.1, §2.4). */
export const listOverseers = ['data-bureau', 'registrar'] as const

export const sectorListRoutes = {
  listSectorLists: route({
    method: 'GET',
    path: '/api/sector-lists',
    summary: { zh: '行业目录清单', en: 'Sector lists, newest first' },
    access: 'signed-in',
    query: z.object({
      ...pageQuery,
      state: z.enum(['compiling', 'discussing', 'published', 'cancelled']).optional(),
      authorityId: id.optional(),
    }),
    reply: page(sectorListLine),
  }),
  readSectorList: route({
    method: 'GET',
    path: '/api/sector-lists/:id',
    summary: { zh: '一份行业清单', en: 'One sector list with its plan' },
    access: 'signed-in',
    params: idParams,
    reply: sectorListLine.extend({
      plan: answers,
      /** Whether the list is the visitor's own and not settled yet. */
      isInMaking: z.boolean(),
      /** Whether its entries may change now: not while it is checked. */
      mayEdit: z.boolean(),
      /** Whether who was invited, what they said and who asks for assets is shown to the visitor. */
      seesPeople: z.boolean(),
      previousId: id.nullable(),
    }),
  }),
  listSectorEntries: route({
    method: 'GET',
    path: '/api/sector-lists/:id/entries',
    summary: { zh: '清单条目', en: 'Entries of a list, the highest score first' },
    access: 'signed-in',
    params: idParams,
    query: z.object({ ...pageQuery, ...entryQuery }),
    reply: page(sectorEntry),
  }),
  sectorListExcel: route({
    method: 'GET',
    path: '/api/sector-lists/:id/entries.xlsx',
    summary: { zh: '导出清单', en: 'A list as Excel' },
    access: 'signed-in',
    params: idParams,
    query: z.object(entryQuery),
    reply: 'file',
  }),
  printSectorList: route({
    method: 'GET',
    path: '/api/sector-lists/:id/entries.html',
    summary: { zh: '打印清单', en: 'A list as pages to print' },
    access: 'signed-in',
    params: idParams,
    query: z.object(entryQuery),
    reply: 'file',
  }),
  listCandidates: route({
    method: 'GET',
    path: '/api/sector-lists/:id/candidates',
    summary: { zh: '可选入的资产', en: 'Assets of the sector that are not on the list' },
    access: toAuthority,
    params: idParams,
    query: z.object({ ...pageQuery, ...entryQuery }),
    reply: page(sectorCandidate),
  }),
  addEntries: route({
    method: 'POST',
    path: '/api/sector-lists/:id/entries',
    summary: { zh: '选入资产', en: 'Take assets onto a list: those named, or all of the sector that fit; listed ones are scored anew' },
    access: toAuthority,
    params: idParams,
    body: z.union([z.object({ assetIds: z.array(id).min(1).max(500) }), z.object({ all: z.object(entryQuery) })]),
    reply: z.object({ added: z.number().int() }),
  }),
  removeEntry: route({
    method: 'POST',
    path: '/api/sector-lists/:id/removals',
    summary: { zh: '移出资产', en: 'Take an asset off a list, with a reason' },
    access: toAuthority,
    params: idParams,
    body: z.object({ assetId: id, reason: text(300, 2) }),
    reply: done,
  }),
  noteDemand: route({
    method: 'POST',
    path: '/api/sector-lists/:id/demands',
    summary: { zh: '记录市场需求', en: 'Note who asks for an asset; its score follows' },
    access: toAuthority,
    params: idParams,
    body: z.object({ assetId: id, who: text(100, 2), body: text(1000, 5), strength: z.number().int().min(1).max(3) }),
    reply: sectorEntry,
  }),
  listDemands: route({
    method: 'GET',
    path: '/api/sector-lists/:id/demands',
    summary: { zh: '市场需求记录', en: 'Notes of demand' },
    access: ['sector-authority', ...listOverseers],
    params: idParams,
    query: z.object({ ...pageQuery, assetId: id.optional() }),
    reply: page(demandNote),
  }),
  listInvitations: route({
    method: 'GET',
    path: '/api/sector-lists/:id/invitations',
    summary: { zh: '邀请', en: 'Invitations of a list' },
    access: ['sector-authority', ...listOverseers],
    params: idParams,
    query: z.object(pageQuery),
    reply: page(invitation),
  }),
  invite: route({
    method: 'POST',
    path: '/api/sector-lists/:id/invitations',
    summary: { zh: '邀请参与', en: 'Invite a contributor: answers once with the link' },
    access: toAuthority,
    params: idParams,
    body: z.object({ kind, invitee: text(100, 2), untilOn: civilDate }),
    reply: invitation.extend({ link: z.string() }),
  }),
  endInvitation: route({
    method: 'POST',
    path: '/api/sector-lists/:id/invitations/:invitation/end',
    summary: { zh: '收回邀请', en: 'Take an invitation back' },
    access: toAuthority,
    params: z.object({ id, invitation: id }),
    reply: invitation,
  }),
  listComments: route({
    method: 'GET',
    path: '/api/sector-lists/:id/comments',
    summary: { zh: '参与者意见', en: 'Comments of contributors' },
    access: ['sector-authority', ...listOverseers],
    params: idParams,
    query: z.object({ ...pageQuery, open: z.literal('yes').optional() }),
    reply: page(listComment),
  }),
  answerComment: route({
    method: 'POST',
    path: '/api/sector-lists/:id/comments/:comment/answer',
    summary: { zh: '答复意见', en: 'Answer a comment, once' },
    access: toAuthority,
    params: z.object({ id, comment: id }),
    body: z.object({ answer: text(1000, 2) }),
    reply: listComment,
  }),
  listDifferences: route({
    method: 'GET',
    path: '/api/sector-lists/:id/differences',
    summary: { zh: '版本差异', en: 'What differs from the edition before, or from the one named' },
    access: 'signed-in',
    params: idParams,
    query: z.object({ ...pageQuery, from: id.optional() }),
    reply: page(listDifference),
  }),
  publicLists: route({
    method: 'GET',
    path: '/api/public/sector-lists',
    summary: { zh: '公开的行业清单', en: 'Published sector lists' },
    access: 'public',
    perMinute: 600,
    query: z.object(pageQuery),
    reply: page(publicList),
  }),
  publicEntries: route({
    method: 'GET',
    path: '/api/public/sector-lists/:id/entries',
    summary: { zh: '公开的清单条目', en: 'What of a published list is public, by name' },
    access: 'public',
    perMinute: 600,
    params: idParams,
    query: z.object({ ...pageQuery, q: text(100).optional() }),
    reply: page(publicEntry),
  }),
  useInvitation: route({
    method: 'POST',
    path: '/api/contributions',
    summary: { zh: '启用邀请', en: 'Use a link, once, by real name: answers with the key to the discussion' },
    access: 'public',
    perMinute: 20,
    body: z.object({ token: text(100, 20), person: text(40, 2), organisation: text(100, 2) }),
    reply: z.object({ key: z.string(), untilOn: civilDate, title: words }),
  }),
  readDiscussion: route({
    method: 'POST',
    path: '/api/contributions/read',
    summary: { zh: '查看所讨论的清单', en: 'The list under discussion, a stretch at a time' },
    access: 'public',
    perMinute: 120,
    body: z.object({ key: text(100, 20), cursor: text(400).optional() }),
    reply: discussion,
  }),
  addComment: route({
    method: 'POST',
    path: '/api/contributions/comments',
    summary: { zh: '提出意见', en: 'Comment on the list under discussion or an asset of it' },
    access: 'public',
    perMinute: 20,
    body: z.object({ key: text(100, 20), assetId: id.nullable().default(null), body: text(1000, 5), sendKey: text(80, 8) }),
    reply: z.object({ id, at: instant }),
  }),
} as const
