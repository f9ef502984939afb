import { Link } from '@tanstack/react-router'
import type { AssetView } from '#contract/inventory.ts'
import { organisationKinds, type OrganisationKind } from '#law/parties.ts'
import { registrationMarks } from '#law/marks.ts'
import { signs, several } from '#law/words.ts'
import { assetStates, cardOption, certificateStates } from '../ui/asset-words.ts'
import { Basis } from '../ui/basis.tsx'
import { Grade } from '../ui/grade.tsx'
import { useWords } from '../ui/language.tsx'
import { Status } from '../ui/status.tsx'

/** Code, grade, holder and status of an asset in a line; the certificate where there is one. */
export function AssetNote({ asset }: { asset: AssetView }) {
  const { w } = useWords()
  const kind = organisationKinds[asset.holderKind as OrganisationKind]
  const state = assetStates[asset.state]
  const certificate =
    asset.certificate &&
    (certificateStates[asset.certificate.status] ?? {
      words: { zh: asset.certificate.status, en: asset.certificate.status },
      tone: 'plain' as const,
    })
  return (
    <>
      <span className="number asset-code">{asset.code}</span>
      <Basis of="§3.7" />
      {asset.oldCodes.length > 0 && (
        <span className="quiet number">
          {w({ zh: `原编码 ${asset.oldCodes.join('、')}`, en: `old codes ${asset.oldCodes.join(', ')}` })}
        </span>
      )}
      <Status tone={state.tone}>{w(state.words)}</Status>
      {asset.isFrozen && <Status tone="care">{w({ zh: '版本已锁定', en: 'Version held' })}</Status>}
      {asset.acquiredAs && (
        <>
          <Status tone="care">{w(registrationMarks[asset.acquiredAs].title)}</Status>
          <Basis of={registrationMarks[asset.acquiredAs].basis} />
        </>
      )}
      {asset.card['inbound'] === true && (
        <span>
          <Status tone="care">{w(asset.certificate ? registrationMarks.inbound.title : { zh: '入境数据', en: 'Inbound data' })}</Status>
          <Basis of={registrationMarks.inbound.basis} /> <span className="quiet">{w(registrationMarks.inbound.says)}</span>
        </span>
      )}
      {asset.isMarked && <Status tone="going">{w({ zh: '使用标识', en: 'Use mark' })}</Status>}
      {asset.papers
        .filter((paper) => paper.isEnding && asset.state !== 'registered')
        .map((paper) => (
          <Link key={paper.id} to="/assets/$id" params={{ id: asset.id }} search={{ tab: 'papers' }}>
            <Status tone="care">
              {paper.kind === 'opinion'
                ? w({ zh: `意见书 ${paper.daysLeft} 天后到期`, en: `opinion ends in ${several(paper.daysLeft, 'day')}` })
                : w({ zh: `评估报告 ${paper.daysLeft} 天后到期`, en: `valuation ends in ${several(paper.daysLeft, 'day')}` })}
            </Status>
          </Link>
        ))}
      {asset.importance !== 'core' && <Grade grade={asset.grade} />}
      {asset.importance !== 'general' && (
        <Status tone={asset.importance === 'core' ? 'bad' : 'care'}>{w(cardOption('importance', asset.importance))}</Status>
      )}
      <span>
        <Link to="/organisations/$id" params={{ id: asset.holderId }}>
          {asset.holderName}
        </Link>
        {kind && (
          <span className="quiet">
            {w(signs.open)}
            {w(kind.title)}
            {w(signs.close)}
          </span>
        )}
      </span>
      <span className="number">{w({ zh: `第 ${asset.version} 版`, en: `version ${asset.version}` })}</span>
      {asset.certificate && certificate && (
        <a href={`/check/${asset.certificate.number}`}>
          {w({ zh: '登记凭证', en: 'Certificate' })} <span className="number">{asset.certificate.number}</span>{' '}
          <Status tone={certificate.tone}>{w(certificate.words)}</Status>
        </a>
      )}
      {asset.certificate?.status === 'expired' && asset.certificate.renewal && !asset.isFrozen && (
        <>
          <Link to="/assets/$id" params={{ id: asset.id }} search={{ tab: 'papers' }}>
            <Status tone="care">
              {w({
                zh: `${asset.certificate.renewal.until}以前仍可以申请续展`,
                en: `may be renewed until ${asset.certificate.renewal.until}`,
              })}
            </Status>
          </Link>
          <Basis of="choice:renewal-held" />
        </>
      )}
    </>
  )
}
