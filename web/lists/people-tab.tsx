import { App, Button } from 'antd'
import { useCallback, useMemo } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type Invitation, sectorListRoutes } from '#contract/sector-lists.ts'
import { contributorKinds } from '#law/potential.ts'
import { invitationStateWords } from '#law/list-states.ts'
import { ask, refresh } from '../ui/api.ts'
import { minuteOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Nothing, ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { Status, type Tone } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { InviteForm } from './invite-form.tsx'
import type { SectorListView } from './list-page.tsx'

const states: { readonly [state in Invitation['state']]: { words: { zh: string; en: string }; tone: Tone } } = {
  waiting: { words: invitationStateWords.waiting, tone: 'plain' },
  used: { words: invitationStateWords.used, tone: 'done' },
  ended: { words: invitationStateWords.ended, tone: 'bad' },
  over: { words: invitationStateWords.over, tone: 'plain' },
}

/** Who was invited from outside, who uses the link, and taking it back. */
export function PeopleTab({ list }: { list: SectorListView }) {
  const { w } = useWords()
  const ending = useEnding(list.id)
  const columns = useInvitationColumns(list.isInMaking, ending)
  return (
    <>
      {list.isInMaking && <InviteForm listId={list.id} />}
      {ending.error !== null && <ProblemNote error={ending.error} />}
      <KeysetTable
        caption={w({ zh: '邀请', en: 'Invitations' })}
        route={sectorListRoutes.listInvitations}
        input={{ params: { id: list.id }, query: {} }}
        columns={columns}
        rowKey={(row) => row.id}
        excel={{ path: exportRoutes.invitationsExcel.path.replace(':id', list.id) }}
        empty={
          <Nothing>
            {w({
              zh: '还没有邀请。企业、科研机构、高校和行业协会可以凭链接参与讨论。',
              en: 'Nobody is invited yet. Enterprises, institutes, universities and associations may take part by link.',
            })}
          </Nothing>
        }
      />
    </>
  )
}

/** Taking an invitation back. */
function useEnding(listId: string) {
  const { w } = useWords()
  const { message } = App.useApp()
  const { isBusy, error, send } = useSending()
  const end = useCallback(
    (row: Invitation) =>
      void send(async () => {
        await ask(sectorListRoutes.endInvitation, { params: { id: listId, invitation: row.id } })
        void message.success(
          w({ zh: '已收回，链接和参与者的页面立即失效', en: 'Taken back; the link and the contributor’s page stop at once' }),
        )
        await refresh('/api/sector-lists')
      }),
    [w, listId, message, send],
  )
  return { end, isBusy, error }
}

function useInvitationColumns(
  isInMaking: boolean,
  { end, isBusy }: Pick<ReturnType<typeof useEnding>, 'end' | 'isBusy'>,
): Columns<Invitation> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '邀请对象', en: 'Invited' }),
        key: 'invitee',
        render: (_, row) => (
          <span className="wide-cell">
            {row.invitee}
            <small>{w(contributorKinds[row.kind])}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '实名参与者', en: 'Contributor' }),
        key: 'person',
        render: (_, row) =>
          row.person ? (
            <span className="wide-cell">
              {row.person}
              <small>
                {row.organisation}
                {row.usedAt && ` · ${minuteOf(row.usedAt)}`}
              </small>
            </span>
          ) : (
            '—'
          ),
      },
      {
        title: w({ zh: '状态', en: 'State' }),
        key: 'state',
        width: 100,
        render: (_, row) => <Status tone={states[row.state].tone}>{w(states[row.state].words)}</Status>,
      },
      { title: w({ zh: '期限', en: 'Until' }), key: 'until', width: 110, className: 'number', render: (_, row) => row.untilOn },
      {
        title: w({ zh: '意见', en: 'Comments' }),
        key: 'comments',
        width: 80,
        align: 'right',
        className: 'number',
        render: (_, row) => row.comments,
      },
      {
        title: w({ zh: '发出', en: 'Sent' }),
        key: 'made',
        responsive: ['md'],
        width: 160,
        render: (_, row) => (
          <small className="number">
            {row.madeName} {minuteOf(row.madeAt)}
          </small>
        ),
      },
      ...(isInMaking
        ? [
            {
              title: <span className="hidden">{w({ zh: '操作', en: 'Acts' })}</span>,
              key: 'acts',
              width: 90,
              render: (_: unknown, row: Invitation) =>
                (row.state === 'waiting' || row.state === 'used') && (
                  <Button size="small" danger loading={isBusy} onClick={() => end(row)}>
                    {w({ zh: '收回', en: 'Take back' })}
                  </Button>
                ),
            },
          ]
        : []),
    ],
    [w, isInMaking, end, isBusy],
  )
}
