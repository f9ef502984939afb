import { randomUUID } from 'node:crypto'
import { bookRoutes } from '#contract/books.ts'
import { transport, type City } from '#server/test/city.ts'
import { ofTransport } from './lives.ts'

/** The books of the transport office with a code of its own, a closed month and a voucher on the registered asset; answers the voucher. */
export async function keepBooks(city: City, assetId: string): Promise<string> {
  const own = await city.as(ofTransport[0])
  const id = city.id(transport)
  await own.ask(bookRoutes.openBooks, { body: { openedOn: '2026-01-01' } })
  await own.ask(bookRoutes.setCode, { params: { id, account: 'bank' }, body: { code: '1002.01' } })
  await (await city.as(ofTransport[1])).ask(bookRoutes.closePeriod, { params: { id }, body: { period: '2026-01-01' } })
  const onDate = city.clock.today()
  const voucher = await own.ask(bookRoutes.postVoucher, {
    params: { id },
    body: {
      template: 'purchase',
      way: 'bank',
      onDate,
      assetId,
      amounts: { price: 500_000_00 },
      documents: [{ kind: 'invoice', number: 'FP-2026-1', party: '数源公司', issuedOn: onDate, amountFen: 500_000_00 }],
      life: { ground: 'contract', months: 60, expense: 'activity-expense' },
      key: randomUUID(),
    },
  })
  return voucher.id
}
