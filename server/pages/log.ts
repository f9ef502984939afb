import type { LogEntry } from '#contract/proof/bundle.ts'
import { begunAfter } from '#contract/proof/log-name.ts'
import { toBase64 } from '#contract/proof/bytes.ts'
import type { LogLine } from '#server/proof/log.sql.ts'
import type { WitnessedLog } from '#server/proof/witnessed.sql.ts'
import type { Witness, WitnessedHead } from '#server/proof/witnesses.sql.ts'
import type { Words } from '#law/words.ts'
import { basisLinks } from './basis.ts'
import { html, type Markup } from './html.ts'
import { moment } from './keys.ts'
import type { Page } from './layout.ts'
import { statuses } from './register.ts'
import { pairs, table } from './table.ts'
import { link, type View } from './view.ts'

/** What the page of the log shows. */
export type LogShown = {
  /** Where this platform is asked, for commands that can be copied as they stand. */
  readonly site: string
  readonly origin: string
  readonly halt: Words | null
  readonly head: WitnessedHead | null
  readonly lines: readonly LogLine[]
  readonly next: number | null
  readonly before: number | null
  readonly witnesses: readonly Witness[]
  readonly witnessed: readonly WitnessedLog[]
  readonly hasChecker: boolean
}

/** The transparency log as people read it: how long it is, who witnessed it, what stands in it, and how to check it without us. */
export function logPage(view: View, shown: LogShown): Page {
  const { t } = view
  const { head, origin } = shown
  return {
    title: t('公开日志', 'Transparency log'),
    body: html`<h1>${t('公开日志', 'Transparency log')}</h1>
<p class="lead">${t('每次登记、运营、交易、结算和监督的办理，每张凭证、每次状态变化和每日审计链首都记在这里，只增不改。没有个人信息；不公开的事实只有加盐摘要。', 'Each act of registration, operation, trading, settlement and supervision, each certificate, change of status and daily head of the audit log stands here, and nothing is ever taken out. No personal data; of what is not public only salted digests.')}</p>
<p class="quiet">${t('依据：', 'Basis: ')}${basisLinks(view, ['choice:transparency-log', '§7.1', '§8.1'])}</p>
${shown.halt && html`<p><strong>${view.w(shown.halt)}</strong></p>`}
${head ? headOf(view, origin, head) : html`<p class="nothing">${t('日志还没有条目。第一次办理之后一分钟内出现。', 'The log has no entry yet; the first appears within a minute of the first act.')}</p>`}
${witnessesOf(view, shown)}
${
  shown.lines.length > 0 &&
  html`<h2>${t('条目', 'Entries')}</h2>
${entries(view, shown)}`
}
<h2>${t('不通过本平台怎样核对', 'How to check it without us')}</h2>
<p>${t('日志按 C2SP tlog-tiles 公布，通用工具可以直接读取；检查点是 C2SP signed-note，Ed25519 和 SM2 各签一行。记下今天的检查点和公钥，日后用它们核对：', 'It is published as C2SP tlog-tiles, which common tools read; the checkpoint is a signed note with one line of Ed25519 and one of SM2. Keep today’s with the keys, and compare later:')}</p>
<pre><code>curl -O ${shown.site}/log/checkpoint -O ${shown.site}/keys.json
rongshu log check --since checkpoint --keys keys.json</code></pre>
<ul><li><a href="/log/checkpoint">/log/checkpoint</a></li><li><code>/log/tile/&lt;L&gt;/&lt;N&gt;[.p/&lt;W&gt;]</code>, <code>/log/tile/entries/&lt;N&gt;[.p/&lt;W&gt;]</code></li><li><a href="/keys">${t('签名公钥', 'Signing keys')}</a></li><li><a href="/log/witness/key">/log/witness/key</a> ${t('本平台作为见证人的公钥', 'the key this platform witnesses with')}</li>${shown.hasChecker && html`<li><a href="/verify.html">${t('离线核验页（一个文件，可另存）', 'The checking page (one file, to be saved)')}</a></li>`}</ul>`,
  }
}

function headOf({ t }: View, origin: string, head: WitnessedHead): Markup {
  const begun = begunAfter(origin)
  return pairs([
    [t('日志名称', 'Name'), html`<code>${origin}</code>`],
    ...(begun
      ? [
          [
            t('接续', 'Goes on from'),
            html`<code>${begun.origin}</code>${t(` 的前 ${begun.size} 条`, `, its first ${begun.size} entries`)}`,
          ] as const,
        ]
      : []),
    [t('条目数', 'Entries'), head.size.toLocaleString('en-US')],
    [t('根摘要', 'Root'), html`<code>${toBase64(head.root)}</code>`],
    [t('签署时间', 'Signed at'), moment(head.madeAt)],
  ])
}

function witnessesOf({ t }: View, { head, witnesses, witnessed }: LogShown): Markup {
  const active = witnesses.filter(({ endedAt }) => endedAt === null)
  const count = head?.lines.length ?? 0
  const columns = [
    { title: t('见证人', 'Witness'), kind: 'row-title' as const },
    { title: t('见过的条目数', 'Has seen') },
    { title: t('最近一次', 'Last asked') },
    { title: t('情况', 'How it went') },
  ]
  return html`<h2>${t(`${count} 位见证人`, `${count} ${count === 1 ? 'witness' : 'witnesses'}`)}</h2>
<p>${count === 0 ? t('最新的检查点还没有见证人签名。这时只有自己保存过检查点的人能发现日志被改写。', 'No witness has signed the latest checkpoint. Until one does, only who kept a checkpoint would notice that the log was rewritten.') : t('见证人核对过：最新的日志是它上次见到的延续。', 'Witnesses have checked that the latest log goes on from what they saw before.')}</p>
${
  active.length > 0 &&
  table(
    t('见证人', 'Witnesses'),
    columns,
    active.map((each) => ({
      cells: [
        html`<code>${each.name}</code>`,
        each.seenSize?.toLocaleString('en-US') ?? '—',
        each.askedAt ? moment(each.askedAt) : '—',
        each.problem || (each.askedAt ? t('已签名', 'signed') : t('尚未询问', 'not asked yet')),
      ],
    })),
  )
}
${witnessed.length > 0 && html`<p>${t('本平台也是这些日志的见证人：', 'This platform in turn witnesses: ')}${witnessed.map(({ origin, size }) => html`<code>${origin}</code> (${size}) `)}</p>`}`
}

function entries(view: View, { lines, next, before }: LogShown): Markup {
  const { t } = view
  const columns = [
    { title: t('序号', 'Index'), kind: 'number' as const },
    { title: t('时间', 'When') },
    { title: t('条目', 'Entry'), kind: 'row-title' as const },
  ]
  return html`${table(
    t('条目', 'Entries'),
    columns,
    lines.map(({ position, entry }) => {
      const read = JSON.parse(entry) as LogEntry
      return { cells: [String(position), html`<span class="keep">${moment(read.at)}</span>`, wordsOf(view, read)] }
    }),
  )}
<nav class="pager" aria-label="${t('翻页', 'Pages')}"><span>${before !== null && html`<a class="button button-quiet" href="/log">${t('最新', 'Latest')}</a> `}${next !== null && html`<a class="button button-quiet" rel="next" href="${link('/log', { before: String(next) })}">${t('更早', 'Earlier')}</a>`}</span></nav>`
}

function wordsOf({ t, w }: View, entry: LogEntry): Markup {
  switch (entry.kind) {
    case 'event':
      return html`${t('办理', 'Act')} <code>${entry.commitment.slice(0, 16)}…</code>`
    case 'certificate':
      return html`${t('发放凭证', 'Certificate issued')} <a href="/check/${entry.number}"><span class="mono">${entry.number}</span></a>`
    case 'status':
      return html`${t('凭证状态', 'Status')} <a href="/check/${entry.number}"><span class="mono">${entry.number}</span></a> ${w(statuses[entry.status as keyof typeof statuses])}${t(`（${entry.on}）`, ` (${entry.on})`)}`
    case 'audit-head':
      return html`${t(`审计链首，第 ${entry.position} 行`, `Head of the audit log at line ${entry.position}`)} <code>${entry.digest.slice(0, 16)}…</code>`
  }
}
