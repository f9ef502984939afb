import { QRCode } from 'antd'
import type { AssetView } from '#contract/inventory.ts'
import { several } from '#law/words.ts'
import { certificateStates } from '../ui/asset-words.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'
import { startHref } from './asset-acts.tsx'

type Certificate = NonNullable<AssetView['certificate']>

/** The certificate: number, status and dates, its QR code, the file that proves itself once the log holds it, the PDF as issued and the public check page. */
export function CertificateCard({ asset, certificate }: { asset: AssetView; certificate: Certificate }) {
  const { w } = useWords()
  const number = encodeURIComponent(certificate.number)
  const check = `/check/${number}`
  const state = certificateStates[certificate.status] ?? {
    words: { zh: certificate.status, en: certificate.status },
    tone: 'plain' as const,
  }
  return (
    <section className="card certificate" aria-labelledby="certificate">
      <QRCode
        value={`${location.origin}${check}`}
        size={116}
        bordered={false}
        aria-label={w({ zh: `凭证 ${certificate.number} 的核验二维码`, en: `QR code to check certificate ${certificate.number}` })}
      />
      <div>
        <h2 id="certificate">
          {w({ zh: '数据资产登记凭证', en: 'Certificate of registration' })}
          <Basis of="§4.7" />
        </h2>
        <p className="certificate-number number">
          {certificate.number} <Status tone={state.tone}>{w(state.words)}</Status>
        </p>
        <p className="number">
          {w({ zh: '登记日期', en: 'Registered' })} {certificate.issuedOn}　{w({ zh: '有效期至', en: 'Valid until' })}{' '}
          {certificate.validUntil}
        </p>
        {certificate.renewal && <RenewalLine asset={asset} renewal={certificate.renewal} hasExpired={certificate.status === 'expired'} />}
        <p className="quiet">
          {w(
            certificate.isProven
              ? {
                  zh: '带证明的凭证自带签名和公开日志的证明，交给谁都能不通过本平台核验；原件不含签名，供归档。',
                  en: 'The one with its proof holds the signatures and its place in the log: whoever gets it can check it without the platform. The one as issued holds no signature and is for the archive.',
                }
              : {
                  zh: '原件不含签名；带证明的凭证一分钟内生成，刷新本页即可下载。',
                  en: 'The one as issued holds no signature; the certificate with its proof is made within a minute: load the page again.',
                },
          )}
        </p>
        <div className="row">
          {certificate.isProven && (
            <LinkButton type="primary" href={`/credentials/${number}/pdf`}>
              {w({ zh: '带证明的凭证（PDF）', en: 'Certificate with its proof (PDF)' })}
            </LinkButton>
          )}
          <LinkButton href={`/api/certificates/${number}/pdf`} target="_blank">
            {w({ zh: '凭证原件（PDF/A）', en: 'As issued (PDF/A)' })}
          </LinkButton>
          <LinkButton href={check}>{w({ zh: '公开核验', en: 'Public check' })}</LinkButton>
          <LinkButton href={`${check}#proof`}>{w({ zh: '带走证明', en: 'Proof to take along' })}</LinkButton>
        </div>
      </div>
    </section>
  )
}

/** Until when a renewal may be asked for, why that is later than the end where it is, and the way to it. */
function RenewalLine({
  asset,
  renewal: { until, held },
  hasExpired,
}: {
  asset: AssetView
  renewal: NonNullable<Certificate['renewal']>
  hasExpired: boolean
}) {
  const { w } = useWords()
  const post = useSession()?.post
  const mayAsk = post?.role === 'producer' && post.organisationId === asset.holderId && !asset.isFrozen
  return (
    <p role="status">
      {w(
        asset.isFrozen
          ? {
              zh: `续展申请期至${until}；资产另有办件在办，办结前不能申请`,
              en: `A renewal may be asked for until ${until}, but not while a case holds the asset`,
            }
          : hasExpired
            ? { zh: `已到期，仍可以申请续展，至${until}`, en: `It has expired, and may still be renewed until ${until}` }
            : { zh: `可以申请续展，至${until}`, en: `A renewal may be asked for until ${until}` },
      )}
      {held > 0 &&
        w({
          zh: `：他人办理的更正或者注销占去${held}日，不计入申请期`,
          en: `: cases of others took ${several(held, 'day')} of it, which are not counted`,
        })}{' '}
      <Basis of={held > 0 ? 'choice:renewal-held' : 'choice:renewal-window'} />
      {mayAsk && (
        <>
          {' '}
          <LinkButton href={startHref('change-registration', asset.id)}>{w({ zh: '申请续展', en: 'Ask for its renewal' })}</LinkButton>
        </>
      )}
    </p>
  )
}
