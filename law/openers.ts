import { type Condition, conditions } from './conditions.ts'
import type { ConditionShape } from './conditions/condition.ts'
import { type OrganisationKind, organisationKinds, parties } from './parties.ts'
import { openersOf, type Procedure } from './procedure.ts'
import type { Words } from './words.ts'
import { whyEnded } from './winding-up.ts'

type Opened = Pick<Procedure, 'id' | 'opensBy' | 'opensIf'>
/** A post as far as it decides what it is offered: its role, the kind of its organisation, and since when that has ended. */
export type Opener = { readonly role: string; readonly organisationKind: string; readonly endedOn?: string | null }

/** Who may open a case of a procedure, in words. */
export function openerWords(procedure: Opened): Words {
  const titles = openersOf(procedure).map((party) => parties[party].title)
  const but = notForPublicUnits(procedure).length > 0
  return {
    zh: `${titles.map(({ zh }) => zh).join('、')}${but ? '（行政事业单位除外）' : ''}`,
    en: `${titles.map(({ en }) => en).join(', ')}${but ? ' (not a public unit)' : ''}`,
  }
}

/** Whether a post is offered a procedure: its role opens it, and nothing says its organisation never can. */
export function mayOpen(procedure: Opened, post: Opener | null | undefined): boolean {
  return (
    openersOf(procedure).some((party) => party === post?.role) &&
    barredBy(procedure, post) === null &&
    whyEnded(post?.endedOn, procedure.id) === null
  )
}

/** The condition that the organisation of a post can never meet, so that it opens no case of a procedure; null when there is none. */
export function barredBy(procedure: Opened, post: Opener | null | undefined): Condition | null {
  const isPublic = organisationKinds[post?.organisationKind as OrganisationKind]?.isPublic ?? false
  return (isPublic && notForPublicUnits(procedure)[0]) || null
}

function notForPublicUnits({ opensIf = [] }: Opened): Condition[] {
  return opensIf.filter((condition) => (conditions[condition] as ConditionShape).neverFor === 'public-units')
}
