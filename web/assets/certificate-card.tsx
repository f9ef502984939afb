import { QRCode } from 'antd'
import type { AssetView } from '#contract/inventory.ts'
import { certificateStates } from '../ui/asset-words.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Status } from '../ui/status.tsx'

/** The certificate: number, status and dates, its QR code, the file that proves itself once the log holds it, the PDF as issued and the public check page. */
export function CertificateCard({ certificate }: { certificate: NonNullable<AssetView['certificate']> }) {
  const { w } = useWords()
  const number = encodeURIComponent(certificate.number)
  const check = `/check/${number}`
  const state = certificateStates[certificate.status] ?? { words: { zh: certificate.status, en: certificate.status }, tone: 'plain' as const }
  return (
    <section className="card certificate" aria-labelledby="certificate">
      <QRCode value={`${location.origin}${check}`} size={116} bordered={false} aria-label={w({ zh: `凭证 ${certificate.number} 的核验二维码`, en: `QR code to check certificate ${certificate.number}` })} />
      <div>
        <h2 id="certificate">{w({ zh: '数据资产登记凭证', en: 'Certificate of registration' })}<Basis of="§4.7" /></h2>
        <p className="certificate-number number">{certificate.number} <Status tone={state.tone}>{w(state.words)}</Status></p>
        <p className="number">{w({ zh: '登记日期', en: 'Registered' })} {certificate.issuedOn}　{w({ zh: '有效期至', en: 'Valid until' })} {certificate.validUntil}</p>
        <p className="quiet">{w(certificate.isProven ? { zh: '带证明的凭证自带签名和公开日志的证明，交给谁都能不通过本平台核验；原件不含签名，供归档。', en: 'The one with its proof holds the signatures and its place in the log: whoever gets it can check it without the platform. The one as issued holds no signature and is for the archive.' } : { zh: '原件不含签名；带证明的凭证一分钟内生成，刷新本页即可下载。', en: 'The one as issued holds no signature; the certificate with its proof is made within a minute: load the page again.' })}</p>
        <div className="row">
          {certificate.isProven && <LinkButton type="primary" href={`/credentials/${number}/pdf`}>{w({ zh: '带证明的凭证（PDF）', en: 'Certificate with its proof (PDF)' })}</LinkButton>}
          <LinkButton href={`/api/certificates/${number}/pdf`} target="_blank">{w({ zh: '凭证原件（PDF/A）', en: 'As issued (PDF/A)' })}</LinkButton>
          <LinkButton href={check}>{w({ zh: '公开核验', en: 'Public check' })}</LinkButton>
          <LinkButton href={`${check}#proof`}>{w({ zh: '带走证明', en: 'Proof to take along' })}</LinkButton>
        </div>
      </div>
    </section>
  )
}
