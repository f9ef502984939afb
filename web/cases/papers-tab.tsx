import { useEffect, useState } from 'react'
import type { CaseView } from '#contract/cases.ts'
import { minuteOf, sizeOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Nothing, ProblemNote } from '../ui/problem.tsx'

type Paper = CaseView['papers'][number]

/** The papers of the case; one opens beside the list, on the same page. */
export function PapersTab({ view }: { view: CaseView }) {
  const { w } = useWords()
  const [open, setOpen] = useState<Paper | null>(null)
  if (view.papers.length === 0) return <Nothing>{w({ zh: '还没有材料。填写表单时上传的文件会出现在这里。', en: 'No papers yet; files added in the forms appear here.' })}</Nothing>
  return (
    <div className={open ? 'papers papers-open' : 'papers'}>
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
      {open && <PaperBeside key={open.sha256} paper={open} />}
    </div>
  )
}

/** Fetched as a blob: the address itself is sandboxed, in which browsers refuse to show a PDF. */
function PaperBeside({ paper }: { paper: Paper }) {
  const { w } = useWords()
  const [address, setAddress] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    let made: string | null = null
    let isGone = false
    fetch(`/api/files/${paper.sha256}`)
      .then(async answer => {
        if (!answer.ok) throw new TypeError('network')
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
      {address && (paper.mediaType.startsWith('image/') ? <img src={address} alt={paper.name} /> : <iframe src={address} title={paper.name} />)}
    </div>
  )
}
