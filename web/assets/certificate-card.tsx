import { QRCode } from 'antd'
import type { AssetView } from '#contract/inventory.ts'
import { certificateStates } from '../ui/asset-words.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Status } from '../ui/status.tsx'

/** The certificate: number, status and dates, its QR code, the public check page and the PDF as issued. */
export function CertificateCard({ certificate }: { certificate: NonNullable<AssetView['certificate']> }) {
  const { w } = useWords()
  const check = `/check/${encodeURIComponent(certificate.number)}`
  const state = certificateStates[certificate.status] ?? { words: { zh: certificate.status, en: certificate.status }, tone: 'plain' as const }
  return (
    <section className="card certificate" aria-labelledby="certificate">
      <QRCode value={`${location.origin}${check}`} size={116} bordered={false} aria-label={w({ zh: `凭证 ${certificate.number} 的核验二维码`, en: `QR code to check certificate ${certificate.number}` })} />
      <div>
        <h2 id="certificate">{w({ zh: '数据资产登记凭证', en: 'Certificate of registration' })}<Basis of="§4.7" /></h2>
        <p className="certificate-number number">{certificate.number} <Status tone={state.tone}>{w(state.words)}</Status></p>
        <p className="number">{w({ zh: '登记日期', en: 'Registered' })} {certificate.issuedOn}　{w({ zh: '有效期至', en: 'Valid until' })} {certificate.validUntil}</p>
        <div className="row"><LinkButton href={check}>{w({ zh: '公开核验', en: 'Public check' })}</LinkButton><LinkButton href={`/api/certificates/${encodeURIComponent(certificate.number)}/pdf`} target="_blank">{w({ zh: '凭证 PDF', en: 'PDF' })}</LinkButton><LinkButton href={`${check}#proof`}>{w({ zh: '带走证明', en: 'Proof to take along' })}</LinkButton></div>
      </div>
    </section>
  )
}
