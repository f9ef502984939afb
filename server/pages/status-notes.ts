import type { StatusNote } from '#contract/registration.ts'
import type { Page as ListPage } from '#contract/route.ts'
import { legalRemedies } from '#law/legal-remedies.ts'
import { groundWords, reasonBeyond } from '#server/registration/certificate-words.ts'
import { basisLinks } from './basis.ts'
import { html } from './html.ts'
import type { Page } from './layout.ts'
import { pager } from './pager.ts'
import { statuses, statusMark } from './register.ts'
import { table } from './table.ts'
import { type Unknown, unknownLine } from './unknown.ts'
import { link, type View } from './view.ts'

const shown = ['revoked', 'deregistered', 'expired'] as const

/** Registrations that were revoked, deregistered or expired, as they are made public: which, since when, on what ground. */
export function statusNotesPage(
  view: View,
  list: ListPage<StatusNote>,
  wish: { readonly status: string; readonly cursor: string | undefined },
  unknown: Unknown,
): Page {
  const { t, w } = view
  const tab = (status: string, title: string) =>
    html`<li><a href="${link('/register/notes', { status: status || null })}"${status === wish.status && html` aria-current="page"`}>${title}</a></li>`
  const columns = [
    { title: t('登记数据名称', 'Asset'), kind: 'row-title' as const },
    { title: t('登记主体', 'Registrant') },
    { title: t('凭证编号', 'Certificate') },
    { title: t('状态', 'Status') },
    { title: t('自', 'Since') },
    { title: t('事由', 'Ground') },
    { title: t('说明', 'Note') },
  ]
  return {
    title: t('登记状态公告', 'Status notes'),
    here: 'register',
    body: html`<p><a href="/register">${t('登记簿', 'Register')}</a></p>
<h1>${t('登记状态公告', 'Status notes')}</h1>
<p class="lead">${t('被撤销、已注销和到期未续展的登记，凭证自所列日期起无效。', 'Registrations that were revoked, deregistered or not renewed; their certificates are void since the day shown.')}</p>
<p class="quiet">${t('依据：', 'Basis: ')}${basisLinks(view, ['§4.7', '§8.1', 'choice:certificate-states'])}</p>
<p class="quiet">${t('持有单位对撤销登记、依职权注销：', 'The holder, of a revocation or a deregistration by the registrar: ')}${w(legalRemedies)}${t('。', '.')} ${basisLinks(view, ['choice:legal-remedies'])}</p>
<nav aria-label="${t('状态', 'State')}"><ul class="tabs">${tab('', t('全部', 'All'))}${shown.map((status) => tab(status, w(statuses[status])))}</ul></nav>
${unknownLine(view, unknown)}
${
  list.items.length === 0
    ? html`<p class="nothing">${t('现在没有这类公告。登记被撤销、注销或者到期后会出现在这里。', 'There is none now. A registration that is revoked, deregistered or expires appears here.')}</p>`
    : table(
        t('登记状态公告', 'Status notes'),
        columns,
        list.items.map((note) => ({
          cells: [
            html`<a href="/check/${note.number}">${note.assetName}</a>`,
            note.holderName,
            html`<span class="mono whole">${note.number}</span>`,
            statusMark(view, note.status),
            html`<span class="keep">${note.since}</span>`,
            w(groundWords(note.ground)),
            reasonBeyond(note),
          ],
        })),
      )
}
${pager(view, list, wish.cursor, (next) => link('/register/notes', { status: wish.status || null, cursor: next }))}`,
  }
}
