import { useMemo } from 'react'
import type { Cockpit } from '#contract/supervision.ts'
import { count } from '../ui/dates.ts'
import { useGo } from '../ui/go.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { BANYAN } from '../ui/theme.tsx'
import { Chart } from '../ui/chart.tsx'
import { dropsOf } from './drops.ts'

const english: { readonly [key: string]: string } = {
  carded: 'Carded',
  catalogued: 'Catalogued',
  opined: 'Unqualified opinion',
  valued: 'Valued',
  submitted: 'Applied',
  registered: 'Registered',
  mandated: 'Under mandate now',
  traded: 'In a product listed now',
  banked: 'Listed now, income received',
}
const shades = ['#b5d6ca', '#a9cec0', '#9cc6b6', '#8ebda9', '#2f7d62', '#28785c', '#217256', '#1c6e52', BANYAN]

/** How many assets come how far from inventory to the treasury, and where they stay behind. */
export function Funnel({ funnel }: { funnel: Cockpit['funnel'] }) {
  const { w, language } = useWords()
  const go = useGo()
  const drops = dropsOf(funnel)
  const name = (stage: { key: string; label: string }) => (language === 'en' ? (english[stage.key] ?? stage.label) : stage.label)
  const option = useMemo(
    () => ({
      tooltip: {},
      series: [
        {
          type: 'funnel',
          sort: 'none',
          left: 8,
          right: 8,
          top: 6,
          bottom: 6,
          minSize: '24%',
          gap: 2,
          cursor: 'pointer',
          label: { position: 'inside', formatter: '{b}  {c}', fontSize: 13 },
          data: funnel.map((stage, i) => ({
            name: language === 'en' ? (english[stage.key] ?? stage.label) : stage.label,
            value: stage.value,
            itemStyle: { color: shades[i] ?? BANYAN },
            label: i < 4 ? { color: '#14201b' } : { color: '#fff', textBorderColor: shades[i] ?? BANYAN, textBorderWidth: 4 },
          })),
        },
      ],
    }),
    [funnel, language],
  )
  const label = w({ zh: '从盘点到流通的漏斗', en: 'Funnel from inventory to the market' })
  return (
    <>
      <div className="cockpit-pair">
        <Chart option={option} label={label} height={funnel.length * 36 + 34} onPick={(i) => funnel[i] && go(funnel[i].href)} />
        <table className="cockpit-table" aria-label={label}>
          <thead>
            <tr>
              <th scope="col">{w({ zh: '阶段', en: 'Stage' })}</th>
              <th scope="col">{w({ zh: '资产', en: 'Assets' })}</th>
              <th scope="col">{w({ zh: '未到下一阶段', en: 'Left behind' })}</th>
              <th scope="col">{w({ zh: '转化率', en: 'Went on' })}</th>
            </tr>
          </thead>
          <tbody>
            {drops.map((stage) => (
              <tr key={stage.key}>
                <th scope="row">
                  <Inside href={stage.href}>{name(stage)}</Inside>
                </th>
                <td>{count(stage.value)}</td>
                <td>{stage.lost === null ? '—' : count(stage.lost)}</td>
                <td>{stage.share === null ? '—' : `${Math.round(stage.share * 100)}%`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="quiet">
        {w({
          zh: '数的是资产现在到了哪一阶段：授权结束或产品下架的，不再计入后面的阶段；已经发生的收入不因此减少，见逐月数。',
          en: 'Counted is where assets stand now: once a mandate ends or a product is delisted they leave the later stages. What was earned stays, by month.',
        })}
      </p>
    </>
  )
}
