import { useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { useMemo } from 'react'
import { type Note, noteRoutes } from '#contract/notes.ts'
import { present } from '../ui/address-search.ts'
import { Basis } from '../ui/basis.tsx'
import { minuteOf } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { ReadButton } from '../ui/notes.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import type { NotesSearch } from './routes.tsx'

const readings = { yes: { zh: '未读', en: 'Unread' }, no: { zh: '已读或较早的', en: 'Read, or long ago' } } as const

/** Every note to the own organisation, read or not, so that one that was read is found again. */
export function NotesPage() {
  const { w } = useWords()
  const { unread } = useSearch({ from: '/frame/notes' })
  const navigate = useNavigate()
  const columns = useNoteColumns()
  return (
    <Page title={{ zh: '提醒', en: 'Notes' }}>
      <KeysetTable
        caption={w({ zh: '提醒', en: 'Notes' })}
        route={noteRoutes.listNotes}
        input={{ query: present({ unread }) }}
        columns={columns}
        rowKey={(row) => String(row.id)}
        tools={
          <Select
            aria-label={w({ zh: '状态', en: 'State' })}
            className="list-pick"
            allowClear
            placeholder={w({ zh: '全部', en: 'All' })}
            value={unread ?? null}
            options={Object.entries(readings).map(([value, words]) => ({ value: value as keyof typeof readings, label: w(words) }))}
            onChange={(next) => void navigate({ to: '/notes', search: present({ unread: next ?? undefined }) as NotesSearch })}
          />
        }
        empty={
          <Nothing>
            {w(
              unread === 'yes'
                ? { zh: '没有未读的提醒。', en: 'No note is unread.' }
                : { zh: '这里还没有提醒。', en: 'There is no note here yet.' },
            )}
          </Nothing>
        }
      />
    </Page>
  )
}

function useNoteColumns(): Columns<Note> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '提醒', en: 'Note' }),
        key: 'words',
        render: (_, row) => (
          <span className="note-words">
            <Inside href={row.href}>{w(row.words)}</Inside> <Basis of={row.basis} />
            <small className="quiet number">{minuteOf(row.at)}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '已阅', en: 'Read' }),
        key: 'read',
        width: 150,
        className: 'number',
        render: (_, row) => (row.readAt ? minuteOf(row.readAt) : <ReadButton note={row} />),
      },
    ],
    [w],
  )
}
