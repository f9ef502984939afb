import { App, Button, Input, Select } from 'antd'
import { useMemo, useState } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type Invitation, sectorListRoutes } from '#contract/sector-lists.ts'
import { daysAfter } from '#contract/working-days.ts'
import { contributorKinds } from '#law/potential.ts'
import { invitationStateWords } from '#law/list-states.ts'
import { ask, refresh } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { minuteOf } from '../ui/dates.ts'
import { DayInput } from '../ui/day-input.tsx'
import { useWords } from '../ui/language.tsx'
import { Nothing, ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'
import { Status, type Tone } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
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
  const { message } = App.useApp()
  const { isBusy, error, send } = useSending()
  const columns = useMemo((): Columns<Invitation> => {
    const end = (row: Invitation) =>
      send(async () => {
        await ask(sectorListRoutes.endInvitation, { params: { id: list.id, invitation: row.id } })
        void message.success(
          w({ zh: '已收回，链接和参与者的页面立即失效', en: 'Taken back; the link and the contributor’s page stop at once' }),
        )
        await refresh('/api/sector-lists')
      })
    return [
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
      ...(list.isInMaking
        ? [
            {
              title: <span className="hidden">{w({ zh: '操作', en: 'Acts' })}</span>,
              key: 'acts',
              width: 90,
              render: (_: unknown, row: Invitation) =>
                (row.state === 'waiting' || row.state === 'used') && (
                  <Button size="small" danger loading={isBusy} onClick={() => void end(row)}>
                    {w({ zh: '收回', en: 'Take back' })}
                  </Button>
                ),
            },
          ]
        : []),
    ]
  }, [w, list.id, list.isInMaking, message, isBusy, send])
  return (
    <>
      {list.isInMaking && <Invite list={list} />}
      {error !== null && <ProblemNote error={error} />}
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

function Invite({ list }: { list: SectorListView }) {
  const { w } = useWords()
  const today = useSession()?.clock.today ?? ''
  const [kind, setKind] = useState<keyof typeof contributorKinds>('enterprise')
  const [invitee, setInvitee] = useState('')
  const [until, setUntil] = useState(() => daysAfter(today, 14))
  const [link, setLink] = useState<string | null>(null)
  const { isBusy, error, send } = useSending()
  const invite = () =>
    send(async () => {
      setLink(null)
      setLink(
        (await ask(sectorListRoutes.invite, { params: { id: list.id }, body: { kind, invitee: invitee.trim(), untilOn: until } })).link,
      )
      setInvitee('')
      await refresh('/api/sector-lists')
    })
  return (
    <form
      className="card list-form"
      onSubmit={(event) => {
        event.preventDefault()
        void invite()
      }}
    >
      <h2>
        {w({ zh: '邀请参与', en: 'Invite' })} <Basis of="choice:contributor-link" />
      </h2>
      <div className="row">
        <Select
          aria-label={w({ zh: '类型', en: 'Kind' })}
          className="list-pick"
          value={kind}
          options={Object.entries(contributorKinds).map(([value, words]) => ({ value: value as typeof kind, label: w(words) }))}
          onChange={setKind}
        />
        <Input
          aria-label={w({ zh: '邀请谁（单位或姓名）', en: 'Whom (organisation or name)' })}
          placeholder={w({ zh: '邀请谁（单位或姓名）', en: 'Whom (organisation or name)' })}
          style={{ maxWidth: '20rem' }}
          value={invitee}
          maxLength={100}
          onChange={(event) => setInvitee(event.target.value)}
        />
        <DayInput
          aria-label={w({ zh: '有效期至', en: 'Until' })}
          allowClear={false}
          value={until}
          min={today}
          max={daysAfter(today, 30)}
          onChange={(day) => day && setUntil(day)}
        />
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={invitee.trim().length < 2}>
          {w({ zh: '生成链接', en: 'Make a link' })}
        </Button>
      </div>
      {link && (
        <p role="status">
          {w({
            zh: '请现在复制并交给受邀者；链接只显示这一次，也只能启用一次：',
            en: 'Copy it now for the one invited; it is shown once and used once:',
          })}
          <br />
          <Input readOnly value={link} aria-label={w({ zh: '邀请链接', en: 'Link' })} onFocus={(event) => event.target.select()} />
        </p>
      )}
      {error !== null && <ProblemNote error={error} />}
    </form>
  )
}
