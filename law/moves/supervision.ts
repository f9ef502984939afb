import type { Party } from '../parties.ts'

/** The moves of the procedures of supervision, as `moves.test.ts` reads them: step, who acts, what they may do, and what they may not. */
export const supervisionMoves: { readonly [procedure: string]: readonly (readonly [string, Party, string, string])[] } = {
  inspection: [
    ['notice', 'registrar', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['notice', 'data-bureau', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['notice', 'finance-bureau', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['inspecting', 'registrar', 'file', 'submit resubmit accept pass publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['inspecting', 'data-bureau', 'file', 'submit resubmit accept pass publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['inspecting', 'finance-bureau', 'file', 'submit resubmit accept pass publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['statement', 'operator', 'submit', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['statement', 'developer', 'submit', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['statement', 'producer', 'submit', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['statement', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['decision', 'registrar', 'confirm return', 'submit resubmit accept pass file publish decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['decision', 'data-bureau', 'confirm return', 'submit resubmit accept pass file publish decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['decision', 'finance-bureau', 'confirm return', 'submit resubmit accept pass file publish decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['rectifying', 'operator', 'submit', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['rectifying', 'developer', 'submit', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['rectifying', 'producer', 'submit', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['rectifying', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['recheck', 'registrar', 'confirm return refuse', 'submit resubmit accept pass file publish decline uphold dismiss object withdraw lapse side-ended overtake'],
    ['recheck', 'data-bureau', 'confirm return refuse', 'submit resubmit accept pass file publish decline uphold dismiss object withdraw lapse side-ended overtake'],
    ['recheck', 'finance-bureau', 'confirm return refuse', 'submit resubmit accept pass file publish decline uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  incident: [
    ['reporting', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['handling', 'operator', 'submit', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['confirming', 'registrar', 'confirm return', 'submit resubmit accept pass file publish decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  'risk-assessment': [
    ['assessing', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['receiving', 'registrar', 'accept return', 'submit resubmit pass file publish confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  'annual-report': [
    ['drafting', 'producer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['confirming', 'producer', 'confirm return', 'submit resubmit accept pass file publish decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['receiving', 'data-bureau', 'accept return', 'submit resubmit pass file publish confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  dispute: [
    ['claim', 'producer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['claim', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['claim', 'developer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['claim', 'exchange', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['claim', 'finance-bureau', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['negotiation', 'producer', 'submit', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['negotiation', 'operator', 'submit', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['negotiation', 'developer', 'submit', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['negotiation', 'exchange', 'submit', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['negotiation', 'finance-bureau', 'submit', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['negotiation', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['settling', 'producer', 'submit object resubmit withdraw', 'accept pass file publish confirm return decline refuse uphold dismiss lapse side-ended overtake'],
    ['settling', 'operator', 'submit object resubmit withdraw', 'accept pass file publish confirm return decline refuse uphold dismiss lapse side-ended overtake'],
    ['settling', 'developer', 'submit object resubmit withdraw', 'accept pass file publish confirm return decline refuse uphold dismiss lapse side-ended overtake'],
    ['settling', 'exchange', 'submit object resubmit withdraw', 'accept pass file publish confirm return decline refuse uphold dismiss lapse side-ended overtake'],
    ['settling', 'finance-bureau', 'submit object resubmit withdraw', 'accept pass file publish confirm return decline refuse uphold dismiss lapse side-ended overtake'],
    ['settling', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['mediation', 'data-bureau', 'confirm return', 'submit resubmit accept pass file publish decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['outside', 'producer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['outside', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['outside', 'developer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['outside', 'exchange', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['outside', 'finance-bureau', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
  ],
  interpretation: [
    ['asking', 'producer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['asking', 'sector-authority', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['asking', 'law-firm', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['asking', 'valuer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['asking', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['asking', 'developer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['asking', 'exchange', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['asking', 'registrar', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['asking', 'sasac', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['asking', 'cyberspace-office', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['asking', 'police', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['drafting', 'data-bureau', 'file refuse', 'submit resubmit accept pass publish confirm return decline uphold dismiss object withdraw lapse side-ended overtake'],
    ['deciding', 'data-bureau', 'pass return', 'submit resubmit accept file publish confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['deciding', 'finance-bureau', 'pass return', 'submit resubmit accept file publish confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  'parameter-change': [
    ['proposal', 'data-bureau', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['deciding', 'data-bureau', 'pass return', 'submit resubmit accept file publish confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['deciding', 'finance-bureau', 'pass return', 'submit resubmit accept file publish confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
}

/** Where their acts lead. */
export const supervisionTargets: { readonly [procedure: string]: readonly string[] } = {
  inspection: [
    'notice submit inspecting', 'notice withdraw withdrawn', 'inspecting file statement', 'statement submit decision', 'statement lapse decision', 'decision confirm clean',
    'decision return rectifying', 'rectifying submit recheck', 'rectifying lapse recheck', 'recheck confirm rectified', 'recheck return rectifying', 'recheck refuse unrectified',
  ],
  incident: [
    'reporting submit handling', 'reporting withdraw withdrawn', 'handling submit confirming', 'confirming confirm closed', 'confirming return handling',
  ],
  'risk-assessment': [
    'assessing submit receiving', 'assessing withdraw withdrawn', 'receiving accept received', 'receiving return assessing',
  ],
  'annual-report': [
    'drafting submit confirming', 'drafting withdraw withdrawn', 'confirming confirm receiving', 'confirming return drafting', 'receiving accept received', 'receiving return drafting',
  ],
  dispute: [
    'claim submit negotiation', 'claim withdraw dropped', 'negotiation submit settling', 'negotiation lapse settling', 'settling submit settled', 'settling object mediation',
    'settling resubmit outside', 'settling withdraw withdrawn', 'settling lapse lapsed', 'mediation confirm settled', 'mediation return settling', 'outside submit decided',
    'outside withdraw withdrawn',
  ],
  interpretation: [
    'asking submit drafting', 'asking withdraw withdrawn', 'drafting file deciding', 'drafting refuse declined', 'deciding pass decided', 'deciding return drafting',
  ],
  'parameter-change': [
    'proposal submit deciding', 'proposal withdraw withdrawn', 'deciding pass decided', 'deciding return proposal',
  ],
}
