import { randomBytes, randomUUID } from 'node:crypto'
import { procedures } from '#law/procedures.ts'
import { whyEnded } from '#law/winding-up.ts'
import { namedSubjects, openersOf, type Procedure } from '#law/procedure.ts'
import type { FieldProblem } from '#contract/forms.ts'
import { civilDate } from '#contract/working-days.ts'
import type { Problem } from '#contract/route.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, keyUsed, notFound } from '#server/denied.ts'
import { keptInDraft } from './answers.ts'
import { insertCase } from './acts.sql.ts'
import { findOpened, type FoundDraft, holdDraft, nextCaseNumber } from './cases.sql.ts'
import { moveClocks } from './clocks.ts'
import type { Means } from './act.ts'
import type { ActGiven, OpenGiven } from './given.ts'
import { platformActor, procedureOf, standingOf } from './known.ts'
import type { Lent, Subject } from './lent.ts'
import { type Facts, whyUnmet } from './unmet.ts'
import { sealedForms } from './personal-answers.ts'
import type { Actor, CaseState } from './state.ts'

export type Opened = { readonly caseId: string; readonly number: string; readonly receipt: string; readonly dueOn: string | null }

/** A case as it was opened, and what of the answers given with it was not kept, and why. */
export type OpenedDraft = {
  readonly id: string
  readonly number: string
  readonly version: number
  readonly receipt: string
  readonly fields: FieldProblem[]
}

/** A receipt nobody can guess: ten characters without look-alikes. */
export function makeReceipt(): string {
  const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
  return [...randomBytes(10)].map((b) => letters[b % letters.length]).join('')
}

/** Opens a case at the first step of its procedure; a repeated key answers with the case it already opened. Answers that are wrong are left out and told. */
export async function open(tx: Tx, { lent, factsOf }: Pick<Means, 'lent' | 'factsOf'>, given: OpenGiven): Promise<OpenedDraft> {
  const procedure = Object.hasOwn(procedures, given.procedure) ? procedures[given.procedure] : undefined
  if (!procedure || procedure.subject === 'case')
    throw new Denied(404, {
      code: 'no-procedure',
      message: { zh: '没有这种可以直接开办的事项', en: 'There is no such procedure to open' },
      basis: '§8.4',
      remedy: {
        zh: '从“开办”里选择事项；规程没有写明的，可以提出解释',
        en: 'Choose from what may be opened; what the guideline leaves out can be put as a question of interpretation',
      },
    })
  const denial = whyNotOpen(procedure, given.actor, {})
  if (denial) throw new Denied(409, denial)
  const before = await openedBefore(tx, given)
  if (before) return before
  const caseId = randomUUID()
  const { kept, wrong } = keptInDraft(procedure.application, given.answers, null, given.today)
  const subject = await lent.subjects[procedure.subject](tx, {
    caseId,
    subjectId: given.subjectId,
    answers: kept,
    actor: given.actor,
    at: given.at,
  })
  if (!subject || (procedure.about !== 'supervised' && subject.holderId !== given.actor.organisationId)) throw notFound()
  const draft = procedure.oneDraft
    ? await holdDraft(tx, { procedure: procedure.id, subjectId: subject.id, applicantId: given.actor.organisationId })
    : null
  if (draft) return (await openedBefore(tx, given)) ?? refuseSecond(procedure, draft)
  const kase = newCase(procedure, caseId, await nextCaseNumber(tx, given.today.slice(0, 4)), subject, given, {
    draft: { ...(await lent.beginning?.(tx, procedure.application, subject.id, given.today, kept, given.actor)), ...kept },
    answers: {},
  })
  const unknown = (procedure.opensIf ?? []).filter((condition) => !subject.facts?.[condition])
  const barred = whyNotOpen(procedure, given.actor, { ...subject.facts, ...(await factsOf(tx, kase, unknown, given.today)) })
  if (barred) throw new Denied(409, barred)
  const receipt = makeReceipt()
  await write(tx, lent, procedure, kase, given, receipt, 'open', {})
  return { id: caseId, number: kase.number, version: 1, receipt, fields: wrong }
}

/** Why this officer may not open a case of a procedure, or null when they may; facts that were not looked up are not judged. Pure. */
export function whyNotOpen(procedure: Procedure, { role, endedOn }: Pick<Actor, 'role' | 'endedOn'>, facts: Facts): Problem | null {
  // The platform opens a case for an organisation that somebody else called to it; what follows is up to that organisation.
  if (!openersOf(procedure).some((party) => party === role) && role !== platformActor.role)
    return {
      code: 'not-yours',
      message: { zh: '您的岗位不能开办这一事项', en: 'Your post cannot open this' },
      basis: procedure.basis[0] ?? '',
    }
  return whyEnded(endedOn, procedure.id) ?? whyUnmet(procedure.opensIf ?? [], facts)
}

async function openedBefore(tx: Tx, { actor, key, procedure, subjectId }: OpenGiven): Promise<OpenedDraft | null> {
  const before = await findOpened(tx, actor.officerId, key)
  if (
    before &&
    (before.procedure !== procedure || (subjectId !== null && namedSubjects.includes(before.subjectKind) && before.subjectId !== subjectId))
  )
    throw keyUsed('choice:seen-version')
  return before && { id: before.id, number: before.number, version: before.version, receipt: '', fields: [] }
}

function refuseSecond({ title, oneDraft }: Procedure, { id, number, begunBy, begunAt }: FoundDraft): never {
  const day = civilDate(begunAt)
  throw new Denied(409, {
    code: 'draft-begun',
    ...(oneDraft ? { basis: oneDraft } : {}),
    message: {
      zh: `这项资产的${title.zh}已有草稿${number}，${begunBy}于${day}开办，还没有提交`,
      en: `There is a draft of this already: ${number}, begun by ${begunBy} on ${day} and not submitted yet`,
    },
    remedy: {
      zh: '打开这份草稿接着填写；不再需要的，撤回后再开办',
      en: 'Open that draft and go on with it; when it is needed no more, withdraw it and open another',
    },
    lead: { href: `/desk/cases/${id}`, title: { zh: '打开这份草稿', en: 'Open that draft' } },
  })
}

/** Opens a side case about another case: it is submitted at once and carries what was asked. */
export async function openSide(
  tx: Tx,
  lent: Lent,
  parent: CaseState,
  procedureId: string,
  asked: Record<string, unknown>,
  given: ActGiven,
): Promise<Opened> {
  const procedure = procedureOf({ procedure: procedureId })
  const subject: Subject = {
    id: parent.id,
    version: null,
    title: parent.title,
    holderId: parent.holderId ?? '',
    holderKind: parent.holderKind,
    holderSector: parent.holderSector,
  }
  const made = newCase(procedure, randomUUID(), await nextCaseNumber(tx, given.today.slice(0, 4)), subject, given, {
    answers: asked,
    draft: asked,
  })
  const kase: CaseState = { ...made, parentId: parent.id, applicantId: null, submittedAt: given.at, addresseeOfParent: parent.addresseeId }
  const receipt = makeReceipt()
  await write(tx, lent, procedure, kase, given, receipt, 'open', asked)
  return { caseId: kase.id, number: kase.number, receipt, dueOn: standingOf(procedure, kase).dueOn }
}

/** A case as it stands when it is opened, at the first step of its procedure. Pure. */
export function newCase(
  procedure: Procedure,
  id: string,
  number: string,
  subject: Subject,
  given: { actor: Actor; at: Date; today: string; key: string },
  forms: { draft: Record<string, unknown>; answers: Record<string, unknown> },
): CaseState {
  return {
    id,
    number,
    procedure: procedure.id,
    edition: procedure.edition,
    title: subject.title,
    subjectKind: procedure.subject,
    subjectId: subject.id,
    subjectVersion: subject.version,
    parentId: null,
    applicantId: given.actor.organisationId,
    addresseeId: procedure.addressee === 'holder' ? subject.holderId : null,
    holderId: subject.holderId,
    holderKind: subject.holderKind,
    holderSector: subject.holderSector,
    step: procedure.first,
    ending: null,
    cameFrom: null,
    clocks: moveClocks(procedure, {}, null, procedure.first, given.today),
    ...forms,
    draftRevision: 0,
    pins: [],
    version: 1,
    openedAt: given.at,
    submittedAt: null,
    done: [{ step: null, act: 'open', officerId: given.actor.officerId, role: given.actor.role, key: given.key }],
    asideOfParent: [],
    addresseeOfParent: null,
    openSides: [],
  }
}

async function write(
  tx: Tx,
  { personal }: Lent,
  procedure: Procedure,
  kase: CaseState,
  given: { actor: Actor; at: Date; key: string; requestId: string; address: string },
  receipt: string,
  act: string,
  asked: Record<string, unknown>,
): Promise<void> {
  const { actor } = given
  const kept = await sealedForms(tx, personal, procedure, kase.id, { answers: kase.answers, draft: kase.draft, asked })
  await insertCase(
    tx,
    { ...kase, answers: kept.answers, draft: kept.draft },
    standingOf(procedure, kase),
    { actor, act, fromStep: null, reason: '', asked: kept.asked, answers: null, basis: [...procedure.basis], key: given.key, at: given.at },
    {
      officerId: actor.officerId,
      organisationId: actor.organisationId,
      role: actor.role,
      action: 'open-case',
      objectKind: 'case',
      objectId: kase.id,
      outcome: 'done',
      holderId: kase.holderId,
      requestId: given.requestId,
      address: given.address,
      detail: { procedure: kase.procedure, number: kase.number },
    },
    receipt,
  )
}
