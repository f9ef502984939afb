import { Button } from 'antd'
import { type DragEvent, useRef, useState } from 'react'
import { several } from '#law/words.ts'
import { sizeOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Status } from '../ui/status.tsx'
import type { Sending } from './source-upload.ts'
import { clearUploads, decideUpload, isWaiting, queueUploads, retryUpload, stopUpload, type Upload, useUploads } from './uploads.ts'

const said = {
  data: {
    choose: { zh: '选择数据文件', en: 'Choose data files' },
    drop: { zh: '把数据文件拖到这里', en: 'Drop data files here' },
    note: {
      zh: 'CSV、TSV（UTF-8、UTF-16、GB18030）、Excel（xlsx、xls）、JSON、JSON Lines、GeoJSON、Parquet、SQL 转储，以及它们的 gzip 和 ZIP；文件只存放在本单位存储区，平台只留下扫描结果。',
      en: 'CSV, TSV (UTF-8, UTF-16, GB18030), Excel (xlsx, xls), JSON, JSON Lines, GeoJSON, Parquet, SQL dumps, and gzip and ZIP of these; files stay in the unit’s own area, the platform keeps findings only.',
    },
  },
  findings: {
    choose: { zh: '选择扫描结果文件', en: 'Choose findings files' },
    drop: { zh: '把扫描结果文件（findings.json）拖到这里', en: 'Drop findings files (findings.json) here' },
    note: {
      zh: '平台先核验签名和单位，再逐项检查；不通过的写明原因，不会只收一半。',
      en: 'Signature and unit are checked first, then each finding; what is refused says why, and nothing is taken by half.',
    },
  },
} as const

/** A place to drop files on, or to choose them; each goes up with its own progress. */
export function SourceDrop({ roundId, sending }: { roundId: string; sending: Sending }) {
  const { w } = useWords()
  const picker = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const uploads = useUploads(roundId, sending)
  const [asked, going] = [true, false].map((isAsked) => uploads.filter((upload) => (upload.state === 'asked') === isAsked)) as [
    Upload[],
    Upload[],
  ]
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    queueUploads(roundId, sending, [...event.dataTransfer.files])
  }
  return (
    <div
      className={isOver ? 'drop drop-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={picker}
        type="file"
        multiple
        {...(sending === 'findings' ? { accept: '.json' } : {})}
        hidden
        aria-label={w(said[sending].choose)}
        onChange={(event) => {
          queueUploads(roundId, sending, [...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <p>
        <strong>{w(said[sending].drop)}</strong> {w({ zh: '可一次多个', en: 'several at once' })}{' '}
        <Button onClick={() => picker.current?.click()}>{w({ zh: '选择文件', en: 'Choose files' })}</Button>
      </p>
      <p className="quiet">{w(said[sending].note)}</p>
      {asked.map((upload) => (
        <Together key={upload.key} upload={upload} />
      ))}
      {going.length > 0 && (
        <ul className="uploads" aria-label={w({ zh: '上传进度', en: 'Uploads' })}>
          {going.map((upload) => (
            <UploadLine key={upload.key} upload={upload} />
          ))}
        </ul>
      )}
      {uploads.some((upload) => !isWaiting(upload)) && (
        <Button size="small" type="link" onClick={() => clearUploads(roundId, sending)}>
          {w({ zh: '清除已结束的', en: 'Clear those that ended' })}
        </Button>
      )}
    </div>
  )
}

/** Proposes that files of like names are one dataset, and lets the officer say otherwise; whether their columns agree is told by the scan. */
function Together({ upload: { key, name, files, bytes } }: { upload: Upload }) {
  const { w } = useWords()
  const shown = files.slice(0, 3).join(w({ zh: '、', en: ', ' })) + (files.length > 3 ? '…' : '')
  return (
    <section className="together" aria-label={w({ zh: `${name}：是否合成一个数据集`, en: `${name}: one dataset or several` })}>
      <p>
        <strong>
          {w({
            zh: `${files.length} 个文件似为同一数据集“${name}”的各期`,
            en: `${several(files.length, 'file')} seem to be parts of one dataset, “${name}”`,
          })}
        </strong>{' '}
        <span className="quiet number">{sizeOf(bytes)}</span>
      </p>
      <p className="quiet">
        {shown}
        {w({
          zh: '。名称只差数字和日期；合成后只建一张信息卡，列不同的文件扫描时仍单独列出。',
          en: '. Their names differ only in numbers and dates. Together they get one card; files with other columns are still listed by themselves.',
        })}
      </p>
      <div className="row">
        <Button type="primary" size="small" onClick={() => decideUpload(key, true)}>
          {w({ zh: '合成一个数据集上传', en: 'Upload as one dataset' })}
        </Button>
        <Button size="small" onClick={() => decideUpload(key, false)}>
          {w({ zh: '逐个上传', en: 'Each by itself' })}
        </Button>
        <Button size="small" type="text" onClick={() => stopUpload(key)}>
          {w({ zh: '不上传', en: 'Do not upload' })}
        </Button>
      </div>
    </section>
  )
}

const states = {
  asked: { zh: '待确定', en: 'Undecided' },
  queued: { zh: '排队', en: 'Queued' },
  sending: { zh: '上传中', en: 'Sending' },
  done: { zh: '已上传', en: 'Sent' },
  refused: { zh: '未接受', en: 'Not taken' },
  broken: { zh: '没有传完', en: 'Not sent' },
  stopped: { zh: '已停止', en: 'Stopped' },
} as const
const tones = { asked: 'plain', queued: 'plain', sending: 'going', done: 'done', refused: 'bad', broken: 'bad', stopped: 'plain' } as const

function UploadLine({ upload }: { upload: Upload }) {
  const { w } = useWords()
  const isGoing = isWaiting(upload)
  return (
    <li>
      <span className="upload-name">
        {upload.name}
        {upload.files.length > 1 && ` · ${w({ zh: `${upload.files.length} 个文件`, en: several(upload.files.length, 'file') })}`}
        {upload.why && (
          <small className="upload-why" role="alert">
            {w(upload.why)}
          </small>
        )}
        {upload.remedy && <small className="upload-remedy quiet">{w(upload.remedy)}</small>}
        {upload.state === 'broken' && (
          <Button size="small" onClick={() => retryUpload(upload.key)}>
            {w({ zh: '重新上传', en: 'Send again' })}
            <span className="hidden"> {upload.name}</span>
          </Button>
        )}
      </span>
      {isGoing ? <progress max={Math.max(1, upload.bytes)} value={upload.sent} aria-label={upload.name} /> : <span />}
      <span className="number">
        {isGoing ? `${sizeOf(upload.sent)} / ` : ''}
        {sizeOf(upload.bytes)}
      </span>
      <Status tone={tones[upload.state]}>{w(states[upload.state])}</Status>
      <Button
        size="small"
        type="text"
        aria-label={`${isGoing ? w({ zh: '停止', en: 'Stop' }) : w({ zh: '移除', en: 'Remove' })} ${upload.name}`}
        onClick={() => stopUpload(upload.key)}
      >
        ✕
      </Button>
    </li>
  )
}
