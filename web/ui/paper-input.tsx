import { Button } from 'antd'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import type { InputProps } from './field-input.tsx'
import { useWords } from './language.tsx'
import { ProblemNote } from './problem.tsx'
import { upload } from './upload.ts'

/** A paper dropped on the field or chosen: sent at once with its progress; what is kept is digest and name. */
export function PaperInput({ domId, value, onChange, caseId, isWrong, described }: InputProps) {
  const { w } = useWords()
  const picker = useRef<HTMLInputElement>(null)
  const [share, setShare] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isOver, setOver] = useState(false)
  // What is typed beside it while a paper is on its way stays: it is told to the form as that is by then.
  const tell = useRef(onChange)
  useEffect(() => {
    tell.current = onChange
  })
  const paper = value as { sha256: string; name: string } | null | undefined
  const send = async (file: File | undefined) => {
    if (!file) return
    setError(null)
    setShare(0)
    try {
      const kept = await upload(file, caseId, setShare)
      tell.current({ sha256: kept.sha256, name: kept.name })
    } catch (e) {
      setError(e)
    } finally {
      setShare(null)
    }
  }
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => onDropAnywhere(place, (file) => void send(file)))
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void send(event.dataTransfer.files[0])
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is a second way; the button is the first.
    <div
      ref={place}
      role="group"
      aria-labelledby={`${domId}-label`}
      className={`paper-drop${isOver ? ' paper-over' : ''}${isWrong ? ' paper-wrong' : ''}`}
      data-paper-drop={paper ? 'given' : 'wanted'}
      onDragOver={(e) => {
        e.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={picker}
        type="file"
        hidden
        accept=".pdf,.png,.jpg,.jpeg"
        aria-label={w({ zh: '选择文件', en: 'Choose a file' })}
        onChange={(e) => {
          void send(e.target.files?.[0])
          e.target.value = ''
        }}
      />
      {share !== null ? (
        <progress max={1} value={share} aria-label={w({ zh: '正在上传', en: 'Uploading' })} />
      ) : paper ? (
        <a href={`/api/files/${paper.sha256}`} target="_blank" rel="noreferrer">
          {paper.name}
        </a>
      ) : (
        <span className="quiet">{w({ zh: '把 PDF、PNG 或 JPEG 文件拖到这里，或', en: 'Drop a PDF, PNG or JPEG here, or' })}</span>
      )}
      <Button id={domId} size="small" disabled={share !== null} aria-describedby={described} onClick={() => picker.current?.click()}>
        {paper ? w({ zh: '更换', en: 'Replace' }) : w({ zh: '选择文件', en: 'Choose a file' })}
      </Button>
      {paper && (
        <Button size="small" type="text" onClick={() => onChange(null)}>
          {w({ zh: '移除', en: 'Remove' })}
        </Button>
      )}
      {error !== null && <ProblemNote error={error} />}
    </div>
  )
}

/** A paper dropped beside the fields goes to the first that still wants one, instead of replacing the page in the browser. */
function onDropAnywhere(place: { current: HTMLElement | null }, take: (file: File | undefined) => void): () => void {
  const isMine = (event: Event) =>
    !(event.target as Element).closest?.('[data-paper-drop]') && place.current === document.querySelector('[data-paper-drop="wanted"]')
  const over = (event: Event) => event.preventDefault()
  const drop = (event: globalThis.DragEvent) => {
    event.preventDefault()
    if (isMine(event)) take(event.dataTransfer?.files[0])
  }
  addEventListener('dragover', over)
  addEventListener('drop', drop)
  return () => {
    removeEventListener('dragover', over)
    removeEventListener('drop', drop)
  }
}
