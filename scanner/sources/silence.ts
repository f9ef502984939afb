import type { Socket } from 'node:net'

/** How much longer than its statements may take a server may say nothing, in seconds. */
const GRACE = 30

/**
 * Cuts the connection to a server that says nothing long after its statements should have ended: one that hangs, or a network that
 * swallows what is sent, would keep a scan waiting for good.
 */
export function cutWhenSilent(stream: Socket, statementSeconds: number, isAsked: () => boolean, grace = GRACE): void {
  if (Number.isFinite(statementSeconds))
    stream.setTimeout((statementSeconds + grace) * 1000, () => {
      if (isAsked() && !stream.isPaused()) stream.destroy(Object.assign(new Error('the server says nothing'), { code: 'ESILENT' }))
    })
}
