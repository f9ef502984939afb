import { Button, Modal } from 'antd'
import { useRef, useState } from 'react'
import { cardColumns } from '#contract/card-columns.ts'
import { type LegacySheet, legacyRoutes } from '#contract/legacy.ts'
import { choices } from '#law/choices.ts'
import { addressOf, ask, refresh } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { whatIsLeftOut } from './legacy-words.ts'

/** Opens drafts of legacy registrations from a table: the template to fetch, the table to send, and what came of it. */
export function LegacySheetButton() {
  const { w } = useWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{w({ zh: '整表开办存量登记', en: 'Earlier registrations as a table' })}</Button>
      <Modal
        open={isOpen}
        onCancel={() => setOpen(false)}
        footer={null}
        width={720}
        destroyOnHidden
        title={w({ zh: '整表开办存量登记', en: 'Earlier registrations as a table' })}
      >
        <Sheet />
      </Modal>
    </>
  )
}

function Sheet() {
  const { w } = useWords()
  const file = useRef<HTMLInputElement>(null)
  const [result, setResult] = useState<LegacySheet | null>(null)
  const { isBusy, error, send } = useSending()
  const sendTable = async (chosen: File) => {
    setResult(null)
    await send(async () => {
      const body = new FormData()
      body.append('file', chosen)
      setResult(await ask(legacyRoutes.openLegacySheet, { body }))
      await refresh('/api/cases', '/api/inbox')
    })
    if (file.current) file.current.value = ''
  }
  return (
    <>
      <p>
        {w({
          zh: `一行一项原登记，一次不超过${choices['legacy-sheet'].value}行；有一处错误一件也不开办。开办的是草稿，三份文件和承诺在各件中补齐后提交。`,
          en: `One earlier registration a line, ${choices['legacy-sheet'].value} lines at most; with one error none is opened. They are drafts: bring the three papers and the undertaking into each, then submit it.`,
        })}{' '}
        <Basis of="choice:legacy-sheet" />
      </p>
      <p className="row">
        <Button href={addressOf(legacyRoutes.legacyTemplate.path, {})} download>
          {w({ zh: '① 下载模板', en: '① Fetch the template' })}
        </Button>
        <Button type="primary" loading={isBusy} onClick={() => file.current?.click()}>
          {w({ zh: '② 上传填好的表格', en: '② Send the table' })}
        </Button>
        <input
          ref={file}
          type="file"
          accept=".xlsx"
          hidden
          aria-label={w({ zh: '填好的存量登记表', en: 'The table of earlier registrations' })}
          onChange={(event) => {
            const chosen = event.target.files?.[0]
            if (chosen) void sendTable(chosen)
          }}
        />
      </p>
      {error !== null && <ProblemNote error={error} />}
      {result && (result.faultCount > 0 ? <Faults result={result} /> : <Opened result={result} />)}
    </>
  )
}

/** What the columns of the table are called, by their field. */
const titles = new Map(cardColumns('legacy').map(({ id, field }) => [id, field.label]))

function Faults({ result: { lines, faults, faultCount } }: { result: LegacySheet }) {
  const { w } = useWords()
  const leftOut = whatIsLeftOut(faults.length, faultCount)
  return (
    <>
      <p role="alert">
        <strong>
          {w({
            zh: `${lines} 行中有 ${faultCount} 处错误，一件也没有开办。`,
            en: `${faultCount} errors in ${lines} lines; none was opened.`,
          })}
        </strong>
        {leftOut && ` ${w(leftOut)}`}
      </p>
      <div className="scroll" tabIndex={0} role="region" aria-label={w({ zh: '逐格的错误', en: 'Errors by cell' })}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{w({ zh: '单元格', en: 'Cell' })}</th>
              <th scope="col">{w({ zh: '填写内容', en: 'Given' })}</th>
              <th scope="col">{w({ zh: '错误', en: 'Error' })}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map(({ row, column, field, given, words }, n) => (
              <tr key={n}>
                <td>
                  <span className="number">
                    {column}
                    {row}
                  </span>{' '}
                  <small className="quiet">{w(titles.get(field) ?? { zh: field, en: field })}</small>
                </td>
                <td>{given || '—'}</td>
                <td>{w(words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Opened({ result: { opened } }: { result: LegacySheet }) {
  const { w } = useWords()
  return (
    <>
      <p role="status">{w({ zh: `已开办 ${opened.length} 件存量登记草稿：`, en: `${opened.length} drafts were opened:` })}</p>
      <ul>
        {opened.map(({ caseId, number, assetCode }) => (
          <li key={caseId}>
            <Inside href={`/desk/cases/${caseId}`}>{number}</Inside> <small className="number quiet">{assetCode}</small>
          </li>
        ))}
      </ul>
    </>
  )
}
