import { useEffect, useState } from 'react'
import { Refused } from '#contract/call.ts'
import type { CaseView } from '#contract/cases.ts'
import { problem } from '#contract/route.ts'
import { minuteOf, sizeOf } from '../ui/dates.ts'
import { AssetPapers, type Opened } from './asset-papers.tsx'
import { useWords } from '../ui/language.tsx'
import { Nothing, ProblemNote } from '../ui/problem.tsx'

/** The papers of the case; one opens beside the list, on the same page. */
export function PapersTab({ view }: { view: CaseView }) {
  const { w } = useWords()
  const [open, setOpen] = useState<Opened | null>(null)
  return (
    <div className={open ? 'papers papers-open' : 'papers'}>
      <div>
      {view.papers.length === 0 && <Nothing>{w({ zh: '本件还没有上传材料。填写表单时上传的文件会出现在这里。', en: 'No papers in this case yet; files added in its forms appear here.' })}</Nothing>}
      <ul className="plain">
        {view.papers.map(paper => (
          <li key={paper.sha256}>
            <button type="button" className="paper" aria-pressed={open?.sha256 === paper.sha256} onClick={() => setOpen(open?.sha256 === paper.sha256 ? null : paper)}>
              <strong>{paper.name}</strong>
              <small>{paper.organisationName ?? ''} · {minuteOf(paper.at)} · {sizeOf(paper.bytes)}</small>
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

/** Fetched as a blob: the address itself is sandboxed, in which browsers refuse to show a PDF. */
function PaperBeside({ paper }: { paper: Opened }) {
  const { w } = useWords()
  const [address, setAddress] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    let made: string | null = null
    let isGone = false
    fetch(`/api/files/${paper.sha256}`)
      .then(async answer => {
        if (!answer.ok) throw new Refused(answer.status, problem.parse(await answer.json()))
        made = URL.createObjectURL(new Blob([await answer.arrayBuffer()], { type: paper.mediaType }))
        if (isGone) URL.revokeObjectURL(made)
        else setAddress(made)
      })
      .catch(setError)
    return () => {
      isGone = true
      if (made) URL.revokeObjectURL(made)
    }
  }, [paper])
  return (
    <div className="paper-beside">
      <p><a href={`/api/files/${paper.sha256}`} target="_blank" rel="noreferrer">{w({ zh: '在新窗口打开', en: 'Open in a new window' })}</a></p>
      {error !== null && <ProblemNote error={error} />}
      {address && (paper.mediaType.startsWith('image/') ? <img src={address} alt={paper.name} /> : <iframe src={`${address}#navpanes=0&view=FitH`} title={paper.name} />)}
    </div>
  )
}
