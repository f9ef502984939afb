import type { Problem } from '#contract/route.ts'
import { basisLink } from './basis.ts'
import { html } from './html.ts'
import type { Page } from './layout.ts'
import type { View } from './view.ts'

/** The page for an address that leads nowhere. */
export function missingPage({ t }: View): Page {
  return {
    title: t('没有找到', 'Not found'),
    body: html`<h1>${t('没有找到这一页', 'There is no such page')}</h1>
<p class="lead">${t('网址可能写错了，或者内容从未公开过。', 'The address may be mistyped, or what it names was never public.')}</p>
<ul><li><a href="/">${t('回到首页搜索', 'Search from the front page')}</a></li><li><a href="/notices">${t('公示公告', 'Public notices')}</a></li><li><a href="/register">${t('登记簿', 'Register')}</a></li><li><a href="/check">${t('凭证核验', 'Certificate check')}</a></li></ul>`,
  }
}

/** The page for anything that could not be done: what happened, what helps, and the id to tell the administrator. */
export function problemPage(view: View, status: number, problem: Problem, requestId: string): Page {
  const { t, w } = view
  const title = status >= 500 ? t('平台出错了', 'The platform failed') : t('不能办理', 'Not possible')
  return {
    title,
    body: html`<h1>${title}</h1>
<div class="problem" role="alert"><p>${w(problem.message)}</p>${problem.remedy && html`<p>${w(problem.remedy)}</p>`}${problem.basis && html`<p>${t('依据：', 'Basis: ')}${basisLink(view, problem.basis)}</p>`}</div>
<p class="quiet">${t('请求编号', 'Request id')} <code>${requestId}</code></p>
<p><a href="/">${t('回到首页', 'Back to the front page')}</a></p>`,
  }
}
