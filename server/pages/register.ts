import type { CertificateStatus, RegisterLine } from '#contract/registration.ts'
import type { Page as ListPage } from '#contract/route.ts'
import { certificateStateWords } from '#law/certificate-states.ts'
import { registrationMarks, type RegistrationMark } from '#law/marks.ts'
import type { Words } from '#law/words.ts'
import { html, type Markup } from './html.ts'
import type { Page } from './layout.ts'
import { markedType, registrationTypes } from './notices.ts'
import { pager } from './pager.ts'
import { simplifiedLine } from './simplified-line.ts'
import { table } from './table.ts'
import { type Unknown, unknownLine } from './unknown.ts'
import { link, type View } from './view.ts'

/** What the states of a certificate are called, and how they look. */
export const statuses: { readonly [S in CertificateStatus]: Words & { readonly look: 'good' | 'care' | 'bad' } } = {
  valid: { ...certificateStateWords.valid, look: 'good' },
  changed: { ...certificateStateWords.changed, look: 'care' },
  expired: { ...certificateStateWords.expired, look: 'care' },
  deregistered: { ...certificateStateWords.deregistered, look: 'bad' },
  revoked: { ...certificateStateWords.revoked, look: 'bad' },
}

/** A state as a coloured word; the word says it, the colour only helps. */
export function statusMark(view: View, status: CertificateStatus): Markup {
  return html`<span class="status status-${statuses[status].look}">${view.w(statuses[status])}</span>`
}

/** What the register is asked for. */
export type RegisterWish = {
  readonly q: string
  readonly holder: string
  readonly type: string
  readonly mark: RegistrationMark | ''
  readonly from: string
  readonly until: string
  readonly status: CertificateStatus | ''
  readonly cursor: string | undefined
}

/** The register: search line, state, one line for each certificate that leads to its check; `typed` is what was typed where something else was looked for. */
export function registerPage(
  view: View,
  list: ListPage<RegisterLine>,
  wish: RegisterWish,
  unknown: Unknown,
  typed: Pick<RegisterWish, 'q' | 'holder'> = wish,
): Page {
  const { t } = view
  const { cursor, ...rest } = wish
  return {
    title: t('登记簿', 'Register'),
    here: 'register',
    body: html`<h1>${t('登记簿', 'Register')}</h1>
<p class="lead">${t('所有发放过的登记凭证，包括已变更、已过期、已注销和已撤销的。', 'Every certificate ever issued, with those changed, expired, deregistered or revoked.')} <a href="/register/notes">${t('登记状态公告', 'Status notes')}</a></p>
${registerForm(view, wish)}
${unknownLine(view, unknown)}
${simplifiedLine(view, [typed.q, typed.holder].filter(Boolean).join(' '), [wish.q, wish.holder].filter(Boolean).join(' '))}
${registerTable(view, list.items, Object.values(rest).some(Boolean) ? t('没有符合条件的登记。换一个词，或放宽类型、标注、状态和日期。', 'Nothing in the register fits. Try another word, or a wider choice of type, mark, state and days.') : t('登记簿还是空的。第一张凭证发放后会出现在这里。', 'The register is empty. The first certificate will appear here.'))}
<p class="quiet"><a href="${link('/api/register.xlsx', rest)}">${t('导出 Excel', 'Export as Excel')}</a></p>
${pager(view, list, cursor, (next) => link('/register', { ...rest, cursor: next }))}`,
  }
}

function registerForm({ t, w }: View, wish: RegisterWish): Markup {
  const option = (value: string, chosen: string, words: string) =>
    html`<option value="${value}"${value === chosen && html` selected`}>${words}</option>`
  const text = (name: 'q' | 'holder', label: string) =>
    html`<div><label for="register-${name}">${label}</label><input id="register-${name}" name="${name}" type="search" maxlength="100" value="${wish[name]}"></div>`
  const choice = (name: 'type' | 'mark' | 'status', label: string, options: readonly Markup[]) =>
    html`<div class="short"><label for="register-${name}">${label}</label><select id="register-${name}" name="${name}">${option('', wish[name], t('全部', 'All'))}${options}</select></div>`
  const day = (name: 'from' | 'until', label: string) =>
    html`<div class="short"><label for="register-${name}">${label}</label><input id="register-${name}" name="${name}" type="date" value="${wish[name]}"></div>`
  return html`<form class="line" method="get" action="/register" role="search" aria-label="${t('查询登记簿', 'Search the register')}">
${text('q', t('名称、凭证编号或资产编码', 'Name, certificate or asset code'))}${text('holder', t('登记主体', 'Registrant'))}
${choice(
  'type',
  t('登记类型', 'Type'),
  [...registrationTypes].map(([type, words]) => option(type, wish.type, w(words))),
)}
${choice(
  'mark',
  t('登记标注', 'Marked as'),
  (Object.keys(registrationMarks) as RegistrationMark[]).map((mark) => option(mark, wish.mark, w(registrationMarks[mark].title))),
)}
${choice(
  'status',
  t('状态', 'Status'),
  (Object.keys(statuses) as CertificateStatus[]).map((status) => option(status, wish.status, w(statuses[status]))),
)}
${day('from', t('发证日期自', 'Issued from'))}${day('until', t('发证日期至', 'Issued until'))}
<button type="submit">${t('查询', 'Search')}</button></form>`
}

/** That the registrant of a certificate has ended, when, and who took over. */
export const holderEnded = ({ t }: View, { on, successorName }: NonNullable<RegisterLine['holderEnd']>): string =>
  `${t(`已于 ${on} 撤销`, `ended on ${on}`)}${successorName ? t(`，由${successorName}承受`, `; ${successorName} takes over`) : ''}`

/** Lines of the register; `nothing` is said when there are none. */
export function registerTable(view: View, lines: readonly RegisterLine[], nothing: string): Markup {
  const { t } = view
  if (lines.length === 0) return html`<p class="nothing">${nothing}</p>`
  const columns = [
    { title: t('登记数据名称', 'Asset'), kind: 'row-title' as const },
    { title: t('登记主体', 'Registrant') },
    { title: t('登记类型', 'Type') },
    { title: t('凭证编号', 'Certificate') },
    { title: t('发证日期', 'Issued') },
    { title: t('有效期至', 'Valid until') },
    { title: t('状态', 'Status') },
  ]
  return table(
    t('登记簿', 'Register'),
    columns,
    lines.map((line) => ({
      cells: [
        html`<a href="/check/${line.number}">${line.assetName}</a>`,
        html`${line.holderName}${line.holderEnd && html`<br><small>${holderEnded(view, line.holderEnd)}</small>`}`,
        markedType(view, line),
        html`<span class="mono whole">${line.number}</span>`,
        html`<span class="keep">${line.issuedOn}</span>`,
        html`<span class="keep">${line.validUntil}</span>`,
        statusMark(view, line.status),
      ],
    })),
  )
}
