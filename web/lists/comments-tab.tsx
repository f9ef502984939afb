import { Button, Input, Switch } from 'antd'
import { useMemo, useState } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type ListComment, sectorListRoutes } from '#contract/sector-lists.ts'
import { contributorKinds } from '#law/potential.ts'
import { signs } from '#law/words.ts'
import { ask, refresh } from '../ui/api.ts'
import { minuteOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Nothing, ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import type { SectorListView } from './list-page.tsx'

/** What contributors said, by name and organisation, and the answers to it. */
export function CommentsTab({ list }: { list: SectorListView }) {
  const { w } = useWords()
  const [isOpenOnly, setOpenOnly] = useState(false)
  const query = isOpenOnly ? { open: 'yes' as const } : {}
  const columns = useMemo(
    (): Columns<ListComment> => [
      {
        title: w({ zh: '意见', en: 'Comment' }),
        key: 'body',
        render: (_, row) => (
          <span className="wide-cell list-wide">
            {row.assetName && (
              <strong>
                {row.assetName}
                {w(signs.colon)}
              </strong>
            )}
            {row.body}
            <small>
              {row.person} · {row.organisation}
              {w(signs.open)}
              {w(contributorKinds[row.kind])}
              {w(signs.close)} {minuteOf(row.at)}
            </small>
          </span>
        ),
      },
      {
        title: w({ zh: '答复', en: 'Answer' }),
        key: 'answer',
        render: (_, row) =>
          row.answeredAt ? (
            <span className="wide-cell list-wide">
              {row.answer}
              <small>
                {row.answeredName} {minuteOf(row.answeredAt)}
              </small>
            </span>
          ) : list.mayEdit ? (
            <AnswerBox listId={list.id} comment={row} />
          ) : (
            <span className="quiet">{w({ zh: '待答复', en: 'Not answered yet' })}</span>
          ),
      },
    ],
    [w, list.id, list.mayEdit],
  )
  return (
    <KeysetTable
      caption={w({ zh: '意见', en: 'Comments' })}
      route={sectorListRoutes.listComments}
      input={{ params: { id: list.id }, query }}
      columns={columns}
      rowKey={(row) => row.id}
      tools={
        <label className="row">
          <Switch size="small" checked={isOpenOnly} onChange={setOpenOnly} />
          {w({ zh: '只看待答复', en: 'To be answered only' })}
        </label>
      }
      excel={{ path: exportRoutes.commentsExcel.path.replace(':id', list.id), query }}
      empty={
        <Nothing>
          {w({
            zh: '还没有意见。受邀者凭链接提出的意见会列在这里，须逐条答复后才能发布。',
            en: 'No comments yet. What contributors say appears here and is answered before the list is published.',
          })}
        </Nothing>
      }
    />
  )
}

function AnswerBox({ listId, comment }: { listId: string; comment: ListComment }) {
  const { w } = useWords()
  const [answer, setAnswer] = useState('')
  const { isBusy, error, send } = useSending()
  const save = () =>
    send(async () => {
      await ask(sectorListRoutes.answerComment, { params: { id: listId, comment: comment.id }, body: { answer: answer.trim() } })
      await refresh('/api/sector-lists', '/api/cases')
    })
  return (
    <form
      className="list-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Input.TextArea
        aria-label={w({ zh: '答复', en: 'Answer' })}
        value={answer}
        maxLength={1000}
        autoSize={{ minRows: 1, maxRows: 6 }}
        onChange={(event) => setAnswer(event.target.value)}
      />
      <Button size="small" htmlType="submit" loading={isBusy} disabled={[...answer.trim()].length < 2}>
        {w({ zh: '答复', en: 'Answer' })}
      </Button>
      {error !== null && <ProblemNote error={error} />}
    </form>
  )
}
