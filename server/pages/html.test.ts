import { describe, expect, test } from 'vitest'
import { html, join, type Piece, trusted } from './html.ts'

describe('the template escapes whatever is put in', () => {
  test('between tags', () => {
    const name = `<script>alert('1')</script> & "公交"`
    expect(html`<p>${name}</p>`.text).toBe('<p>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;公交&quot;</p>')
  })

  test('inside attributes, which must be quoted', () => {
    expect(html`<a title="${'" onclick="alert(1)'}">x</a>`.text).toBe('<a title="&quot; onclick=&quot;alert(1)">x</a>')
    expect(html`<a title='${"' onclick='alert(1)"}'>x</a>`.text).not.toContain("' onclick")
    expect(() => html`<a title=${'x onclick=alert(1)'}>x</a>`).toThrow('without quotes')
  })

  test('in lists inside lists, keeping markup that is markup', () => {
    const rows: Piece[] = [['<a>', html`<b>${'<c>'}</b>`], [[null, undefined, false, 0]]]
    expect(html`<ul>${rows}</ul>`.text).toBe('<ul>&lt;a&gt;<b>&lt;c&gt;</b>0</ul>')
    expect(join(['<a>', html`<b></b>`], html`<br>`).text).toBe('&lt;a&gt;<br><b></b>')
  })

  test('text of the house is taken as it is, control characters never', () => {
    expect(html`<div>${trusted('<svg></svg>')}</div>`.text).toBe('<div><svg></svg></div>')
    expect(html`<p>${'a\u0000b\u001bc\nd'}</p>`.text).toBe('<p>abc\nd</p>')
  })
})
