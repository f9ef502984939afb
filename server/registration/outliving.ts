import { civilDate } from '#contract/working-days.ts'
import { fallen } from '#law/fallen.ts'
import { procedures } from '#law/procedures.ts'
import type { Words } from '#law/words.ts'
import { noteFailure } from '#server/cases/failures.ts'
import { platformActor, procedureOf } from '#server/cases/known.ts'
import { asSystem } from '#server/db/transaction.ts'
import { type NewNote, sendNotes } from '#server/notes/notes.sql.ts'
import type { Platform } from '#server/platform.ts'
import { findOutlived, type Outlived } from './outlived.sql.ts'

/** Procedures about an asset that another case can end. */
const endable = Object.values(procedures)
  .filter(({ subject, overtaken }) => subject === 'asset' && overtaken)
  .map(({ id }) => id)
/**
 * Those that are not opened about what was found to be core data, nor go on: all but what may find that it is not, what ends an
 * entrustment, and the memorandum (choice:core-data).
 */
const barrable = endable.filter((id) => procedures[id]!.opensIf?.includes('stays-here'))

/** Ends open cases that have no ground any more and tells both sides why (choice:certificate-states, choice:one-open-registration); answers how many. */
export async function endOutlived(platform: Pick<Platform, 'db' | 'clock' | 'desk' | 'log'>): Promise<number> {
  const at = platform.clock.now()
  const outlived = await asSystem(platform.db, (tx) => findOutlived(tx, endable, barrable, civilDate(at)))
  // Each in a transaction of its own, the case held before its asset, as every act does; one that fails holds up no other.
  for (const each of outlived) {
    const { caseId, number, how } = each
    await asSystem(platform.db, async (tx) => {
      await platform.desk.act(tx, {
        caseId,
        act: 'overtake',
        version: null,
        key: `${how}:${number}`,
        reason: whyOutlived(each).zh,
        asked: { number, ending: how },
        actor: platformActor,
        at,
        today: civilDate(at),
        requestId: '',
        address: '',
      })
      await sendNotes(tx, endedNotes(each), at)
    }).catch((failure: unknown) => noteFailure(platform, caseId, 'overtake', failure))
  }
  return outlived.length
}

/** Why a case has no ground any more. Pure. */
function whyOutlived({ how, number, holderName }: Pick<Outlived, 'how' | 'number' | 'holderName'>): Words {
  if (how === 'barred') return { zh: '该数据依法不得在本平台登记和运营', en: 'by law this data is not registered or operated here' }
  if (how === 'transferred')
    return { zh: `资产已转移，现由${holderName}持有`, en: `the asset was transferred and is held by ${holderName}` }
  if (how === 'registered') return { zh: `资产已登记，凭证 ${number}`, en: `the asset is registered, certificate ${number}` }
  return { zh: `${fallen[how].zh}，凭证 ${number}`, en: `${fallen[how].en.toLowerCase()}, certificate ${number}` }
}

function endedNotes(outlived: Outlived): NewNote[] {
  const { caseId, caseNumber, title, isDraft, holderId, sides, how } = outlived
  const [procedure, why] = [procedureOf(outlived), whyOutlived(outlived)]
  const words = {
    zh: `“${title}”的${procedure.title.zh}${isDraft ? '草稿' : '办件'}（${caseNumber}）已终止：${why.zh}，不必再办`,
    en: `${isDraft ? 'The draft of ' : ''}${procedure.title.en} of “${title}” (${caseNumber}) has ended: ${why.en}. Nothing is left to do`,
  }
  const basis = how === 'registered' || how === 'transferred' ? 'choice:one-open-registration' : 'choice:certificate-states'
  // Only the holder is told by the basis what the law keeps off the platform.
  const basisFor = (side: string) => (how === 'barred' ? (side === holderId ? 'choice:core-data' : '§4.7') : basis)
  return [...new Set(sides)].map((organisationId) => ({
    organisationId,
    kind: 'case-outlived',
    subject: caseId,
    words,
    basis: basisFor(organisationId),
    href: `/desk/cases/${caseId}`,
  }))
}
