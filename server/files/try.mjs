import { randomBytes } from 'node:crypto'
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs'
import { Readable } from 'node:stream'
import { runWorker } from '../inventory/scan-worker.ts'
import { openUpload, sealUpload, openedPath, resealUpload } from './uploads.ts'
const key={id:'00'.repeat(8),method:process.argv[2]??'aes-256-gcm',secret:randomBytes(32)}
const vault={current:async()=>key,key:async()=>key}
const dir=mkdtempSync('/tmp/seal12-try-')
const rows=Number(process.argv[3]??2_000_000); const piece=Buffer.from(Array.from({length:1000},(_, n)=>`${n},榕城${n*7%977}号,2026-01-0${n%9+1}\n`).join(''))
let t=performance.now()
let lag=0, last=performance.now(); const timer=setInterval(()=>{const now=performance.now(); lag=Math.max(lag,now-last-10); last=now},10)
console.log(await sealUpload(vault, dir+'/u','b',Readable.from((function*(){yield Buffer.from('编号,名称,日期\n');for(let i=0;i<rows/1000;i++)yield piece})(),{objectMode:false})), 'sealed ms', Math.round(performance.now()-t), 'lag', Math.round(lag))
t=performance.now(); lag=0
const opening=await openUpload(vault,dir+'/u','b',dir)
opening.begun.then(()=>console.log('begun',Math.round(performance.now()-t)))
opening.done.then(()=>console.log('opened',Math.round(performance.now()-t),'lag',Math.round(lag)), e=>console.log(e))
const r=await runWorker({job:{target:{kind:'file',path:openedPath,name:'x.csv',isComing:true},threads:1,salt:'00'.repeat(32)},folder:dir,opening,bounds:{heapMb:768,residentMb:2048,timeMs:600000},onProgress(){},onPreliminary:f=>console.log('first answer',Math.round(performance.now()-t),f[0].finding.rows)})
console.log('scanned',Math.round(performance.now()-t),r.findings?.map(f=>[f.finding.rows,f.finding.columns.map(c=>c.semanticType),f.finding.faults.map(x=>x.message.en)]),r.failure)
await opening.end(); clearInterval(timer); console.log(readdirSync(dir))
