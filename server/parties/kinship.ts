import type { Words } from '#law/words.ts'
import type { Tx } from '#server/db/transaction.ts'
import { findKinship } from './affiliations.sql.ts'

/** How an office is tied to the holder of a case by declared control on a day, in words; null when it is not. */
export async function kinshipOf(tx: Tx, holderId: string, officeId: string, today: string): Promise<Words | null> {
  const kinship = await findKinship(tx, holderId, officeId, today)
  return kinship && kinshipWords(kinship)
}

/** Says who controls whom between the holder (first of `up`) and the office (last of `down`). Pure. */
function kinshipWords({ up, down }: { up: readonly string[]; down: readonly string[] }): Words {
  const [holder, office, shared] = [up[0]!, down.at(-1)!, up.at(-1)!]
  if (shared === holder) return { zh: `持有单位${holder}控制本岗位所在的${office}`, en: `The holder ${holder} controls ${office}` }
  if (shared === office) return { zh: `本岗位所在的${office}控制持有单位${holder}`, en: `${office} controls the holder ${holder}` }
  return {
    zh: `持有单位${holder}与本岗位所在的${office}同受${shared}控制`,
    en: `The holder ${holder} and ${office} are both controlled by ${shared}`,
  }
}
