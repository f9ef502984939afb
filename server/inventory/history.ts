import type { AssetView } from '#contract/inventory.ts'
import { procedures } from '#law/procedures.ts'
import type { Words } from '#law/words.ts'
import { type AssetParts, dayStart } from './life.ts'

type Line = AssetView['history'][number]

const ending = (procedure: string, id: string): Words => procedures[procedure]?.ends[id]?.title ?? { zh: id, en: id }
const title = (procedure: string): Words => procedures[procedure]?.title ?? { zh: procedure, en: procedure }

/** Everything that happened to an asset as far as the visitor may know, newest first. Pure. */
export function historyOf(parts: AssetParts): Line[] {
  const { asset, versions, papers, cases, certificate } = parts
  const lines: Line[] = [
    ...versions.map((v): Line => ({
      at: v.confirmed_at.toISOString(),
      what:
        v.version === 1
          ? { zh: `确认信息卡，资产编码 ${asset.code}`, en: `Card confirmed, asset code ${asset.code}` }
          : { zh: `修订信息卡，第${v.version}版`, en: `Card revised, version ${v.version}` },
      who: v.confirmed_name,
      href: null,
    })),
    ...(asset.catalogued_at
      ? [
          {
            at: asset.catalogued_at.toISOString(),
            what: { zh: '进入数据资产目录', en: 'Entered the catalogue' },
            who: asset.holder_name,
            href: null,
          },
        ]
      : []),
    ...cases.flatMap(caseLines(asset.holder_name)),
    ...papers.map((p): Line => ({
      at: cases.find((c) => c.id === p.caseId)?.closedAt ?? dayStart((p.issuedOn ?? p.baseDate)!),
      what:
        p.kind === 'opinion'
          ? { zh: `提交法律意见书 ${p.number}（${p.issuedOn} 出具）`, en: `Legal opinion ${p.number} filed, issued ${p.issuedOn}` }
          : {
              zh: `提交评估报告 ${p.number}（${p.issuedOn ? `${p.issuedOn} 出具` : `基准日 ${p.baseDate}`}）`,
              en: `Valuation report ${p.number} filed, ${p.issuedOn ? `issued ${p.issuedOn}` : `base date ${p.baseDate}`}`,
            },
      who: p.firmName,
      href: `/cases/${p.caseId}`,
    })),
    ...(asset.registered_at && certificate
      ? [
          {
            at: asset.registered_at.toISOString(),
            what: { zh: `发放登记凭证 ${certificate.number}`, en: `Certificate ${certificate.number} issued` },
            who: '市大数据服务中心',
            href: `/certificates/${certificate.number}`,
          },
        ]
      : []),
  ]
  return lines.sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
}

function caseLines(holderName: string): (c: AssetParts['cases'][number]) => Line[] {
  return (c) => {
    const opened: Line = {
      at: c.openedAt,
      what: { zh: `开办${title(c.procedure).zh} ${c.number}`, en: `${title(c.procedure).en} ${c.number} opened` },
      who: holderName,
      href: `/cases/${c.id}`,
    }
    if (!c.closedAt || !c.ending) return [opened]
    const end = ending(c.procedure, c.ending)
    return [
      opened,
      {
        at: c.closedAt,
        what: { zh: `${title(c.procedure).zh} ${c.number} 办结：${end.zh}`, en: `${title(c.procedure).en} ${c.number} ended: ${end.en}` },
        who: '',
        href: `/cases/${c.id}`,
      },
    ]
  }
}
