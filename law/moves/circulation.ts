import type { Party } from '../parties.ts'

/** The moves of operation, use, trading and settlement, as `moves.test.ts` reads them: step, who acts, what they may do, and what they may not. */
export const circulationMoves: { readonly [procedure: string]: readonly (readonly [string, Party, string, string])[] } = {
  'operator-selection': [
    ['drafting', 'data-bureau', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object side-ended overtake lapse'],
    ['applications', 'data-bureau', 'submit refuse', 'resubmit accept pass file publish confirm return decline uphold dismiss object withdraw side-ended overtake lapse'],
    ['qualification', 'data-bureau', 'submit refuse', 'resubmit accept pass file publish confirm return decline uphold dismiss object withdraw side-ended overtake lapse'],
    ['scoring', 'data-bureau', 'submit refuse', 'resubmit accept pass file publish confirm return decline uphold dismiss object withdraw side-ended overtake lapse'],
    ['publicity', 'data-bureau', 'refuse', 'submit resubmit accept pass file publish confirm return decline uphold dismiss object withdraw side-ended overtake lapse'],
    ['publicity', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['contract', 'data-bureau', 'file refuse', 'submit resubmit accept pass publish confirm return decline uphold dismiss object withdraw side-ended overtake lapse'],
    ['decision', 'data-bureau', 'confirm return', 'submit resubmit accept pass file publish decline refuse uphold dismiss object withdraw side-ended overtake lapse'],
  ],
  'utility-notification': [
    ['notification', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object side-ended overtake lapse'],
    ['receipt', 'data-bureau', 'accept return', 'submit resubmit pass file publish confirm decline refuse uphold dismiss object withdraw side-ended overtake lapse'],
  ],
  'mlps-filing': [
    ['filing', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object side-ended overtake lapse'],
    ['receipt', 'registrar', 'accept return', 'submit resubmit pass file publish confirm decline refuse uphold dismiss object withdraw side-ended overtake lapse'],
  ],
  entrustment: [
    ['drafting', 'producer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object side-ended overtake lapse'],
    ['answer', 'operator', 'confirm decline', 'submit resubmit accept pass file publish return refuse uphold dismiss object withdraw side-ended overtake lapse'],
    ['answer', 'producer', 'withdraw', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object side-ended overtake lapse'],
    ['answer', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['signing', 'producer', 'confirm withdraw', 'submit resubmit accept pass file publish return decline refuse uphold dismiss object side-ended overtake lapse'],
    ['signing', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
  ],
  'entrustment-end': [
    ['drafting', 'producer', 'submit file withdraw', 'resubmit accept pass publish confirm return decline refuse uphold dismiss object side-ended overtake lapse'],
    ['answer', 'operator', 'confirm decline', 'submit resubmit accept pass file publish return refuse uphold dismiss object withdraw side-ended overtake lapse'],
    ['answer', 'producer', 'withdraw', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object side-ended overtake lapse'],
    ['answer', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['notice', 'operator', 'confirm', 'submit resubmit accept pass file publish return decline refuse uphold dismiss object withdraw side-ended overtake lapse'],
    ['notice', 'producer', 'withdraw', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object side-ended overtake lapse'],
    ['notice', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
  ],
  'operator-exit': [
    ['application', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object side-ended overtake lapse'],
    ['review', 'data-bureau', 'pass refuse', 'submit resubmit accept file publish confirm return decline uphold dismiss object withdraw side-ended overtake lapse'],
    ['handover', 'operator', 'file', 'submit resubmit accept pass publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake lapse'],
    ['clearance', 'data-bureau', 'confirm return', 'submit resubmit accept pass file publish decline refuse uphold dismiss object withdraw side-ended overtake lapse'],
  ],
  'operator-sanction': [
    ['proposal', 'data-bureau', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object side-ended overtake lapse'],
    ['statement', 'operator', 'file', 'submit resubmit accept pass publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake lapse'],
    ['statement', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['decision', 'data-bureau', 'confirm pass dismiss', 'submit resubmit accept file publish return decline refuse uphold object withdraw side-ended overtake lapse'],
    ['handover', 'operator', 'file', 'submit resubmit accept pass publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake lapse'],
    ['clearance', 'data-bureau', 'confirm return', 'submit resubmit accept pass file publish decline refuse uphold dismiss object withdraw side-ended overtake lapse'],
  ],
  'credit-repair': [
    ['application', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object side-ended overtake lapse'],
    ['review', 'registrar', 'confirm refuse', 'submit resubmit accept pass file publish return decline uphold dismiss object withdraw side-ended overtake lapse'],
  ],
  'developer-filing': [
    ['selection', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['confirmation', 'developer', 'confirm decline', 'submit resubmit accept pass file publish return refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['confirmation', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['receipt', 'registrar', 'accept return', 'submit resubmit pass file publish confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  'use-request': [
    ['request', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['joint-review', 'data-bureau', 'pass return refuse', 'submit resubmit accept file publish confirm decline uphold dismiss object withdraw lapse side-ended overtake'],
    ['joint-review', 'producer', 'pass return refuse', 'submit resubmit accept file publish confirm decline uphold dismiss object withdraw lapse side-ended overtake'],
    ['operator-signing', 'operator', 'confirm withdraw', 'submit resubmit accept pass file publish return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['operator-signing', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['developer-signing', 'developer', 'confirm decline', 'submit resubmit accept pass file publish return refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['developer-signing', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
  ],
  'developer-review': [
    ['checking', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['answer', 'developer', 'file', 'submit resubmit accept pass publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['answer', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['conclusion', 'operator', 'pass return refuse', 'submit resubmit accept file publish confirm decline uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  'developer-termination': [
    ['finding', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['statement', 'developer', 'file', 'submit resubmit accept pass publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['statement', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['decision', 'operator', 'confirm dismiss', 'submit resubmit accept pass file publish return decline refuse uphold object withdraw lapse side-ended overtake'],
  ],
  distribution: [
    ['computing', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['agreeing', 'operator', 'file withdraw', 'submit resubmit accept pass publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['filing', 'registrar', 'accept return', 'submit resubmit pass file publish confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  remittance: [
    ['batch', 'registrar', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['voucher', 'registrar', 'file', 'submit resubmit accept pass publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['receipt', 'finance-bureau', 'accept return', 'submit resubmit pass file publish confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  repayment: [
    ['application', 'producer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['decision', 'finance-bureau', 'pass return refuse', 'submit resubmit accept file publish confirm decline uphold dismiss object withdraw lapse side-ended overtake'],
    ['payment', 'finance-bureau', 'accept return', 'submit resubmit pass file publish confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  redistribution: [
    ['proposal', 'finance-bureau', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['setting', 'finance-bureau', 'pass return', 'submit resubmit accept file publish confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['setting', 'data-bureau', 'pass return', 'submit resubmit accept file publish confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  'product-filing': [
    ['specification', 'developer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['review', 'law-firm', 'pass confirm return refuse', 'submit resubmit accept file publish decline uphold dismiss object withdraw lapse side-ended overtake'],
    ['filing', 'registrar', 'accept return', 'submit resubmit pass file publish confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['correction', 'developer', 'resubmit withdraw', 'submit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
  ],
  'product-pricing': [
    ['paper', 'operator', 'submit file withdraw', 'resubmit accept pass publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['ceiling', 'data-bureau', 'pass return', 'submit resubmit accept file publish confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  'exchange-listing': [
    ['application', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['examination', 'exchange', 'accept return decline', 'submit resubmit pass file publish confirm refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  'listing-change': [
    ['application', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['examination', 'exchange', 'confirm return', 'submit resubmit accept pass file publish decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  'operator-disclosure': [
    ['drafting', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['signing', 'operator', 'publish return', 'submit resubmit accept pass file confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  'bureau-disclosure': [
    ['drafting', 'data-bureau', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['signing', 'data-bureau', 'publish return', 'submit resubmit accept pass file confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
}

/** Where each of these moves leads: `step verb target`; `!` opens a side case, `*` is at most once. */
export const circulationTargets: { readonly [procedure: string]: readonly string[] } = {
  'operator-selection': ['drafting submit applications', 'drafting withdraw cancelled', 'applications submit qualification', 'applications refuse failed', 'qualification submit scoring', 'qualification refuse failed', 'scoring submit publicity', 'scoring refuse failed', 'publicity refuse failed', 'publicity lapse contract', 'contract file decision', 'contract refuse failed', 'decision confirm granted', 'decision return contract'],
  'utility-notification': ['notification submit receipt', 'notification withdraw withdrawn', 'receipt accept received', 'receipt return notification'],
  'mlps-filing': ['filing submit receipt', 'filing withdraw withdrawn', 'receipt accept recorded', 'receipt return filing'],
  'entrustment-end': ['drafting submit answer', 'drafting file notice', 'drafting withdraw withdrawn', 'answer confirm ended', 'answer decline kept', 'answer withdraw withdrawn', 'answer lapse unanswered', 'notice confirm ended', 'notice withdraw withdrawn', 'notice lapse ended-alone', 'notice lapse!entrustment-stands gone', 'anywhere overtake overtaken'],
  entrustment: ['drafting submit answer', 'drafting withdraw withdrawn', 'answer confirm signing', 'answer decline declined', 'answer withdraw withdrawn', 'answer lapse unanswered', 'signing confirm entrusted', 'signing withdraw withdrawn', 'signing lapse unsigned', 'anywhere overtake overtaken'],
  'operator-exit': ['application submit review', 'application withdraw withdrawn', 'review pass handover', 'review refuse refused', 'handover file clearance', 'clearance confirm exited', 'clearance return handover'],
  'operator-sanction': ['proposal submit statement', 'proposal withdraw dropped', 'statement file decision', 'statement lapse decision', 'decision confirm sanctioned', 'decision pass handover', 'decision dismiss dismissed', 'handover file clearance', 'clearance confirm terminated', 'clearance return handover'],
  'credit-repair': ['application submit review', 'application withdraw withdrawn', 'review confirm lifted', 'review refuse kept'],
  'developer-filing': ['selection submit confirmation', 'selection withdraw withdrawn', 'confirmation confirm receipt', 'confirmation decline declined', 'confirmation lapse unconfirmed', 'receipt accept filed', 'receipt return selection'],
  'use-request': [
    'request submit joint-review', 'request withdraw withdrawn', 'joint-review pass operator-signing', 'joint-review return request', 'joint-review refuse refused',
    'operator-signing confirm developer-signing', 'operator-signing withdraw dropped', 'operator-signing lapse unsigned', 'developer-signing confirm granted', 'developer-signing decline declined', 'developer-signing lapse unsigned', 'anywhere overtake overtaken',
  ],
  'developer-review': ['checking submit answer', 'checking withdraw withdrawn', 'answer file conclusion', 'answer lapse conclusion', 'conclusion pass passed', 'conclusion return answer', 'conclusion refuse failed'],
  'developer-termination': ['finding submit statement', 'finding withdraw withdrawn', 'statement file decision', 'statement lapse decision', 'decision confirm terminated', 'decision dismiss resumed'],
  distribution: ['computing submit agreeing', 'computing withdraw withdrawn', 'agreeing file filing', 'agreeing withdraw withdrawn', 'filing accept filed', 'filing return agreeing'],
  remittance: ['batch submit voucher', 'batch withdraw withdrawn', 'voucher file receipt', 'receipt accept received', 'receipt return voucher'],
  repayment: ['application submit decision', 'application withdraw withdrawn', 'decision pass payment', 'decision return application', 'decision refuse refused', 'payment accept repaid', 'payment return decision'],
  redistribution: ['proposal submit setting', 'proposal withdraw withdrawn', 'setting pass set', 'setting return proposal'],
  'product-filing': [
    'specification submit review', 'specification withdraw withdrawn', 'review pass filing', 'review confirm concluded', 'review return specification', 'review refuse not-compliant',
    'filing accept concluded', 'filing return correction*', 'correction resubmit back', 'correction withdraw withdrawn',
  ],
  'product-pricing': ['paper submit ceiling', 'paper file priced', 'paper withdraw withdrawn', 'ceiling pass priced', 'ceiling return paper'],
  'exchange-listing': ['application submit examination', 'application withdraw withdrawn', 'examination accept listed', 'examination return application', 'examination decline not-listed'],
  'listing-change': ['application submit examination', 'application withdraw withdrawn', 'examination confirm changed', 'examination return application'],
  'operator-disclosure': ['drafting submit signing', 'drafting withdraw withdrawn', 'signing publish published', 'signing return drafting'],
  'bureau-disclosure': ['drafting submit signing', 'drafting withdraw withdrawn', 'signing publish published', 'signing return drafting'],
}
