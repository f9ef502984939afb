import { randomUUID } from 'node:crypto'
import { textOf } from '#contract/text-of.ts'
import { productKinds, purposeClasses } from '#law/products.ts'
import type { SubjectLender } from '#server/cases/lent.ts'
import { findOrganisation } from '#server/parties/organisations.sql.ts'
import { findProduct, insertProduct } from './products.sql.ts'

const oneOf = (known: object, said: unknown, otherwise: string): string =>
  Object.hasOwn(known, textOf(said ?? '')) ? textOf(said) : otherwise

/**
 * The product a case is about, held by its developer or, in the operator’s own cases, by its operator; without one named, a developer
 * begins a new product with its case.
 */
export const productSubject: SubjectLender = async (tx, { subjectId, answers, actor, at }) => {
  const unit = actor.organisationId ? await findOrganisation(tx, actor.organisationId) : undefined
  if (!unit) return null
  const subject = { version: null, holderId: unit.id, holderKind: unit.kind, holderSector: unit.sector }
  if (subjectId) {
    const product = await findProduct(tx, subjectId)
    const isOwn = actor.role === 'developer' ? product?.developerId === unit.id : product?.operatorId === unit.id
    return product && isOwn ? { ...subject, id: product.id, title: product.name } : null
  }
  if (actor.role !== 'developer') return null
  const name = textOf(answers['title'] ?? '').trim() || `${unit.name}数据产品`
  const id = randomUUID()
  await insertProduct(tx, {
    id,
    name: name.slice(0, 60),
    kind: oneOf(productKinds, answers['kind'], 'dataset'),
    purposeClass: oneOf(purposeClasses, answers['purposeClass'], 'industry'),
    developerId: unit.id,
    at,
  })
  return { ...subject, id, title: name.slice(0, 60) }
}
