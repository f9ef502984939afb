import { expect, test } from 'vitest'
import { pdfText } from '#server/test/pdf-text.ts'
import { printPaper } from './print-paper.ts'

test('a paper of the demonstration can be read and copied: its title, each line, on as many pages as they take', async () => {
  const lines = Array.from({ length: 60 }, (_, i) => `第 ${i + 1} 条：数据资产“登记”的依据与结论。`)
  const pdf = await printPaper('合规性法律意见书', lines)
  const text = pdfText(pdf).replaceAll(/\s/g, '')
  for (const line of ['合规性法律意见书', ...lines]) expect(text).toContain(line.replaceAll(/\s/g, ''))
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(3)
})
