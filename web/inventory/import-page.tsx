import { Link, useParams } from '@tanstack/react-router'
import { Button, Progress } from 'antd'
import { useMemo, useState } from 'react'
import { type CardImport, cardRoutes, type ImportFault } from '#contract/cards.ts'
import { forms } from '#law/forms.ts'
import { fieldsOf } from '#contract/forms.ts'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { count, minuteOf, sizeOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded, Nothing } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { importStates, isGoing } from './import-list.tsx'
import './inventory.css'

const fields = { ...fieldsOf(forms['existing-inventory']), ...fieldsOf(forms['information-card']) }

/** One import: how far it is, what came of it, and every error at its cell. It can be left and returned to. */
export function ImportPage() {
  const { w } = useWords()
  const { id } = useParams({ from: '/frame/inventory/imports/$id' })
  const [going, setGoing] = useState(true)
  const found = useAsk(cardRoutes.readCardImport, { params: { id } }, going ? { every: 1000 } : {})
  const isOnItsWay = found.data === undefined || isGoing(found.data.state)
  if (isOnItsWay !== going) setGoing(isOnItsWay)
  return (
    <Page
      title={{ zh: '导入信息卡', en: 'Import of cards' }}
      note={
        found.data && (
          <>
            <span>{found.data.name}</span>
            <span className="number">{sizeOf(found.data.bytes)}</span>
            <span>
              {found.data.addedBy} · {minuteOf(found.data.addedAt)}
            </span>
            <Status tone={importStates[found.data.state].tone}>{w(importStates[found.data.state].words)}</Status>
            <Basis of="choice:card-tables" />
          </>
        )
      }
      aside={
        found.data && (
          <LinkButton href={`/desk/inventory/${found.data.roundId}`}>{w({ zh: '返回盘点', en: 'Back to the round' })}</LinkButton>
        )
      }
    >
      <Loaded query={found} rows={8}>
        {(one) => (
          <>
            <Outcome one={one} />
            {one.state === 'refused' && <Faults one={one} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Outcome({ one }: { one: CardImport }) {
  const { w } = useWords()
  if (isGoing(one.state)) {
    const isTaking = one.state === 'taking'
    return (
      <section className="card" aria-live="polite">
        <p>
          {isTaking
            ? w({ zh: `检查完毕，共 ${count(one.lines)} 行，正在建卡。`, en: `Checked: ${count(one.lines)} lines; cards are being made.` })
            : w({ zh: `正在检查，已读 ${count(one.lines)} 行。`, en: `Being checked: ${count(one.lines)} lines read.` })}{' '}
          {w({ zh: '可以离开本页，导入会继续。', en: 'You may leave this page; the import goes on.' })}
        </p>
        <Progress
          percent={isTaking && one.lines > 0 ? Math.floor((one.done / one.lines) * 100) : 0}
          status="active"
          showInfo={isTaking}
          aria-label={w({ zh: '导入进度', en: 'Progress of the import' })}
        />
      </section>
    )
  }
  if (one.state === 'taken')
    return (
      <section className="card">
        <p>
          {w({
            zh: `已导入 ${count(one.lines)} 张信息卡${one.tookMs === null ? '' : `，用时 ${(one.tookMs / 1000).toFixed(1)} 秒`}。它们在本次盘点中，由另一人复核后进入目录。`,
            en: `${count(one.lines)} cards were taken in${one.tookMs === null ? '' : ` in ${(one.tookMs / 1000).toFixed(1)} s`}. They enter the catalogue when a colleague has checked the round.`,
          })}
        </p>
        <Link to="/assets" search={{ state: 'carded' }}>
          {w({ zh: '查看已建卡的资产', en: 'See assets that have a card' })}
        </Link>
      </section>
    )
  if (one.state === 'failed')
    return (
      <section className="card">
        <p role="alert">
          <strong>{one.failure && w(one.failure)}</strong>
        </p>
        <p>{w({ zh: '没有收下任何内容。', en: 'Nothing was taken.' })}</p>
      </section>
    )
  return (
    <section className="card">
      <p role="alert">
        <strong>
          {w({
            zh: `${count(one.lines)} 行中有 ${count(one.faults)} 处错误，一张卡也没有建。`,
            en: `${count(one.faults)} errors in ${count(one.lines)} lines; no card was made.`,
          })}
        </strong>
      </p>
      <p>
        {w({
          zh: '改正后整表重新上传即可，已正确的行不用改。',
          en: 'Correct them and send the whole table again; lines that are right stay as they are.',
        })}
      </p>
      <p className="row">
        <Button type="primary" href={cardRoutes.markedImport.path.replace(':id', one.id)} download>
          {w({ zh: '下载标出错误的表格', en: 'Fetch the marked table' })}
        </Button>
      </p>
    </section>
  )
}

function Faults({ one }: { one: CardImport }) {
  const { w } = useWords()
  const columns = useMemo(
    (): Columns<ImportFault> => [
      {
        title: w({ zh: '单元格', en: 'Cell' }),
        key: 'cell',
        width: 84,
        className: 'number',
        render: (_, row) => (
          <span>
            {row.column}
            {row.row}
            <br />
            <small className="quiet">{row.sheet}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '项目', en: 'Item' }),
        key: 'field',
        width: 104,
        render: (_, row) => (fields[row.field] ? w(fields[row.field]!.label) : w({ zh: '表头', en: 'Head' })),
      },
      {
        title: w({ zh: '填写内容', en: 'Given' }),
        key: 'given',
        width: 220,
        responsive: ['md'],
        render: (_, row) => <span className="wide-cell">{row.given || '—'}</span>,
      },
      { title: w({ zh: '错误', en: 'Error' }), key: 'words', render: (_, row) => <span className="wide-cell">{w(row.words)}</span> },
    ],
    [w],
  )
  return (
    <KeysetTable
      caption={w({ zh: '错误清单', en: 'Errors' })}
      route={cardRoutes.listImportFaults}
      input={{ params: { id: one.id } }}
      columns={columns}
      rowKey={(row) => String(row.seq)}
      excel={{ path: cardRoutes.importFaultsExcel.path.replace(':id', one.id) }}
      empty={<Nothing>{w({ zh: '没有错误。', en: 'No errors.' })}</Nothing>}
    />
  )
}
