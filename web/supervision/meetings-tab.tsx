import { Button, Drawer } from 'antd'
import { useMemo, useState } from 'react'
import { Refused } from '#contract/call.ts'
import { exportRoutes } from '#contract/exports.ts'
import { type Meeting, rulingRoutes } from '#contract/supervision-rulings.ts'
import type { Given } from '../ui/answer-text.tsx'
import { ask, refresh } from '../ui/api.ts'
import { FormFields, problemsOf } from '../ui/form-fields.tsx'
import { labelsOf } from '../ui/labels-of.ts'
import { useWords } from '../ui/language.tsx'
import { Nothing, ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'
import { type Columns, KeysetTable } from '../ui/table.tsx'

/** The log of the liaison meeting. */
export function MeetingsTab() {
  const { w } = useWords()
  const role = useSession()?.post?.role
  const [isNoting, setNoting] = useState(false)
  const columns = useMemo(
    (): Columns<Meeting> => [
      { title: w({ zh: '日期', en: 'Day' }), key: 'on', width: 120, className: 'number', render: (_, row) => row.metOn },
      {
        title: w({ zh: '会议', en: 'Meeting' }),
        key: 'title',
        render: (_, row) => (
          <span className="wide-cell">
            {row.title}
            <small>{row.participants}</small>
          </span>
        ),
      },
      { title: w({ zh: '议定事项', en: 'Decided' }), key: 'decisions', responsive: ['md'], render: (_, row) => row.decisions },
      { title: w({ zh: '登记', en: 'Recorded by' }), key: 'by', responsive: ['lg'], width: 120, render: (_, row) => row.notedBy },
    ],
    [w],
  )
  return (
    <>
      <KeysetTable
        caption={w({ zh: '联络会议纪要', en: 'Minutes of the liaison meeting' })}
        route={rulingRoutes.listMeetings}
        columns={columns}
        rowKey={(row) => row.id}
        excel={{ path: exportRoutes.meetingsExcel.path }}
        tools={
          (role === 'data-bureau' || role === 'finance-bureau') && (
            <Button onClick={() => setNoting(true)}>{w({ zh: '登记会议', en: 'Record a meeting' })}</Button>
          )
        }
        empty={<Nothing>{w({ zh: '还没有登记联络会议。', en: 'No meeting was recorded.' })}</Nothing>}
      />
      {isNoting && <MeetingForm onClose={() => setNoting(false)} />}
    </>
  )
}

function MeetingForm({ onClose }: { onClose: () => void }) {
  const { w } = useWords()
  const today = useSession()?.clock.today ?? ''
  const [answers, setAnswers] = useState<Given>({ metOn: today })
  const [isChecked, setChecked] = useState(false)
  const { isBusy, error, send } = useSending()
  const note = async () => {
    setChecked(true)
    if (problemsOf('liaison-meeting', answers, today).length > 0) return
    await send(async (keyed) => {
      await ask(rulingRoutes.addMeeting, { body: keyed(answers as never) })
      await refresh('/api/liaison-meetings')
      onClose()
    })
  }
  return (
    <Drawer
      open
      onClose={onClose}
      size={640}
      title={w({ zh: '登记联络会议', en: 'Record a meeting' })}
      footer={
        <div className="row">
          <Button type="primary" loading={isBusy} onClick={() => void note()}>
            {w({ zh: '登记', en: 'Record' })}
          </Button>
          <Button onClick={onClose}>{w({ zh: '取消', en: 'Cancel' })}</Button>
        </div>
      }
    >
      <FormFields
        form="liaison-meeting"
        answers={answers}
        onChange={setAnswers}
        today={today}
        isChecked={isChecked}
        problems={error instanceof Refused ? (error.problem.fields ?? []) : []}
      />
      {error !== null && <ProblemNote error={error} labelOf={labelsOf('liaison-meeting')} />}
    </Drawer>
  )
}
