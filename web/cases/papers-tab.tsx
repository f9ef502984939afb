import { useState } from 'react'
import type { CaseView } from '#contract/cases.ts'
import { minuteOf, sizeOf } from '../ui/dates.ts'
import { AssetPapers, type Opened } from './asset-papers.tsx'
import { useWords } from '../ui/language.tsx'
import { Nothing } from '../ui/problem.tsx'
import { PaperBeside } from './paper-beside.tsx'

/** The papers of the case; one opens beside the list, on the same page. */
export function PapersTab({ view }: { view: CaseView }) {
  const { w } = useWords()
  const [open, setOpen] = useState<Opened | null>(null)
  return (
    <div className={open ? 'papers papers-open' : 'papers'}>
      <div>
        {view.papers.length === 0 && (
          <Nothing>
            {w({
              zh: '本件还没有上传材料。填写表单时上传的文件会出现在这里。',
              en: 'No papers in this case yet; files added in its forms appear here.',
            })}
          </Nothing>
        )}
        <ul className="plain">
          {view.papers.map((paper) => (
            <li key={paper.sha256}>
              <button
                type="button"
                className="paper"
                aria-pressed={open?.sha256 === paper.sha256}
                onClick={() => setOpen(open?.sha256 === paper.sha256 ? null : paper)}
              >
                <strong>{paper.name}</strong>
                <small>
                  {paper.organisationName ?? ''} · {minuteOf(paper.at)} · {sizeOf(paper.bytes)}
                </small>
                <small>SHA-256 {paper.sha256.slice(0, 16)}…</small>
              </button>
            </li>
          ))}
        </ul>
        {view.subjectKind === 'asset' && <AssetPapers view={view} opened={open} onOpen={setOpen} />}
      </div>
      {open && <PaperBeside key={open.sha256} paper={open} />}
    </div>
  )
}
