import { procedures } from '#law/procedures.ts'
import { html, type Piece } from './html.ts'
import type { Page } from './layout.ts'
import { pairs } from './table.ts'
import type { View } from './view.ts'

/** Where a case stands, for whoever holds its receipt: no name and no content. */
export type Progress = { readonly number: string; readonly procedure: string; readonly step: string | null; readonly ending: string | null; readonly since: Date }

/** The page where a receipt is entered, with what it leads to; `found` is undefined before anything was asked. */
export function progressPage(view: View, receipt: string, found: Progress | null | undefined): Page {
  const { t } = view
  return {
    title: t('办件进度', 'Progress'), here: 'progress',
    body: html`<h1>${t('办件进度', 'Progress of a case')}</h1>
<p class="lead">${t('用申请或异议时取得的回执号查询，不需要登录。', 'Look it up by the receipt you were given; no account is needed.')}</p>
<form class="line" method="get" action="/progress"><div><label for="receipt">${t('回执号', 'Receipt')}</label><input id="receipt" name="receipt" type="text" required maxlength="60" value="${receipt}" autocomplete="off" spellcheck="false"></div><button type="submit">${t('查询', 'Look up')}</button></form>
${found === null && html`<div class="problem" role="alert"><p>${t('没有这个回执号。回执号共10位，没有数字0、1和字母I、L、O，请核对后再查。', 'There is no such receipt. It has ten characters, without the digits 0 and 1 and the letters I, L and O; check it and try again.')}</p></div>`}
${found && standing(view, found)}`,
  }
}

function standing(view: View, found: Progress): Piece {
  const { t, w } = view
  const procedure = procedures[found.procedure]
  const state = found.step ? procedure?.steps[found.step]?.title : procedure?.ends[found.ending ?? '']?.title
  return html`<h2>${t('当前进度', 'Where it stands')}</h2>${pairs([
    [t('事项', 'Procedure'), procedure ? html`<a href="/guide/${procedure.id}">${w(procedure.title)}</a>` : found.procedure],
    [t('办件编号', 'Case'), found.number],
    [found.ending ? t('结果', 'Ending') : t('当前环节', 'Step'), state ? w(state) : ''],
    [t('自', 'Since'), html`<span class="keep">${beijing(found.since)}</span>`],
  ])}`
}

/** An instant as people in the city read it, to the minute. */
export function beijing(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
