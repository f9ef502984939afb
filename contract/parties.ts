import { z } from 'zod'
import { accountStates } from '#law/account-states.ts'
import { organisationKinds, parties } from '#law/parties.ts'
import { answers, civilDate, id, idParams, instant, page, pageQuery, route, secret, sortBy, text } from './route.ts'

const role = z.enum(Object.keys(parties) as [keyof typeof parties])
const kind = z.enum(Object.keys(organisationKinds) as [keyof typeof organisationKinds])

export const organisation = z.object({
  id,
  uscc: z.string(),
  name: z.string(),
  nameEn: z.string(),
  shortName: z.string(),
  kind,
  roles: z.array(role),
  sector: z.string(),
  district: z.string(),
  licenceNo: z.string(),
  isActive: z.boolean(),
  /** Since when it has ended, by which paper, who takes over, and until when its officers wind it up; null while it goes on. */
  end: z
    .object({ on: civilDate, ground: z.string(), successorId: id.nullable(), successorName: z.string().nullable(), untilOn: civilDate })
    .nullable(),
})
export type Organisation = z.infer<typeof organisation>
/** An organisation with the answers to 'organisation-particulars': who represents it, registration, addresses, term and business. */
const wholeOrganisation = organisation.extend({ particulars: answers })
export type WholeOrganisation = z.infer<typeof wholeOrganisation>
const organisationInput = z.object({
  uscc: text(18, 18),
  name: text(100, 2),
  nameEn: text(100).default(''),
  shortName: text(40).default(''),
  kind,
  roles: z.array(role).min(1).max(8),
  sector: text(40).default(''),
  district: z
    .string()
    .regex(/^\d{6}$/)
    .default('350100'),
  licenceNo: text(60).default(''),
  particulars: answers.default({}),
})
/** What may be changed of an organisation, with a reason; a change as it is kept tells only what became different. */
const changeable = z.object({
  name: text(100, 2),
  kind,
  roles: z.array(role).min(1).max(8),
  sector: text(40),
  licenceNo: text(60),
  particulars: answers,
})
export const organisationChange = z.object({
  id,
  before: changeable.partial(),
  after: changeable.partial(),
  reason: z.string(),
  changedName: z.string(),
  changedAt: instant,
})
export type OrganisationChange = z.infer<typeof organisationChange>
/** An officer, where the account stands, and the posts held; one with a last day was granted for a time or is a colleague's who is away. */
export const officer = z.object({
  id,
  login: z.string(),
  name: z.string(),
  isActive: z.boolean(),
  state: z.enum(Object.keys(accountStates) as [keyof typeof accountStates]),
  signedInAt: instant.nullable(),
  isLocked: z.boolean(),
  posts: z.array(
    z.object({ id, organisationId: id, organisationName: z.string(), role, title: z.string(), untilOn: civilDate.nullable() }),
  ),
})
export type Officer = z.infer<typeof officer>

/** Who look after accounts: the one who asks and the one who approves (choice:account-approval). */
export const accountKeepers = ['system-administrator', 'security-administrator'] as const

export const partyRoutes = {
  listOrganisations: route({
    method: 'GET',
    path: '/api/organisations',
    summary: { zh: '机构名录', en: 'Organisations' },
    access: 'signed-in',
    query: z.object({
      ...pageQuery,
      sort: sortBy('name', 'uscc'),
      role: role.optional(),
      kind: kind.optional(),
      sector: text(40).optional(),
      q: text(100).optional(),
    }),
    reply: page(organisation),
  }),
  readOrganisation: route({
    method: 'GET',
    path: '/api/organisations/:id',
    summary: { zh: '机构', en: 'One organisation with its counts' },
    access: 'signed-in',
    params: idParams,
    reply: wholeOrganisation.extend({
      officers: z.array(z.object({ id, name: z.string(), role: z.string(), title: z.string() })),
      assets: z.number().int(),
      registered: z.number().int(),
      openCases: z.number().int(),
      changes: z.array(organisationChange),
    }),
  }),
  addOrganisation: route({
    method: 'POST',
    path: '/api/organisations',
    summary: { zh: '新增机构', en: 'Add an organisation' },
    access: ['system-administrator'],
    body: organisationInput,
    reply: wholeOrganisation,
  }),
  changeOrganisation: route({
    method: 'PUT',
    path: '/api/organisations/:id',
    summary: {
      zh: '变更机构',
      en: 'Change name, kind, parts, sector, licence number or registered particulars of an organisation, with the reason; a licence number, and particulars, that are left out stay',
    },
    access: ['system-administrator'],
    params: idParams,
    body: changeable.partial({ licenceNo: true, particulars: true }).extend({ reason: text(400, 2) }),
    reply: wholeOrganisation,
  }),
  listOfficers: route({
    method: 'GET',
    path: '/api/officers',
    summary: { zh: '经办人', en: 'Officers and their accounts' },
    access: accountKeepers,
    query: z.object({
      ...pageQuery,
      sort: sortBy('name', 'signedIn'),
      q: text(100).optional(),
      state: z.enum(Object.keys(accountStates) as [keyof typeof accountStates]).optional(),
    }),
    reply: page(officer),
  }),
  addOfficer: route({
    method: 'POST',
    path: '/api/officers',
    summary: { zh: '申请账号', en: 'Ask for an officer with a first post, in force once approved' },
    access: ['system-administrator'],
    body: z.object({
      login: text(60, 2),
      name: text(60, 1),
      password: secret(200, 12),
      organisationId: id,
      role,
      title: text(60).default(''),
      reason: text(400).default(''),
    }),
    reply: officer,
  }),
  addPost: route({
    method: 'POST',
    path: '/api/officers/:id/posts',
    summary: { zh: '申请任职', en: 'Ask for a post of an officer, in force once approved' },
    access: ['system-administrator'],
    params: idParams,
    body: z.object({ organisationId: id, role, title: text(60).default(''), reason: text(400).default('') }),
    reply: officer,
  }),
  endPost: route({
    method: 'DELETE',
    path: '/api/posts/:id',
    summary: { zh: '免职', en: 'End a post, at once' },
    access: accountKeepers,
    params: idParams,
    reply: z.object({ done: z.literal(true) }),
  }),
} as const
