import { randomUUID } from 'node:crypto'
import {
  everybody,
  firms,
  notSupervising,
  ofAdministrator,
  ofDuty,
  ofHolder,
  onlySignedIn,
  outside,
  producers,
  signedIn,
} from './matrix-groups.ts'
import type { Line } from './matrix-table.ts'

/** Those who supervise before, during and after (§7.2). */
const ofSignals = {
  200: 'bureau registrar finance cyber police',
  404: `${producers} sector ${notSupervising} ${firms} ${outside}`,
  401: 'public',
}

/** What is asked of supervision by everybody: inspections, incidents, reports, disputes, rulings, signals. */
export const ofOversight = {
  askForEnd: {
    ask: () => ({
      params: { id: randomUUID() },
      body: { endedOn: '1999-12-31', ground: '矩阵', successorId: null, untilOn: '1999-12-31' },
    }),
    gets: { 422: 'administrator', 404: ofAdministrator[404], 401: 'public' },
  },
  readHangings: { ask: () => ({ params: { id: randomUUID() } }), gets: { 404: signedIn, 401: 'public' } },
  listProgrammes: { gets: onlySignedIn },
  programmesExcel: { gets: onlySignedIn },
  readProgramme: { ask: () => ({ params: { id: randomUUID() } }), gets: { 404: signedIn, 401: 'public' } },
  addProgramme: {
    ask: (_, who) => ({
      body: {
        title: '矩阵检查计划',
        party: 'operator',
        focus: ['abuse'],
        beginsOn: '2026-01-01',
        endsOn: '2026-12-31',
        sample: 1,
        key: `matrix-${who}`,
      },
    }),
    gets: { 200: 'bureau registrar finance', 404: `${producers} sector cyber police ${notSupervising} ${firms} ${outside}`, 401: 'public' },
  },
  drawProgramme: { ask: () => ({ params: { id: randomUUID() } }), gets: { 404: signedIn, 401: 'public' } },
  listDraws: { ask: () => ({ params: { id: randomUUID() } }), gets: { 404: signedIn, 401: 'public' } },
  drawsExcel: { ask: () => ({ params: { id: randomUUID() } }), gets: { 404: signedIn, 401: 'public' } },
  listInspections: { gets: onlySignedIn },
  inspectionsExcel: { gets: onlySignedIn },
  listIncidents: { gets: onlySignedIn },
  incidentsExcel: { gets: onlySignedIn },
  readIncident: { ask: () => ({ params: { id: randomUUID() } }), gets: { 404: signedIn, 401: 'public' } },
  reportIncident: {
    ask: () => ({
      params: { id: randomUUID() },
      body: { kind: 'progress', body: '矩阵续报', toldAt: new Date().toISOString(), key: 'matrix-key' },
    }),
    gets: { 404: signedIn, 401: 'public' },
  },
  listAssessments: { gets: onlySignedIn },
  assessmentsExcel: { gets: onlySignedIn },
  listReports: { gets: ofDuty },
  reportsExcel: { gets: ofDuty },
  listDisputes: { gets: onlySignedIn },
  disputesExcel: { gets: onlySignedIn },
  caseEvidence: { ask: (o) => ({ params: { id: o.kase } }), gets: ofHolder },
  listRulings: { gets: { 200: everybody } },
  rulingsExcel: { gets: { 200: everybody } },
  listParameters: { gets: onlySignedIn },
  parametersExcel: { gets: onlySignedIn },
  readParameterEffect: {
    ask: () => ({ query: { choice: 'review-deadline', value: 15 } }),
    gets: { 200: 'bureau finance', 404: `${producers} registrar sector cyber police ${notSupervising} ${firms} ${outside}`, 401: 'public' },
  },
  listMeetings: { gets: onlySignedIn },
  meetingsExcel: { gets: onlySignedIn },
  addMeeting: {
    ask: (_, who) => ({
      body: { title: '矩阵联络会议', metOn: '2026-01-01', participants: '两局', decisions: '议定事项若干', key: `matrix-${who}` },
    }),
    gets: { 200: 'bureau finance', 404: `${producers} registrar sector cyber police ${notSupervising} ${firms} ${outside}`, 401: 'public' },
  },
  readSignals: { gets: ofSignals },
  listSignals: { gets: ofSignals },
  signalsExcel: { gets: ofSignals },
} as const satisfies { readonly [route: string]: Line }
