/** How printed cards and lists look: A4, black on white, the head of a list on every sheet. */
export const printCss = `
@page { size: A4; margin: 16mm 14mm; }
body { font: 10.5pt/1.55 "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: #111; background: #fff; max-width: 190mm; margin: 6mm auto; }
h1 { font-size: 18pt; text-align: center; letter-spacing: .2em; margin: 0 0 2mm; }
.under { text-align: center; margin: 0 0 4mm; color: #444; }
table { width: 100%; border-collapse: collapse; }
th, td { border: .4pt solid #777; padding: 1.4mm 2mm; text-align: left; vertical-align: top; overflow-wrap: anywhere; white-space: pre-line; }
th { font-weight: 600; background: #f3f5f4; }
.card { table-layout: fixed; } .card .label { width: 28mm; } .card tr { break-inside: avoid; }
.card .section { text-align: center; background: #e3ece8; letter-spacing: .3em; break-after: avoid; }
.signs { margin-top: 5mm; } .signs td { border: 0; height: 10mm; }
.list { font-size: 9pt; table-layout: fixed; } .list thead { display: table-header-group; } .list tr { break-inside: avoid; } .n { text-align: right; white-space: nowrap; }
.foot { margin: 3mm 0 0; font-size: 8.5pt; color: #555; overflow-wrap: anywhere; }
@media screen { body { padding: 10mm; box-shadow: 0 0 6px #bbb; } }
@media print { body { margin: 0; max-width: none; } }
`
/** What is different for a list of many columns: the paper lies on its side. */
export const wideCss = `
@page { size: A4 landscape; }
body { max-width: 277mm; } .list { font-size: 8pt; } .list th, .list td { padding: 1mm 1.2mm; }
@media print { body { max-width: none; } }
`
