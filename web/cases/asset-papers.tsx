import type { CaseView } from '#contract/cases.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { type Form, forms } from '#law/forms.ts'
import type { FormShape } from '#law/form.ts'
import type { Words } from '#law/words.ts'
import { type Answer, useAsk } from '../ui/api.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import { Status } from '../ui/status.tsx'
import { licences } from './licences.ts'

/** One stored file to be opened beside the list. */
export type Opened = { sha256: string; name: string; mediaType: string }
const kinds = { opinion: 'legal-opinion', valuation: 'valuation-report' } as const satisfies Record<string, Form>

/** The stored files of the opinion and the valuation, as they are opened. */
export function papersOf(asset: Answer<typeof inventoryRoutes.readAsset>, w: (words: Words) => string): Opened[] {
  return asset.papers.map((paper) => ({
    sha256: paper.paperSha256,
    name: `${w(forms[kinds[paper.kind]].title)} ${paper.number}`,
    mediaType: 'application/pdf',
  }))
}

/** The opinion and the valuation filed with the asset: by whom, with what result, for which version, still good or stale. */
export function AssetPapers({ view, opened, onOpen }: { view: CaseView; opened: Opened | null; onOpen: (paper: Opened | null) => void }) {
  const { w } = useWords()
  const found = useAsk(inventoryRoutes.readAsset, { params: { id: view.subjectId } })
  if (!found.data || found.data.papers.length === 0) return null
  const concluded = (kind: 'opinion' | 'valuation', value: string) =>
    (forms[kinds[kind]] as FormShape).sections.flatMap((s) => Object.values(s.fields)).find((f) => f.options?.[value])?.options?.[value]
  return (
    <>
      <h2 className="small-head">{w({ zh: '资产所附意见书与评估报告', en: 'Opinion and valuation of the asset' })}</h2>
      <ul className="plain">
        {found.data.papers.map((paper) => {
          const said = concluded(paper.kind, paper.conclusion)
          return (
            <li key={paper.id}>
              <button
                type="button"
                className="paper"
                aria-pressed={opened?.sha256 === paper.paperSha256}
                onClick={() =>
                  onOpen(
                    opened?.sha256 === paper.paperSha256
                      ? null
                      : { sha256: paper.paperSha256, name: `${paper.number}.pdf`, mediaType: 'application/pdf' },
                  )
                }
              >
                <strong>{w(forms[kinds[paper.kind]].title)}</strong>{' '}
                {paper.isStale && <Status tone="bad">{w({ zh: '已失效', en: 'stale' })}</Status>}
                <small>
                  {paper.firmName} · {paper.number}
                </small>
                {paper.firmLicence && (
                  <small>
                    {w(licences[paper.kind])} {paper.firmLicence}
                  </small>
                )}
                <small>
                  {said ? w(said) : paper.conclusion}
                  {paper.amountFen !== null && (
                    <>
                      {' '}
                      · <Money fen={paper.amountFen} />
                    </>
                  )}
                </small>
                <small>
                  {w({
                    zh: `针对第 ${paper.assetVersion} 版 · 有效期至 ${paper.validUntil}`,
                    en: `On version ${paper.assetVersion}, valid until ${paper.validUntil}`,
                  })}
                </small>
                {view.pins
                  .filter((pin) => pin.field === `paper:${paper.kind}`)
                  .map((pin) => (
                    <small key={pin.note} className="check-not">
                      {w({ zh: '补正：', en: 'To correct: ' })}
                      {pin.note}
                    </small>
                  ))}
                {paper.staleReason && <small className="check-not">{w(paper.staleReason)}</small>}
              </button>
              <Inside className="paper-case" href={`/desk/cases/${paper.caseId}`}>
                {w(
                  paper.isTakenOver
                    ? { zh: '查看存量登记', en: 'See how it was taken over' }
                    : { zh: '查看出具过程', en: 'See how it was made' },
                )}
              </Inside>
              {paper.kind === 'valuation' && (
                <Inside className="paper-case" href={`/desk/valuations/${paper.caseId}`}>
                  {w({ zh: '参数与复算', en: 'Computed again' })}
                </Inside>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
