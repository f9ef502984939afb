import { bookOf } from './books/book-of.sql.ts'
import { makeBookEffects } from './books/effects.ts'
import { bookFacts } from './books/facts.ts'
import type { Lent } from './cases/lent.ts'
import { casesOf, roundCases } from './cases/subject.sql.ts'
import type { Tx } from './db/transaction.ts'
import { makeClassificationEffects } from './inventory/classification/effects.ts'
import { classificationFacts } from './inventory/classification/facts.ts'
import { makeDisposalEffects } from './inventory/disposal/effects.ts'
import { disposalFacts } from './inventory/disposal/facts.ts'
import { inventoryEffects } from './inventory/effects.ts'
import { inventoryFacts } from './inventory/facts.ts'
import type { InventoryLent, LentCertificate } from './inventory/lent.ts'
import { listEffects } from './inventory/lists/effects.ts'
import { listFacts } from './inventory/lists/facts.ts'
import { listSubject } from './inventory/lists/list-subject.ts'
import { assetSubject, roundSubject } from './inventory/subjects.ts'
import { deductionOf } from './operation/operators/credit.ts'
import { operatorEffects } from './operation/operators/effects.ts'
import { beginEnd } from './operation/operators/entrusting.ts'
import { operatorFacts } from './operation/operators/facts.ts'
import { whyNotOperate } from './operation/operators/operating.ts'
import { useEffectWorks } from './operation/use/effects.ts'
import { useFacts } from './operation/use/facts.ts'
import { kinshipOf } from './parties/kinship.ts'
import { matterSubject, organisationSubject } from './parties/subjects.ts'
import type { Platform } from './platform.ts'
import { findPlace } from './proof/log.sql.ts'
import { certificateOf } from './registration/certificates.sql.ts'
import { beginContact, beginRegistration } from './registration/beginning.ts'
import { beginChange } from './registration/change-difference.ts'
import { makeRegistrationEffects } from './registration/effects.ts'
import { registrationFacts } from './registration/facts.ts'
import { memoOf } from './registration/memo.sql.ts'
import { listOutside } from './registration/outside.sql.ts'
import type { FormLent } from './registration/forms/registration-forms.ts'
import { papersOf } from './registration/papers.sql.ts'
import { whyNotOrigin } from './registration/property-record.ts'
import { beginReport } from './supervision/reports/reports.ts'
import { supervisionFacts, supervisionRoomEffects } from './supervision/lent.ts'
import { makeSettlementEffects } from './settlement/effects.ts'
import { settlementFacts } from './settlement/facts.ts'
import { beginDisclosure } from './trading/disclosures/disclosing.ts'
import { makeTradingEffects } from './trading/effects.ts'
import { tradingFacts } from './trading/facts.ts'
import { returnIncome, takeIncome } from './settlement/incomes.sql.ts'
import type { TradingLent } from './trading/lent.ts'
import { rightHoldersOf } from './operation/operators/right-holders.sql.ts'
import { productsOf } from './trading/product-list.sql.ts'
import { productSubject } from './trading/product-subject.ts'
import { personalBy } from './vault/personal.ts'

/** What the rooms lend to the desk: facts, effects and subjects. */
export function lentToDesk({
  files,
  config,
  jobs,
  vault,
  watching,
}: Pick<Platform, 'files' | 'config' | 'jobs' | 'vault' | 'watching'>): Lent {
  return {
    facts: [
      inventoryFacts,
      classificationFacts,
      listFacts,
      disposalFacts,
      registrationFacts,
      bookFacts,
      operatorFacts,
      useFacts,
      tradingFacts,
      settlementFacts,
      ...supervisionFacts,
    ],
    effects: {
      ...inventoryEffects,
      ...makeClassificationEffects(jobs),
      ...listEffects,
      ...makeDisposalEffects(jobs),
      ...makeRegistrationEffects({ files, config }),
      ...makeBookEffects(jobs),
      ...operatorEffects,
      ...useEffectWorks,
      ...makeTradingEffects(jobs),
      ...makeSettlementEffects(jobs),
      ...supervisionRoomEffects,
    },
    along: new Set(['close-notice', 'issue-certificate', 'release-subject', 'tell-other-side']),
    kinship: kinshipOf,
    earlier: { 'noticed-review': async (_, { parentId }) => parentId, 'credit-deduction': deductionOf },
    personal: personalBy(vault),
    counted: (told) => watching.metrics.act(told),
    beginning: async (...asked) => {
      const [tx, application, subjectId, today, filled] = asked
      return {
        ...(await beginRegistration(...asked)),
        ...(await beginContact(...asked)),
        ...(await beginChange(...asked)),
        ...(await beginReport(...asked)),
        ...(await beginDisclosure(tx, application, subjectId, today, filled)),
        ...(await beginEnd(tx, application, subjectId, today)),
      }
    },
    subjects: {
      asset: assetSubject,
      round: roundSubject,
      list: listSubject,
      organisation: organisationSubject,
      product: productSubject,
      matter: matterSubject,
    },
  }
}

/** The certificate of an asset, and whether the log holds it by now, so that it is to be had with its proof. */
async function provenCertificateOf(tx: Tx, assetId: string, today: string): Promise<LentCertificate | null> {
  const certificate = await certificateOf(tx, assetId, today)
  return certificate && { ...certificate, isProven: (await findPlace(tx, certificate.number)) !== null }
}

/** What rooms further down the life of an asset lend to the inventory. */
export const lentToInventory: InventoryLent = {
  papersOf,
  certificateOf: provenCertificateOf,
  casesOf,
  memoOf,
  roundCases,
  bookOf,
  outsideOf: listOutside,
  whyNotOrigin,
  whyNotOperate,
}

/** What the forms of other registers are filled with. */
export const lentToForms: FormLent = { ...lentToInventory, productsOf, rightHoldersOf }

/** What rooms further down the life of an asset lend to trading. */
export const lentToTrading: TradingLent = { takeIncome, returnIncome }
