/**
 * A mail server as a process of its own, for tests: `node server/test/mail-server.ts`. Prints its port when it listens, and then each
 * letter it takes as one line of JSON. It refuses recipients whose name begins with `nobody`, and takes nobody without the password.
 */
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

const server = new SMTPServer({
  authOptional: false,
  allowInsecureAuth: true,
  hideSTARTTLS: true,
  onAuth: ({ username, password }, _, answer) =>
    username === 'rongshu' && password === 'of-a-test' ? answer(null, { user: username }) : answer(new Error('wrong password')),
  onRcptTo: ({ address }, _, answer) =>
    answer(address.startsWith('nobody') ? Object.assign(new Error(`no such mailbox ${address}`), { responseCode: 550 }) : null),
  onData: (stream, { envelope }, answer) =>
    void buffer(stream).then((body) => {
      process.stdout.write(`${JSON.stringify({ to: envelope.rcptTo.map((each) => each.address), raw: body.toString('utf8') })}\n`)
      answer(null)
    }),
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.server.address() as AddressInfo).port}\n`))
