import { openLetters } from '#server/documents/fonts.ts'
import { beginFonts, beginPage, mm, type Page, paper } from '#server/documents/page.ts'
import { writePdf } from '#server/documents/pdf-file.ts'
import { heightOf, type Line, setLines } from '#server/documents/text-lines.ts'

const [margin, ink] = [30 * mm, '#000000']
const width = paper.width - 2 * margin
/** Between the lines of a paragraph, between paragraphs, and under the title, in points. */
const [leading, apart, underTitle] = [9, 22, 48]

/** A paper of the demonstration as PDF/A-2b of today: a title and its lines, on as many pages as they take. */
export async function printPaper(title: string, lines: readonly string[]): Promise<Buffer> {
  const { regular, bold } = await openLetters()
  const fonts = beginFonts()
  const pages: Page[] = []
  const begin = () => {
    pages.push(beginPage(fonts))
    return margin
  }
  let y = begin()
  const draw = (line: Line, x: number, after: number) => {
    if (y + heightOf(line.style) > paper.height - margin) y = begin()
    y += pages.at(-1)!.text(line, x, y) + after
  }
  for (const line of setLines(title, { font: bold, size: 20, ink }, width)) draw(line, (paper.width - line.width) / 2, leading)
  y += underTitle
  for (const text of lines) {
    const set = setLines(text, { font: regular, size: 12, ink }, width)
    set.forEach((line, i) => {
      draw(line, margin, i === set.length - 1 ? apart : leading)
    })
  }
  return writePdf({ title, author: '榕数演示', creator: 'Rongshu', day: new Date().toISOString().slice(0, 10) }, pages, fonts)
}
