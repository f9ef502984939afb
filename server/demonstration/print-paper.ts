import { openPress } from '#server/documents/press.ts'

const source = `#let data = json("/data.json")
#set document(title: data.title)
#set page(paper: "a4", margin: 3cm)
#set text(font: "Noto Serif SC", size: 12pt, lang: "zh")
#align(center, text(size: 20pt, weight: "bold", data.title))
#v(1.5cm)
#for line in data.lines { par(line); v(0.4cm) }
`

/** A paper of the demonstration as PDF: a title and its lines. */
export async function printPaper(title: string, lines: readonly string[]): Promise<Buffer> {
  return (await openPress()).setPdf(source, { title, lines })
}
