import type { CallLine } from '#contract/operators.ts'
import type { Page as ListPage } from '#contract/route.ts'
import { fieldsOf } from '#contract/forms.ts'
import { textOf } from '#contract/text-of.ts'
import type { Field } from '#law/form.ts'
import { forms } from '#law/forms.ts'
import { callStateWords } from '#law/operators.ts'
import type { Call } from '#server/operation/operators/calls.sql.ts'
import { basisLinks } from './basis.ts'
import { html } from './html.ts'
import type { Page } from './layout.ts'
import { pager } from './pager.ts'
import { pairs, table } from './table.ts'
import { link, type View } from './view.ts'

const fields = fieldsOf(forms['operator-call']) as { readonly [id: string]: Field }
/** What of a call stands on its page, in this order. */
const shown = [
  'selectionManner',
  'mode',
  'reason',
  'planNumber',
  'scopeKind',
  'scopeSectors',
  'scopeCertificates',
  'qualifications',
] as const

/** Calls for operators, each leading to its page. */
export function callsPage(view: View, list: ListPage<CallLine>, cursor: string | undefined): Page {
  const { t, w } = view
  const columns = [
    { title: t('选取项目', 'Call'), kind: 'row-title' as const },
    { title: t('环节', 'Step') },
    { title: t('报名截止', 'Apply until') },
    { title: t('期限（月）', 'Months'), kind: 'number' as const },
  ]
  return {
    title: t('运营主体选取', 'Calls for operators'),
    here: 'notices',
    body: html`<p><a href="/notices">${t('公示公告', 'Public notices')}</a></p><h1>${t('运营主体选取', 'Calls for operators')}</h1>
<p class="lead">${t('市数据局公平公开选取公共数据运营主体的公告和结果。', 'How the Data Bureau chooses operators of public data: the calls and their results.')} ${basisLinks(view, ['§5.1', 'choice:selection-scoring'])}</p>
${
  list.items.length === 0
    ? html`<p class="nothing">${t('还没有选取公告。', 'There is no call yet.')}</p>`
    : table(
        t('运营主体选取', 'Calls for operators'),
        columns,
        list.items.map((c) => ({
          cells: [
            html`<a href="/operator-calls/${c.id}">${c.title}</a>`,
            w(callStateWords(c)),
            html`<span class="keep">${c.applyUntil}</span>`,
            String(c.termMonths),
          ],
        })),
      )
}
${pager(view, list, cursor, (next) => link('/operator-calls', { cursor: next }))}`,
  }
}

/** One call: what is asked of applicants, how they are scored, and the result once the scores are open. */
export function callPage(view: View, call: Call & Pick<CallLine, 'isOver'>): Page {
  const { t, w } = view
  const told = shown
    .filter((id) => call.answers[id] !== undefined)
    .map((id) => {
      const answer = textOf(call.answers[id])
      return [w(fields[id]!.label), fields[id]!.options?.[answer] ? w(fields[id]!.options![answer]!) : answer] as const
    })
  const ranked = [
    { title: t('名次', 'Rank'), kind: 'number' as const },
    { title: t('申请单位', 'Applicant'), kind: 'row-title' as const },
    { title: t('平均分', 'Average'), kind: 'number' as const },
  ]
  const weighed = [
    { title: t('评分项', 'Criterion'), kind: 'row-title' as const },
    { title: t('权重', 'Weight'), kind: 'number' as const },
    { title: t('说明', 'Note') },
  ]
  return {
    title: call.title,
    here: 'notices',
    body: html`<p><a href="/operator-calls">${t('运营主体选取', 'Calls for operators')}</a></p><h1>${call.title}</h1>
<p class="lead">${w(callStateWords(call))} · ${t(`报名截止 ${call.applyUntil}，授权期限 ${call.termMonths} 个月`, `Apply until ${call.applyUntil}; term ${call.termMonths} months`)} ${basisLinks(view, ['§5.1', 'choice:mandate-term', 'choice:selection-notice'])}</p>
${
  call.ranking.length > 0 &&
  html`<h2>${t('评审结果', 'Result')}</h2>${table(
    t('评审结果', 'Result'),
    ranked,
    call.ranking.map((r) => ({ cells: [String(r.rank), r.operatorName, r.average.toFixed(2)] })),
  )}`
}
<h2>${t('公告内容', 'The call')}</h2>${pairs(told)}
<h2>${t('评分标准', 'Criteria')}</h2>${table(
      t('评分标准', 'Criteria'),
      weighed,
      call.criteria.map((c) => ({ cells: [c.name, String(c.weight), c.note] })),
    )}`,
  }
}
