import type { Problem } from '#contract/route.ts'
import { fallen } from '#law/fallen.ts'
import type { Tx } from '#server/db/transaction.ts'
import { findFallenSource } from '../sources.sql.ts'

/** Why a product is supplied to nobody new: the registration of one of its sources has ended (choice:fallen-source); null when all stand. */
export async function whyNotRegistered(tx: Tx, productId: string, today: string): Promise<Problem | null> {
  const found = await findFallenSource(tx, productId, today)
  if (found === null) return null
  return {
    code: 'source-fallen',
    message: {
      zh: `来源${found.number}的${fallen[found.how].zh}，该产品暂不接受新订单，未签约的订单不得报价、签约`,
      en: `${fallen[found.how].en}: source ${found.number}. The product takes no new orders, and nothing is offered or signed for those placed`,
    },
    basis: 'choice:fallen-source',
    remedy: {
      zh: '来源重新登记或者续展以后再办理；来源已销毁等不能恢复的，由运营主体申请下架',
      en: 'Go on once the source is registered again or renewed; where that cannot be, as when it was destroyed, the operator has the product delisted',
    },
  }
}
