import { test } from 'vitest'
import { writeFileSync } from 'node:fs'
import { buildServer } from '#server/http/serve.ts'
import { freshDatabase } from '../test/database.ts'
import { testPlatform } from '../test/platform.ts'
import { makeDoorkeeper } from '../parties/doorkeeper.ts'
import { sessionHandlings } from '../parties/session.routes.ts'
import { demonstrationHandlings } from '../parties/demonstration.routes.ts'
import { partyHandlings } from '../parties/parties.routes.ts'
test('probe', async () => {
  const db = await freshDatabase()
  const platform = await testPlatform(db)
  const app = await buildServer(platform, makeDoorkeeper(platform), [...sessionHandlings(platform), ...demonstrationHandlings(platform), ...partyHandlings(platform, { countsOf: async () => ({ assets: 0, registered: 0, openCases: 0 }) })])
  await app.ready()
  writeFileSync('/tmp/openapi.json', JSON.stringify(app.swagger(), null, 1))
  for (const [method, url, payload, headers] of [['GET', '/api/organisations/%00'], ['GET', '/api/organisations/..%2f'], ['GET', '/nope'], ['GET', '/%'], ['GET', '/api/organisations?limit=0'], ['GET', '/api/demo/people'], ['POST','/api/session', '{}', {'content-type':'application/xml'}], ['POST','/api/session', '{"__proto__":{"a":1}}', {'content-type':'application/json'}],['POST','/api/session', '', {'content-type':'application/json'}], ['POST','/api/session', 'x'.repeat(3e6), {'content-type':'application/json'}], ['POST','/api/organisations','{}', {'content-type':'application/json'}], ['POST','/api/session','--x', {'content-type':'multipart/form-data; boundary=x'}], ['PATCH','/api/session'], ['GET', '/api/organisations/' + 'a'.repeat(700)], ['POST','/api/session', '{"login":"a","password":"b","postId":"x"}', {'content-type':'application/json'}]] as const) {
    const r = await app.inject({ method, url, ...(payload !== undefined ? { payload } : {}), headers: headers ?? {} } as never)
    console.log(method, url.slice(0, 40), r.statusCode, r.headers['content-type'], r.body.slice(0, 300))
  }
  await app.close(); await db.close()
})
