import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { choices } from '#law/choices.ts'
import { clauses } from '#law/clauses.ts'
import { folder } from './lines.ts'
import type { Difference } from './replay.ts'

/** A difference that is accepted: the clause, choice or decision that made it, and why. */
export type ListedDifference = Difference & { readonly since: string; readonly why: string }

/** Where accepted differences are listed, one on each line. */
export const listPath = path.join(folder, 'differences.ndjson')

/** The differences that are listed. */
export const readListed = (): ListedDifference[] =>
  readFileSync(listPath, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ListedDifference)

const says = ({ dossier, act, step, differs }: Difference) => JSON.stringify([dossier, act, step, differs])

/** What is wrong between the differences found and those listed: what is not listed, and what is listed and no longer differs. */
export function unlisted(
  found: readonly Difference[],
  listed: readonly ListedDifference[],
): { differs: Difference[]; needless: ListedDifference[] } {
  const [are, known] = [new Set(found.map(says)), new Set(listed.map(says))]
  return { differs: found.filter((each) => !known.has(says(each))), needless: listed.filter((each) => !are.has(says(each))) }
}

/** The list for the differences found: what is listed and still differs as it was, what is new with its source and reason; what no longer differs goes. */
export function listedWith(
  found: readonly Difference[],
  listed: readonly ListedDifference[],
  { since, why }: { since: string; why: string },
): ListedDifference[] {
  const known = new Map(listed.map((each) => [says(each), each]))
  return found.map(
    ({ dossier, act, step, differs }) => known.get(says({ dossier, act, step, differs })) ?? { dossier, act, step, differs, since, why },
  )
}

/**
 * Whether a difference rests on something: a clause (`§4.7`), a choice (`choice:notice-period`) or a dated decision
 * (`docs/decisions/….md`), with a reason in words.
 */
export function isGrounded({ since, why }: { since: string; why: string }): boolean {
  const isKnown = since.startsWith('§')
    ? Object.hasOwn(clauses, since.slice(1))
    : since.startsWith('choice:')
      ? Object.hasOwn(choices, since.slice('choice:'.length))
      : /^docs\/decisions\/[\w-]+\.md$/.test(since) && statSync(path.join(folder, '../..', since), { throwIfNoEntry: false }) !== undefined
  return isKnown && why.length > 5
}
