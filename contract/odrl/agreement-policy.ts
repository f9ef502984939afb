import type { Atomic, Policy, Use } from './policy.ts'

/** The four limits of an agreement with asset, parties, count and place (§5.5), from which its policy is written. */
export type AgreementTerms = {
  readonly id: string
  readonly number: string
  readonly operatorId: string
  readonly developerId: string
  readonly assetId: string
  readonly assetVersion: number
  readonly purposeClass: string
  readonly purpose: string
  readonly columns: readonly string[]
  readonly manner: string
  readonly places: readonly string[]
  readonly beginsOn: string
  readonly endsOn: string
  readonly mostUses: number | null
  readonly renews: string | null
}

const urn = (id: string) => `urn:uuid:${id}`
const column = 'rs:column'
const dateTime = (value: string) => ({ '@value': value, '@type': 'xsd:dateTime' })
/** Midnight after a civil day in Beijing, where the term of that day is over. */
const afterDay = (day: string) => new Date(Date.parse(`${day}T00:00:00+08:00`) + 86_400_000).toISOString()

/** Writes an agreement as an ODRL 2.2 document in JSON-LD: one permission with every limit, and what §5.6 and §7.6 forbid. Pure. */
export function policyOf(terms: AgreementTerms): Policy & { readonly [more: string]: unknown } {
  const rule = { target: urn(terms.assetId), assigner: urn(terms.operatorId), assignee: urn(terms.developerId) }
  const limits: Atomic[] = [
    { leftOperand: 'purpose', operator: 'eq', rightOperand: terms.purposeClass },
    { leftOperand: column, operator: 'isPartOf', rightOperand: { '@list': terms.columns } },
    { leftOperand: 'deliveryChannel', operator: 'eq', rightOperand: terms.manner },
    { leftOperand: 'virtualLocation', operator: 'isPartOf', rightOperand: { '@list': terms.places } },
    { leftOperand: 'dateTime', operator: 'gteq', rightOperand: dateTime(`${terms.beginsOn}T00:00:00+08:00`) },
    { leftOperand: 'dateTime', operator: 'lt', rightOperand: dateTime(afterDay(terms.endsOn)) },
    ...(terms.mostUses === null
      ? []
      : [{ leftOperand: 'count', operator: 'lteq', rightOperand: { '@value': terms.mostUses, '@type': 'xsd:integer' } }]),
  ]
  return {
    '@context': ['http://www.w3.org/ns/odrl.jsonld', { rs: 'urn:rongshu:odrl:', dc: 'http://purl.org/dc/terms/' }],
    '@type': 'Agreement',
    uid: urn(terms.id),
    profile: 'urn:rongshu:odrl:profile:1',
    'dc:identifier': terms.number,
    'dc:description': terms.purpose,
    'dc:isVersionOf': `${urn(terms.assetId)}#v${terms.assetVersion}`,
    ...(terms.renews === null ? {} : { 'dc:replaces': urn(terms.renews) }),
    permission: [{ uid: `${urn(terms.id)}#use`, action: 'use', ...rule, constraint: limits }],
    prohibition: [
      { uid: `${urn(terms.id)}#distribute`, action: 'distribute', ...rule },
      { uid: `${urn(terms.id)}#extract`, action: 'extract', ...rule },
    ],
    obligation: [
      {
        uid: `${urn(terms.id)}#delete`,
        action: 'delete',
        constraint: [{ leftOperand: 'dateTime', operator: 'gteq', rightOperand: dateTime(afterDay(terms.endsOn)) }],
      },
    ],
  }
}

/** What is told of one use before it happens: `count` counts it in. */
export type UseAsked = {
  readonly purposeClass: string
  readonly columns: readonly string[]
  readonly manner: string
  readonly place: string
  readonly at: Date
  readonly count: number
}

/** One use of an agreement's asset, in the words of its policy. Pure. */
export function useOf({ assetId, developerId }: { readonly assetId: string; readonly developerId: string }, asked: UseAsked): Use {
  return {
    action: 'use',
    target: urn(assetId),
    assignee: urn(developerId),
    values: {
      purpose: asked.purposeClass,
      [column]: asked.columns,
      deliveryChannel: asked.manner,
      virtualLocation: asked.place,
      dateTime: asked.at.getTime(),
      count: asked.count,
    },
  }
}
