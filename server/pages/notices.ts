import type { Notice } from '#contract/registration.ts'
import type { Page as ListPage } from '#contract/route.ts'
import { type RegistrationMark, registrationMarks } from '#law/marks.ts'
import type { Words } from '#law/words.ts'
import { html, type Markup, type Piece } from './html.ts'
import { feedPaths, type Page } from './layout.ts'
import { pager } from './pager.ts'
import { table } from './table.ts'
import { type Unknown, unknownLine } from './unknown.ts'
import { link, type View } from './view.ts'

/** How long a notice still stands, or that it stands still or is over. */
export function noticeStatus({ t }: View, notice: Pick<Notice, 'state' | 'daysLeft'>): Markup {
  if (notice.state === 'closed') return html`<span class="status">${t('已结束', 'Closed')}</span>`
  if (notice.state === 'suspended') return html`<span class="status status-care">${t('中止计算', 'Standing still')}</span>`
  if (notice.daysLeft === null) return html`<span class="status status-good">${t('公示中', 'Open')}</span>`
  const words =
    notice.daysLeft === 0
      ? t('今天截止', 'Last day today')
      : t(`剩 ${notice.daysLeft} 个工作日`, `${notice.daysLeft} working day${notice.daysLeft === 1 ? '' : 's'} left`)
  return html`<span class="status ${notice.daysLeft <= 2 ? 'status-care' : 'status-good'}">${words}</span>`
}

/** The types of registration that end in the register, by the words they are kept under. */
export const registrationTypes: ReadonlyMap<string, Words> = new Map(
  (
    [
      ['首次登记', 'First registration'],
      ['存量登记', 'Taking over an earlier registration'],
      ['变动登记（变更）', 'Change: amendment'],
      ['变动登记（更正）', 'Change: correction'],
      ['变动登记（续展）', 'Change: renewal'],
      ['变动登记（转移）', 'Change: transfer'],
      ['变动登记（利害关系人更正）', 'Change: correction asked for by an interested party'],
    ] as const
  ).map(([zh, en]) => [zh, { zh, en }]),
)

/** Registration types are kept in Chinese; readers of English get those the law knows in English. */
export function typeWords(view: View, type: string): string {
  const known = registrationTypes.get(type)
  return known ? view.w(known) : type
}

/** What is to be known of a registration that is marked so; nothing of most marks. */
export function saidOfMarks({ t }: View, marks: readonly RegistrationMark[]): Piece {
  const says = marks.flatMap((mark) => {
    const known = registrationMarks[mark]
    return 'says' in known ? [known] : []
  })
  return says.map(({ title, says: words }) => html`<p class="quiet">${t(`${title.zh}：${words.zh}。`, `${title.en}: ${words.en}.`)}</p>`)
}

/** A type with what the registration is marked as, in the language of the reader. */
export function markedType(view: View, { registrationType, marks }: Pick<Notice, 'registrationType' | 'marks'>): string {
  return [typeWords(view, registrationType), ...marks.map((mark) => view.w(registrationMarks[mark].title))].join(view.t('；', '; '))
}

/** The list of notices, each leading to its page. */
export function noticeTable(view: View, notices: readonly Notice[]): Markup {
  const { t } = view
  if (notices.length === 0)
    return html`<p class="nothing">${t('现在没有公示。登记通过复审后会在这里公示10个工作日。', 'There is no notice now. A registration that passed both reviews stands here for ten working days.')}</p>`
  const columns = [
    { title: t('登记数据名称', 'Asset'), kind: 'row-title' as const },
    { title: t('登记主体', 'Registrant') },
    { title: t('登记类型', 'Type') },
    { title: t('公示日期', 'From') },
    { title: t('截止', 'Until') },
    { title: t('状态', 'Status') },
  ]
  return table(
    t('登记公示', 'Public notices'),
    columns,
    notices.map((notice) => ({
      cells: [
        html`<a href="/notices/${notice.caseId}">${notice.assetName}</a>`,
        notice.registrant,
        markedType(view, notice),
        html`<span class="keep">${notice.openedOn}</span>`,
        html`<span class="keep">${notice.endsOn}</span>`,
        noticeStatus(view, notice),
      ],
    })),
  )
}

/** All notices, running or closed, page by page. */
export function noticesPage(
  view: View,
  state: 'open' | 'closed',
  list: ListPage<Notice>,
  cursor: string | undefined,
  unknown: Unknown,
): Page {
  const { t } = view
  const tab = (value: 'open' | 'closed', title: string) =>
    html`<li><a href="${link('/notices', { state: value === 'closed' ? value : null })}"${state === value && html` aria-current="page"`}>${title}</a></li>`
  return {
    title: t('公示公告', 'Public notices'),
    here: 'notices',
    body: html`<h1>${t('公示公告', 'Public notices')}</h1>
<p class="lead">${t('登记通过初审、复审后公示10个工作日。公示期内任何人都可以实名并附证据提出异议，无需注册登录。', 'After both reviews a registration stands ten working days on notice. Anyone may object by real name and with evidence, without an account.')} <a href="/register/notes">${t('撤销、注销和到期的登记', 'Registrations revoked, deregistered or expired')}</a></p>
<nav aria-label="${t('公示状态', 'State')}"><ul class="tabs">${tab('open', t('公示中', 'Open'))}${tab('closed', t('已结束', 'Closed'))}</ul></nav>
${unknownLine(view, unknown)}
${noticeTable(view, list.items)}
${pager(view, list, cursor, (next) => link('/notices', { state: state === 'closed' ? state : null, cursor: next }))}
<p><a href="/operator-calls">${t('运营主体选取公告和结果', 'Calls for operators and their results')}</a>${t('、', ', ')}<a href="/draws">${t('检查对象随机抽取', 'Draws for inspection')}</a></p>
<p class="quiet">${t('订阅：', 'Subscribe: ')}<a href="${feedPaths[view.language].atom}">Atom</a>${t('、', ', ')}<a href="${feedPaths[view.language].json}">JSON Feed</a></p>`,
  }
}
