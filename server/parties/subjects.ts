import type { SubjectLender } from '#server/cases/lent.ts'
import { findOrganisation } from './organisations.sql.ts'

/** The organisation a case is about: the one named, or the actor's own; it holds the matter. */
export const organisationSubject: SubjectLender = async (tx, { subjectId, actor }) => {
  const id = subjectId ?? actor.organisationId
  const unit = id ? await findOrganisation(tx, id) : undefined
  return !unit
    ? null
    : { id: unit.id, version: null, title: unit.name, holderId: unit.id, holderKind: unit.kind, holderSector: unit.sector }
}

/** A matter begins with its case and has its id; it is called what its first answers call it, or by the organisation that brings it. */
export const matterSubject: SubjectLender = async (tx, { caseId, answers, actor }) => {
  const unit = actor.organisationId ? await findOrganisation(tx, actor.organisationId) : undefined
  if (!unit) return null
  const title = typeof answers['title'] === 'string' && answers['title'].trim() ? answers['title'].trim().slice(0, 100) : unit.name
  return { id: caseId, version: null, title, holderId: unit.id, holderKind: unit.kind, holderSector: unit.sector }
}
