import { Button, Input } from 'antd'
import { useState } from 'react'
import { bookRoutes, type AccountCode, type BookView } from '#contract/books.ts'
import { exportRoutes } from '#contract/exports.ts'
import { ledgerWords } from '#law/accounts/account.ts'
import { ask, refresh, useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { ExcelButton } from '../ui/list-buttons.tsx'
import { Loaded, ProblemNote } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import type { Columns } from '../ui/table.tsx'
import { useSending } from '../ui/sending.ts'
import { WideTable } from '../ui/wide-table.tsx'

/** The accounts with their codes here and in the law, each with its source; a unit sets those of its own accounting system. */
export function CodesTab({ set }: { set: BookView }) {
  const { w } = useWords()
  const found = useAsk(bookRoutes.listCodes, { params: { id: set.id } })
  const codes = useCodeEdit(set)
  const columns = useCodeColumns(codes, set.mayPost)
  return (
    <>
      <p className="quiet">
        {w({
          zh: '编码只影响显示和导出；平台按业务含义记账，改编码不改已记凭证。',
          en: 'Codes are for display and export; posting goes by meaning, and changing a code changes no voucher.',
        })}{' '}
        <Basis of="choice:chart-of-accounts" />
      </p>
      {codes.error !== null && <ProblemNote error={codes.error} />}
      <Loaded query={found} rows={12}>
        {({ items }) => (
          <div className="list">
            <div className="list-tools">
              <ExcelButton path={exportRoutes.codesExcel.path.replace(':id', set.id)} />
            </div>
            <WideTable<AccountCode>
              aria-label={w({ zh: '会计科目', en: 'Accounts' })}
              columns={columns}
              dataSource={items}
              rowKey={(row) => row.account}
            />
          </div>
        )}
      </Loaded>
    </>
  )
}

/** The one code that is being changed. */
function useCodeEdit(set: BookView) {
  const [edited, setEdited] = useState<{ account: string; code: string } | null>(null)
  const { isBusy, error, send } = useSending()
  const edit = (account: string, code: string) => setEdited({ account, code })
  const stop = () => setEdited(null)
  const save = () =>
    void send(async () => {
      if (!edited) return
      await ask(bookRoutes.setCode, { params: { id: set.id, account: edited.account }, body: { code: edited.code.trim() } })
      setEdited(null)
      await refresh('/api/books', '/api/vouchers')
    })
  return { edited, edit, stop, save, isBusy, error }
}

type CodeEdit = ReturnType<typeof useCodeEdit>

function useCodeColumns(codes: CodeEdit, mayEdit: boolean): Columns<AccountCode> {
  const { w } = useWords()
  return [
    { title: w({ zh: '科目', en: 'Account' }), key: 'title', render: (_, row) => <span className="wide-cell">{w(row.title)}</span> },
    {
      title: w({ zh: '账类', en: 'Ledger' }),
      key: 'ledger',
      responsive: ['md'],
      width: 100,
      render: (_, row) => w(ledgerWords[row.ledger]),
    },
    {
      title: w({ zh: '本单位编码', en: 'Code here' }),
      key: 'code',
      width: 260,
      render: (_, row) =>
        codes.edited?.account === row.account ? (
          <CodeInput row={row} {...codes} code={codes.edited.code} />
        ) : (
          <Code row={row} onEdit={mayEdit ? () => codes.edit(row.account, row.code) : null} />
        ),
    },
    {
      title: w({ zh: '默认编码', en: 'Default' }),
      key: 'law',
      responsive: ['md'],
      width: 110,
      className: 'number',
      render: (_, row) => row.lawCode,
    },
    {
      title: w({ zh: '来源', en: 'Source' }),
      key: 'source',
      responsive: ['lg'],
      render: (_, row) => (
        <span className="wide-cell quiet">
          {row.source} {!row.isVerified && <Status tone="care">{w({ zh: '待核', en: 'To be checked' })}</Status>}
        </span>
      ),
    },
    { title: w({ zh: '设置', en: 'Set by' }), key: 'set', responsive: ['md'], width: 120, render: (_, row) => row.setName ?? '—' },
  ]
}

function CodeInput({ row, code, edit, stop, save, isBusy }: Omit<CodeEdit, 'edited' | 'error'> & { row: AccountCode; code: string }) {
  const { w } = useWords()
  return (
    <span className="row">
      <Input
        aria-label={w({ zh: `${row.title.zh}的编码`, en: `Code of ${row.title.en}` })}
        autoFocus
        maxLength={30}
        style={{ width: '9rem' }}
        value={code}
        onChange={(event) => edit(row.account, event.target.value)}
        onPressEnter={save}
      />
      <Button size="small" type="primary" loading={isBusy} disabled={!/^[0-9A-Za-z.-]{1,30}$/.test(code.trim())} onClick={save}>
        {w({ zh: '保存', en: 'Save' })}
      </Button>
      <Button size="small" onClick={stop}>
        {w({ zh: '取消', en: 'Cancel' })}
      </Button>
    </span>
  )
}

function Code({ row, onEdit }: { row: AccountCode; onEdit: (() => void) | null }) {
  const { w } = useWords()
  return (
    <span className="row">
      <span className="number">{row.code}</span>
      {onEdit && (
        <Button
          size="small"
          type="text"
          aria-label={w({ zh: `修改${row.title.zh}的编码`, en: `Change the code of ${row.title.en}` })}
          onClick={onEdit}
        >
          {w({ zh: '修改', en: 'Change' })}
        </Button>
      )}
    </span>
  )
}
