import type { Progress } from '#contract/registration.ts'
import type { Problem } from '#contract/route.ts'
import { several } from '#law/words.ts'
import { basisLinks } from './basis.ts'
import { html, type Markup, type Piece } from './html.ts'
import type { Page } from './layout.ts'
import { pairs } from './table.ts'
import type { View } from './view.ts'

/** What was typed, and what it led to: where the case stands, or why nothing is told. */
export type Looked = { readonly number: string; readonly code: string; readonly found: Progress | null; readonly problem: Problem | null }

/** Where the number and the code of a case are entered, and where they lead; the code never stands in an address (choice:progress-code). */
export function progressPage(view: View, looked: Looked | null): Page {
  const { t, w } = view
  const field = (name: 'number' | 'code', label: string, help: string) =>
    html`<div><label for="${name}">${label}</label><p class="help" id="${name}-help">${help}</p><input id="${name}" name="${name}" type="text" required maxlength="40" value="${name === 'number' ? (looked?.number ?? '') : ''}" autocomplete="off" spellcheck="false" aria-describedby="${name}-help"></div>`
  return {
    title: t('办件进度', 'Progress'),
    here: 'progress',
    body: html`<h1>${t('办件进度', 'Progress of a case')}</h1>
<p class="lead">${t('凭提交申请或异议时取得的办件编号和查询码查询，不需要登录。', 'By the case number and the code you were given on submission; no account is needed.')}</p>
<form class="line" method="post" action="/progress" enctype="multipart/form-data">${field('number', t('办件编号', 'Case number'), t('形如 FZ-2026-000123', 'Like FZ-2026-000123'))}${field('code', t('查询码', 'Code'), t('10位，没有数字0、1和字母I、L、O', 'Ten characters, without 0, 1, I, L and O'))}<button type="submit">${t('查询', 'Look up')}</button></form>
${looked?.problem && html`<div class="problem" role="alert"><p>${w(looked.problem.message)}</p>${looked.problem.remedy && html`<p>${w(looked.problem.remedy)}</p>`}</div>`}
${looked?.found && standing(view, looked.found)}
<p class="quiet">${t('只显示环节和期限，不显示姓名、单位和内容；异议办结、登记因异议终止、书面请求的更正不予办理的，另显示理由。', 'Only step and time are shown, never a person, an organisation or the content; of an objection that is decided, a registration that one ended, and a correction asked for in writing that is not made, also the reasons.')} ${t('依据：', 'Basis: ')}${basisLinks(view, ['choice:progress-code'])}</p>`,
  }
}

function standing(view: View, found: Progress): Markup {
  const { t, w } = view
  const rows: (readonly [string, Piece] | false)[] = [
    [t('事项', 'Procedure'), html`<a href="/guide/${found.procedure}">${w(found.title)}</a>`],
    [t('办件编号', 'Case'), html`<span class="keep">${found.number}</span>`],
    [found.isEnded ? t('结果', 'Outcome') : t('当前环节', 'Step'), html`<strong>${w(found.state)}</strong>`],
    found.whose !== null && [t('轮到', 'Whose move'), w(found.whose)],
    !found.isEnded && [t('期限', 'Time left'), timeLeft(view, found)],
    [
      found.isEnded ? t('办结时间', 'Ended at') : t('进入本环节', 'In this step since'),
      html`<span class="keep">${beijing(new Date(found.since))}</span>`,
    ],
    found.decision !== null && [t('决定的理由', 'Reasons of the decision'), html`${found.decision} ${basisLinks(view, found.basis)}`],
    found.remedy !== null && [t('怎么办', 'What would help'), w(found.remedy)],
  ]
  return html`<h2 id="standing">${t('当前进度', 'Where it stands')}</h2>${pairs(rows.filter((row) => row !== false))}`
}

function timeLeft({ t }: View, { days, dueOn, isPaused, isProvisional }: Progress): Piece {
  if (isPaused) return t('停止计算，等待其他环节', 'Standing still, waiting for another step')
  if (days === null || dueOn === null) return t('这一环节没有规定期限', 'No limit is set for this step')
  const left =
    days < 0
      ? t(`已逾期 ${-days} 个工作日`, `${several(-days, 'working day')} late`)
      : days > 0
        ? t(`剩 ${days} 个工作日`, `${several(days, 'working day')} left`)
        : isProvisional
          ? t('按周末推算已满', 'Over, counted by weekends')
          : t('今天到期', 'Due today')
  return html`${left}${t('，至 ', ', until ')}<span class="keep">${dueOn}</span>${isProvisional && t('（暂定）', ' (provisional)')}`
}

/** An instant as people in the city read it, to the minute. */
export function beijing(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
