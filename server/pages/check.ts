import { certificateFields, type CertificateField } from '#contract/certificate-fields.ts'
import type { CertificateCheck } from '#contract/registration.ts'
import { registrationMarks } from '#law/marks.ts'
import { basisLinks } from './basis.ts'
import { checkerPage } from './checker.ts'
import { factInEnglish } from './facts-english.ts'
import { html, type Markup, type Piece } from './html.ts'
import type { Page } from './layout.ts'
import { saidOfMarks } from './notices.ts'
import type { Strange } from '#server/registration/certificate-number.ts'
import { beyondWords, groundOf, groundWords, reasonBeyond, reasonWords } from '#server/registration/certificate-words.ts'
import { holderEnded, statuses, statusMark } from './register.ts'
import { pairs, table } from './table.ts'
import type { View } from './view.ts'

/**
 * What was looked at for one certificate: whether the stored file still has the digests of its issue, the visitor's own file if there was
 * one, where it stands in the log and which list tells its status (null until its credential is made), and whether there is a page that
 * checks offline.
 */
export type Looked = {
  readonly isFileIntact: boolean
  readonly isOwnFile: boolean
  readonly place: { readonly position: number; readonly statusList: number } | null
  readonly hasChecker: boolean
}

/** Where a certificate is checked: by its number, or by its file, whose digest is computed in the browser. */
export function checkPage(view: View, given: { readonly number: string; readonly why?: Strange } = { number: '' }): Page {
  const { t, w } = view
  return {
    title: t('凭证核验', 'Certificate check'),
    here: 'check',
    script: 'check.js',
    body: html`<h1>${t('凭证核验', 'Certificate check')}</h1>
<p class="lead">${t('输入凭证编号，扫凭证上的二维码，或选择凭证文件。', 'Enter the number of a certificate, scan its code, or choose its file.')}</p>
${given.why && html`<div class="problem" role="alert"><p><strong>${w(given.why.message)}</strong></p><p>${w(given.why.remedy)}</p><p>${t('依据：', 'Basis: ')}${basisLinks(view, [given.why.basis])}</p></div>`}
<form class="line" method="get" action="/check"><div><label for="number">${t('凭证编号，或文件的 SHA-256', 'Certificate number, or SHA-256 of the file')}</label><input id="number" name="number" type="text" required maxlength="80" value="${given.number}" autocomplete="off" spellcheck="false" aria-describedby="number-help"></div><button type="submit">${t('核验', 'Check')}</button></form>
<p class="help" id="number-help">${t('编号以 FZDA 开头，最后一位是校验位；空格和短横不影响。平台启用前的凭证已转入的，填原编号也能查到。', 'It begins with FZDA and ends with a check character; blanks and hyphens do not matter. A certificate from before the platform is found by its earlier number once it was taken over.')}</p>
<h2>${t('用文件核验', 'Check a file')}</h2>
<div class="drop" id="drop" hidden><p><label for="certificate-file">${t('选择凭证 PDF，或把它拖到这里', 'Choose the certificate as PDF, or drop it here')}</label></p><p><input id="certificate-file" type="file" accept="application/pdf"></p>
<p class="quiet" id="drop-says" role="status" data-busy="${t('正在本机计算摘要……', 'Computing the digest here…')}" data-large="${t('文件超过 50 MB，不会是凭证。', 'Larger than 50 MB: no certificate is.')}" data-failed="${t('这个文件读不出来，请改用编号核验。', 'The file cannot be read; use the number instead.')}" data-proven="${t('这是带证明的凭证，这里只比对原件：请用离线核验页（或 rongshu verify）核验这个文件，或按编号查它现在的状态。', 'This is a certificate with its proof, and here only files as issued are compared: check this file on the page that checks offline (or with rongshu verify), or look up its number.')}">${t('文件不会上传：摘要在您的浏览器里计算。', 'The file is not uploaded: its digest is computed in your browser.')}</p>
<p id="drop-ways" hidden>${checkerPage() && html`<a class="button button-quiet" href="/verify.html">${t('打开离线核验页', 'Open the page that checks offline')}</a> `}<a class="button button-quiet" id="drop-number" href="/check">${t('按编号核验', 'Check by number')}</a></p></div>
<p>${t('也可以自己计算文件的 SHA-256，把64位摘要填在上面：', 'Or compute the SHA-256 of the file yourself and enter its 64 digits above:')}</p>
<pre><code>sha256sum ${t('凭证', 'certificate')}.pdf</code></pre>`,
  }
}

/** What a check found: first a plain sentence, then step by step what it rests on, and how to check it without us. */
export function certificatePage(view: View, check: CertificateCheck, looked: Looked): Page {
  const { t, w } = view
  const known = statuses[check.status]
  const facts = (Object.keys(certificateFields) as CertificateField[]).filter((key) => check.facts[key])
  return {
    title: `${w(known)} · ${check.number}`,
    here: 'check',
    body: html`<p><a href="/check">${t('凭证核验', 'Certificate check')}</a></p>
<h1>${t('凭证', 'Certificate')} <span class="mono">${check.number}</span></h1>
<div class="verdict verdict-${looked.isFileIntact ? known.look : 'bad'}"><p>${w(check.statement)}</p><p>${check.facts['assetName']} · ${check.facts['registrant']}</p>${check.holderEnd && html`<p>${t('登记主体', 'The registrant ')}${holderEnded(view, check.holderEnd)}${t('；登记照旧，直到转移或者注销。', '; the registration stands until it is transferred or deregistered.')} ${basisLinks(view, ['choice:organisation-end'])}</p>`}${
      check.marks.length > 0 &&
      html`<p><strong>${check.marks.map((mark) => w(registrationMarks[mark].title)).join(t('；', '; '))}</strong> ${basisLinks(
        view,
        check.marks.map((mark) => registrationMarks[mark].basis),
      )}</p>`
    }${saidOfMarks(view, check.marks)}${check.markedLater.length > 0 && html`<p>${t('标注是发证之后在登记簿上加的，凭证文件保持发放时的原样，换发凭证时写入。', 'The register added the mark after the certificate was issued; its file stays as issued, and its successor will bear the mark.')} ${basisLinks(view, ['choice:marked-later'])}</p>`}${check.statusReason && html`<p>${t('原因：', 'Reason: ')}${w(reasonWords({ ground: groundOf(check), reason: check.statusReason }))}</p>`}</div>
<h2>${t('核验了什么', 'What was checked')}</h2>
${stepList(view, check, looked)}
${filesOf(view, check, looked)}
${historyPart(view, check)}
${outsidePart(view, check)}
${proofOf(view, check, looked)}
<h2>${t('登记内容', 'What was registered')}</h2>
${view.language === 'en' && html`<p class="quiet">The certificate is printed in Chinese. Its fixed words are given in English here; names and free text stand as printed.</p>`}
${pairs(facts.map((key) => [w(certificateFields[key]), key === 'versionSm3' ? html`<code>${check.facts[key]}</code>` : t(check.facts[key]!, factInEnglish(key, check.facts[key]!))]))}
${check.status === 'valid' && html`<p>${t('认为登记内容有误的利害关系人，可以实名请求更正：', 'Whoever is concerned and holds this to be wrong may ask for a correction by real name: ')}<a href="/check/${check.number}/correction">${t('请求更正', 'ask for a correction')}</a> · <a href="/guide/third-party-correction">${t('怎样请求更正', 'how it goes')}</a> ${basisLinks(view, ['choice:correction', 'choice:correction-door'])}</p>`}
<h2>${t('不通过本平台怎样核验', 'How to check it without us')}</h2>
<p>${t('对您手里的 PDF/A 原件计算摘要，与下面两行比较；相同则逐字节就是发放时的文件。', 'Compute the digests of the PDF/A you have and compare; equal means byte for byte the file that was issued.')}</p>
<pre><code>sha256sum ${check.number}.pdf
${check.pdfSha256}

openssl dgst -sm3 ${check.number}.pdf
${check.pdfSm3}</code></pre>
<p class="quiet">${t('状态会变（变更、注销、撤销、到期），以本页当天的结果为准。', 'The status may change; what counts is this page on the day.')} ${t('查询日：', 'Checked on ')}${view.today}</p>`,
  }
}

/** The files of the certificate: first the one that proves itself, once the log holds it, then the one as issued, which is named for what it is. */
function filesOf({ t }: View, { number }: CertificateCheck, { place, isFileIntact }: Looked): Markup {
  const issued = `/api/certificates/${number}/pdf`
  if (!place || !isFileIntact)
    return html`<p><a class="button" href="${issued}">${t('下载凭证原件（PDF/A）', 'The certificate as issued (PDF/A)')}</a></p>${!place && html`<p class="quiet">${t('原件不含签名；自带证明的凭证一分钟内生成，届时在这里下载。', 'It holds no signature; the certificate with its proof is made within a minute and will be here.')}</p>`}`
  return html`<p><a class="button" href="/credentials/${number}/pdf">${t('下载带证明的凭证（PDF）', 'The certificate with its proof (PDF)')}</a></p>
<p class="quiet">${t('页面与原件相同，里面带有签名和公开日志的证明，不通过本平台也能核验。', 'Its page is the one that was issued, and it holds the signatures and the proof of its place in the log, to be checked without us.')} <a href="${issued}">${t('凭证原件（PDF/A，归档用，不含签名）', 'The certificate as issued (PDF/A, for the archive, without signatures)')}</a></p>`
}

/** What happened to the registration: each certificate of it, from the first to the one that stands. */
function historyPart(view: View, check: CertificateCheck): Markup | '' {
  const { t, w } = view
  if (check.history.length < 2) return ''
  const columns = [
    { title: t('自', 'Since') },
    { title: t('凭证', 'Certificate'), kind: 'row-title' as const },
    { title: t('状态', 'Status') },
    { title: t('事由', 'Ground') },
    { title: t('说明', 'Note') },
  ]
  return html`<h2>${t('登记的历史', 'History of the registration')}</h2>
${check.successor && html`<p>${t('现行凭证：', 'It was succeeded by ')}<a href="/check/${check.successor}"><span class="mono">${check.successor}</span></a></p>`}
${table(
  t('登记的历史', 'History of the registration'),
  columns,
  check.history.map((line) => ({
    cells: [
      html`<span class="keep">${line.since}</span>`,
      line.number === check.number
        ? html`<span class="mono whole">${line.number}</span>`
        : html`<a href="/check/${line.number}"><span class="mono whole">${line.number}</span></a>`,
      statusMark(view, line.status),
      w(groundWords(line.ground)),
      w(beyondWords(reasonBeyond(line))),
    ],
  })),
)}`
}

/** Where else the asset is registered, by its holder's word: other registers, other bodies, not ours. */
function outsidePart({ t }: View, check: CertificateCheck): Markup | '' {
  if (check.outside.length === 0) return ''
  return html`<h2>${t('其他登记（由持有单位填报，非本平台发放）', 'Other registers (as the holder says; not issued here)')}</h2>
${pairs(check.outside.map((one) => [one.register === 'national' ? t('公共数据资源登记查询码', 'National query code') : t('数据产权登记凭证', 'Data property certificate'), html`<span class="mono">${one.number}</span> · ${one.body} · <span class="keep">${one.issuedOn}</span>${one.validUntil && html`${t(' 至 ', ' to ')}<span class="keep">${one.validUntil}</span>`}`]))}`
}

/** What can be taken along to check the certificate later, or by others. */
function proofOf({ t }: View, { number }: CertificateCheck, { place, hasChecker }: Looked): Markup {
  const title = html`<h2 id="proof">${t('带走证明', 'Proof to take along')}</h2>`
  if (!place)
    return html`${title}<p>${t('这张凭证的凭据正在签发，一分钟内可以下载。', 'Its credential is being made and can be had within a minute.')}</p>`
  return html`${title}
<p>${t('带证明的凭证和捆绑文件都含签名、国密签名和在公开日志中的证明，不联网也能核验：', 'The certificate with its proof and the bundle hold both signatures and the proof of its place in the log; either can be checked offline:')}</p>
<ul><li><a href="/credentials/${number}/pdf">${t('带证明的凭证（PDF，自带签名与日志证明）', 'Certificate with its proof (PDF, signatures and place in the log inside)')}</a></li>
<li><a href="/credentials/${number}/bundle">${t('捆绑文件', 'Bundle')}</a></li>
<li><a href="/keys.json" download="keys.json">${t('签名公钥（keys.json），核验时必需', 'Signing keys (keys.json), which the check needs')}</a></li>
<li><a href="/status/message/${place.statusList}">${t('今日的状态清单', 'Status list of today')}</a></li>
<li><a href="/credentials/${number}">${t('可验证凭据（W3C VC 2.0，Ed25519）', 'Verifiable Credential (W3C VC 2.0, Ed25519)')}</a></li>
<li><a href="/credentials/${number}/sm2">${t('国密签名（SM2）', 'SM2 signature')}</a></li></ul>
<p>${hasChecker && html`<a href="/verify.html">${t('离线核验页', 'The page that checks offline')}</a>${t('（一个文件，可另存，自带本平台公钥），或用命令：', ' (one file, to be saved; it holds our keys), or the command: ')}`}<code>rongshu verify ${number}.proof.pdf --keys keys.json --status status-message-${String(place.statusList)}.vc.json</code>${t('（不带状态清单，查不出发证之后的变更、注销、撤销；原件 PDF/A 不含签名，核验它须把捆绑文件放在旁边）', ' (without the status list nothing is said of what happened since the issue; the PDF/A as issued holds no signature: keep the bundle beside it)')}</p>
<p>${t('先前记过日志的检查点：在前两个地址后加 ', 'Who noted a checkpoint of the log before: add ')}<code>?since=</code>${t('和它的大小（第二行），文件里就带上从那时接续至今的证明。', ' and its size (second line) to either of the first two addresses, and the file proves that the log goes on from it.')}</p>
<p class="quiet">${t(`在公开日志中是第 ${place.position} 条。`, `It is entry ${place.position} of the log. `)}<a href="/log">${t('公开日志', 'Transparency log')}</a> · <a href="/keys">${t('签名公钥', 'Signing keys')}</a></p>`
}

function stepList(view: View, check: CertificateCheck, looked: Looked): Markup {
  const { t, w } = view
  const isCurrent = check.status === 'valid'
  const steps: (readonly [boolean, string, Piece])[] = [
    [
      true,
      t('编号的校验位', 'Check character'),
      html`${t('相符（ISO 7064 MOD 37,36），编号没有抄错。', 'fits (ISO 7064 MOD 37,36): the number was not mistyped.')}`,
    ],
    [
      true,
      t('登记簿', 'Register'),
      html`${t(`有这张凭证，${check.issuedOn} 发放。`, `holds this certificate, issued on ${check.issuedOn}.`)}`,
    ],
    [isCurrent, t('状态', 'Status'), html`${w(statuses[check.status])}${t(`，自 ${check.statusOn} 起。`, ` since ${check.statusOn}.`)}`],
    [
      check.validUntil >= view.today,
      t('有效期', 'Term'),
      html`${t(`至 ${check.validUntil}，查询日 ${view.today}。`, `until ${check.validUntil}; checked on ${view.today}.`)}`,
    ],
    [
      looked.isFileIntact,
      t('平台保存的文件', 'Stored file'),
      looked.isFileIntact
        ? t(
            '刚刚重新计算了 SHA-256 和 SM3，与发放时记录的一致。',
            'its SHA-256 and SM3 were just computed again and are those recorded at issue.',
          )
        : t(
            '与发放时记录的摘要不一致或找不到，请联系登记机构。',
            'does not have the digests recorded at issue, or is missing; ask the registrar.',
          ),
    ],
    ...(looked.isOwnFile
      ? [
          [
            true,
            t('您的文件', 'Your file'),
            t('摘要与发放时一致，没有被改动。', 'has the digest recorded at issue: it was not altered.'),
          ] as const,
        ]
      : []),
  ]
  return html`<ol class="steps">${steps.map(([isFine, title, says]) => html`<li><b>${isFine ? '✓' : '✗'} ${title}</b> ${says}</li>`)}</ol>`
}

/** What is said of a file that is no certificate. */
export const strangeFile: Strange = {
  code: 'strange-file',
  message: { zh: '这个文件不是本平台发放的凭证原件，或者已被改动', en: 'This file is no certificate issued here, or it was altered' },
  basis: '§4.3',
  remedy: {
    zh: '重新保存、打印成 PDF、改名以外的任何处理都会改变摘要。请用从平台下载的原件（PDF/A），或按编号核验。带证明的凭证有它自己的摘要，请用离线核验页或 rongshu verify 核验',
    en: 'Saving again, printing to PDF or anything but renaming changes the digest. Use the PDF/A as downloaded, or check by number. A certificate with its proof has a digest of its own: check it on the page that checks offline, or with rongshu verify',
  },
}

/** The page for a number or a file that is no certificate: 不符 first, then why, on what basis, and what would help. */
export function noCertificatePage(view: View, given: { readonly why: Strange; readonly value: string }): Page {
  const { t, w } = view
  const { message, remedy, basis } = given.why
  return {
    title: t('不符', 'No match'),
    here: 'check',
    body: html`<p><a href="/check">${t('凭证核验', 'Certificate check')}</a></p><h1>${t('核验结果', 'Result of the check')}</h1>
<div class="verdict verdict-bad"><p>${t('不符：', 'No match: ')}${w(message)}${t('。', '.')}</p><p class="mono">${given.value}</p></div>
<p>${w(remedy)}${t('。', '.')}</p><p>${t('依据：', 'Basis: ')}${basisLinks(view, [basis])}</p>
<p><a class="button" href="/check">${t('再核验一次', 'Check again')}</a></p>`,
  }
}
