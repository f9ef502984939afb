import type { KeyHistory, PublishedKey } from '#contract/proof/key-history.ts'
import { basisLinks } from './basis.ts'
import { html } from './html.ts'
import type { Page } from './layout.ts'
import { table } from './table.ts'
import type { View } from './view.ts'

const algorithms = { ed25519: 'Ed25519', sm2: 'SM2' } as const

/** The keys the platform signs with and has signed with, since when and until when, and how the old vouch for the new. */
export function keysPage(view: View, history: KeyHistory): Page {
  const { t } = view
  const columns = [
    { title: t('密钥', 'Key'), kind: 'row-title' as const },
    { title: t('算法', 'Algorithm') },
    { title: t('启用', 'From') },
    { title: t('停用', 'Until') },
    { title: t('由谁作保', 'Vouched for by') },
  ]
  const keys = history.keys.toReversed()
  return {
    title: t('签名公钥', 'Signing keys'),
    body: html`<h1>${t('签名公钥', 'Signing keys')}</h1>
<p class="lead">${t('平台用这些密钥为登记凭证的凭据、状态清单和公开日志签名。请把编号记在平台之外，日后核验时对照。', 'With these keys the platform signs credentials of certificates, status lists and the log. Note their ids somewhere else, to compare when you check.')}</p>
<p class="quiet">${t('依据：', 'Basis: ')}${basisLinks(view, ['choice:signing-keys', 'choice:portable-proof', '§4.3'])}</p>
${
  keys.length === 0
    ? html`<p class="nothing">${t('还没有密钥。平台首次启动时生成。', 'There is no key yet; the first start makes them.')}</p>`
    : table(
        t('签名公钥', 'Signing keys'),
        columns,
        keys.map((key) => ({
          id: `key-${key.id}`,
          cells: [html`<code>${key.id}</code>`, algorithms[key.algorithm], moment(key.validFrom), ended(view, key), voucher(view, key)],
        })),
      )
}
${keys
  .filter(({ validUntil }) => validUntil === null)
  .map(
    (key) => html`<h2>${algorithms[key.algorithm]} <code>${key.id}</code></h2>
<pre><code>${key.pem}</code></pre>`,
  )}
<h2>${t('机器可读', 'For programs')}</h2>
<ul><li><a href="/keys.json">/keys.json</a> ${t('全部公钥和使用期', 'every key with its term')}</li><li><a href="/issuer.json">/issuer.json</a> ${t('发证方（W3C Controlled Identifier）', 'the issuer (W3C Controlled Identifier)')}</li></ul>
<p>${t('编号是公钥（SubjectPublicKeyInfo，DER）SHA-256 的前16位：', 'An id is the first 16 digits of the SHA-256 of the public key (SubjectPublicKeyInfo, DER):')}</p>
<pre><code>openssl pkey -pubin -in key.pem -outform DER | sha256sum</code></pre>`,
  }
}

/** A moment to the second, in Beijing time. */
export const moment = (at: string | Date): string => new Date(at).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })

function ended({ t }: View, { validUntil, endedBecause }: PublishedKey): string {
  if (validUntil === null) return t('使用中', 'in use')
  if (endedBecause === 'compromised')
    return `${moment(validUntil)}${t('（声明泄露：它签的，有日志证明的才算）', ' (declared compromised: it counts only for what the log shows)')}`
  return `${moment(validUntil)}${endedBecause === 'lost' ? t('（密钥文件丢失或未随备份恢复）', ' (its file was lost, or not restored)') : t('（更换）', ' (rotated)')}`
}

function voucher({ t }: View, { vouchedBy, endedBecause }: PublishedKey) {
  if (vouchedBy) return html`<a href="#key-${vouchedBy}"><code>${vouchedBy}</code></a>`
  return endedBecause === '' ? t('—（首次启用，或旧钥丢失、泄露后启用）', '— (the first, or after a loss or a leak)') : '—'
}
