import { beforeEach, describe, expect, test } from 'vitest'
import { passOverSilent } from '../../src/modules/dossiers/actions/consult.ts'
import { draftApology, noteLate } from '../../src/modules/dossiers/actions/lateness.ts'
import {
  type DossierAction,
  followUnits,
  recountDossier,
  verifyDossiers,
} from '../../src/modules/dossiers/index.ts'
import { dossierActions } from '../../src/modules/dossiers/rules/states.ts'
import { testApp } from '../support/app.ts'
import {
  type CaseInHand,
  caseworkIn,
  citizen,
  colleague,
  counter,
  handler,
  leader,
  ward,
} from '../support/casework.ts'
import { demo } from '../support/people.ts'

const monday = '2026-10-05T09:00+07:00'

/** A dossier that allows the action, who does it at once, with what, and the entry that must then stand there once. */
interface Race {
  readonly dossier: CaseInHand
  readonly by?: readonly [string, string]
  readonly body?: object
  /** What only the clock does: done by the module itself. */
  readonly clock?: () => Promise<unknown>
  readonly entry: string
}

describe('two at once', async () => {
  const site = await testApp({ at: monday })
  const { parts, clock } = site
  const { filed, accepted, signed, officer, paper } = caseworkIn(site)
  const by = (one: string, other = one) => [one, other] as const
  const reason = 'Theo đề nghị của người nộp hồ sơ.'
  const result = { kind: 'granted', text: 'Sửa chữ đệm.' }
  const licence = { procedure: '1.004884', channel: 'counter', returnBy: 'counter' } as const
  const atBranch = { channel: 'counter', counter: 'pasc-branch-01', returnBy: 'counter' } as const

  /** A calendar in which a storm has closed the offices on the day the result was owed. */
  const stormy = {
    ...parts,
    calendar: () =>
      parts.calendar().withChanges([
        {
          number: 1,
          id: 'storm',
          decree: { number: '1/QĐ', title: { vi: 'Bão', en: 'Storm' }, decidedOn: '2026-10-05' },
          content: { kind: 'closed', from: '2026-10-05', to: '2026-10-05', hours: [] },
          enteredAt: clock.now(),
          enteredBy: 'system',
        },
      ]),
  }

  const races: Record<DossierAction, () => Promise<Race>> = {
    requestSupplement: async () => ({
      dossier: await filed(),
      by: by(counter),
      body: { items: [{ component: 'birthNotice', reason: 'Ảnh mờ.' }] },
      entry: 'supplementRequested',
    }),
    supplement: async () => {
      const items = [{ component: 'birthNotice', reason: 'Ảnh mờ.' }]
      const dossier = await (await filed()).act(counter, 'requestSupplement', { items })
      const components = [{ key: 'birthNotice', files: [await paper()] }]
      return { dossier, by: by(citizen), body: { components }, entry: 'supplemented' }
    },
    refuse: async () => ({
      dossier: await filed(),
      by: by(counter),
      body: { reason, ground: 'Luật Hộ tịch, Điều 12' },
      entry: 'refused',
    }),
    accept: async () => ({ dossier: await filed(), by: by(counter), entry: 'accepted' }),
    withdraw: async () => ({
      dossier: await filed(),
      by: by(citizen, counter),
      body: { reason },
      entry: 'withdrawn',
    }),
    stop: async () => ({
      dossier: await accepted(),
      by: by(leader),
      body: { ground: 'courtOrder', reason },
      entry: 'stopped',
    }),
    recordPayment: async () => ({
      dossier: await accepted({ procedure: '2.000884', channel: 'counter', returnBy: 'counter' }),
      by: by(counter),
      body: { amount: 10_000, receipt: 'BL/26E 0000123' },
      entry: 'paymentRecorded',
    }),
    followUnits: async () => {
      const dossier = await accepted()
      const follow = () => followUnits(parts, dossier.code, { [ward]: 'ward-00008' })
      return { dossier, clock: follow, entry: 'unitsFollowed' }
    },
    note: async () => ({
      dossier: await accepted(),
      by: by(handler, colleague),
      body: { text: 'Gọi lại sau 14 giờ.' },
      entry: 'noted',
    }),
    takeUp: async () => ({ dossier: await accepted(), by: by(handler, colleague), entry: 'stepStarted' }),
    assign: async () => ({
      dossier: await accepted(),
      by: by(leader),
      body: { officer: (await officer(colleague)).id },
      entry: 'stepAssigned',
    }),
    release: async () => ({
      dossier: await (await accepted()).act(handler, 'takeUp'),
      by: by(handler, leader),
      entry: 'stepReleased',
    }),
    takeOver: async () => ({
      dossier: await (await accepted()).act(handler, 'takeUp'),
      by: by(colleague),
      entry: 'stepAssigned',
    }),
    consult: async () => ({
      dossier: await accepted(),
      by: by(handler, colleague),
      body: asking(2),
      entry: 'consultationAsked',
    }),
    passOver: async () => {
      const dossier = await (await accepted()).act(handler, 'consult', asking(1))
      clock.advance({ hours: 24 * 3 })
      return { dossier, clock: () => passOverSilent(parts, dossier.code), entry: 'consultationSilent' }
    },
    finishStep: async () => ({
      dossier: await accepted(),
      by: by(handler, colleague),
      body: { conclusion: 'Đủ điều kiện.' },
      entry: 'stepFinished',
    }),
    pause: async () => ({
      dossier: await accepted(licence),
      by: by(handler, colleague),
      body: { ground: 'agency' },
      entry: 'pauseOpened',
    }),
    resume: async () => ({
      dossier: await (await accepted(licence)).act(handler, 'pause', { ground: 'agency' }),
      by: by(handler, colleague),
      body: { ground: 'agency' },
      entry: 'pauseEnded',
    }),
    extend: async () => ({
      dossier: await accepted({ procedure: '2.000815', channel: 'counter', returnBy: 'counter' }),
      by: by(leader),
      body: { key: 'manyPages' },
      entry: 'extended',
    }),
    draftApology: async () => {
      const dossier = await accepted()
      clock.set('2026-10-05T16:30+07:00')
      return { dossier, clock: () => draftApology(parts, dossier.code), entry: 'apologyDrafted' }
    },
    apologise: async () => ({
      dossier: await accepted(),
      by: by(leader),
      body: { newDate: '2026-10-07T10:00:00Z', reason },
      entry: 'apologised',
    }),
    noteLate: async () => ({ ...(await overdue(noteLate)), entry: 'becameLate' }),
    explainDelay: async () => {
      const { dossier } = await overdue(noteLate)
      await noteLate(parts, dossier.code)
      const body = { cause: 'workload', task: 'Phân công lại.', taskBy: '2026-10-20' }
      return { dossier, by: by(leader), body, entry: 'delayExplained' }
    },
    recount: async () => {
      const dossier = await accepted()
      return { dossier, clock: () => recountDossier(stormy, dossier.code, '1/QĐ'), entry: 'promiseMoved' }
    },
    putRight: async () => ({
      dossier: await accepted(),
      by: by(counter, leader),
      body: { reason, applicant: { fullName: 'Trịnh Thị Mai Hoà' } },
      entry: 'putRight',
    }),
    sendPapers: async () => ({
      dossier: await accepted(atBranch),
      by: by('tiepnhan.cn1'),
      body: { batch: 'B-01' },
      entry: 'papersSent',
    }),
    receivePapers: async () => ({
      dossier: await (await accepted(atBranch)).act('tiepnhan.cn1', 'sendPapers', { batch: 'B-01' }),
      by: by(handler, counter),
      entry: 'papersReceived',
    }),
    draftResult: async () => ({
      dossier: await (await accepted()).upTo('draft'),
      by: by(handler, colleague),
      body: { kind: 'granted' },
      entry: 'resultDrafted',
    }),
    sendBack: async () => ({
      dossier: await (await accepted()).upTo('sign'),
      by: by(leader),
      body: { reason },
      entry: 'sentBack',
    }),
    sign: async () => ({
      dossier: await (await accepted()).upTo('sign'),
      by: by(leader),
      body: { password: demo.password },
      entry: 'resultSigned',
    }),
    handOver: async () => ({
      dossier: await signed({ returnBy: 'counter' }),
      by: by(counter),
      body: { to: 'Trịnh Thị Mai Hoa' },
      entry: 'handedOver',
    }),
    post: async () => ({
      dossier: await signed({ returnBy: 'post' }),
      by: by(counter),
      body: { bundle: 'P-01', tracking: 'EA123456789VN', cashOnDelivery: 0 },
      entry: 'posted',
    }),
    askWithdrawal: async () => ({
      dossier: await accepted(),
      by: by(citizen, counter),
      body: { reason },
      entry: 'withdrawalAsked',
    }),
    cancelWithdrawal: async () => ({
      dossier: await (await accepted()).act(citizen, 'askWithdrawal', { reason }),
      by: by(citizen, counter),
      entry: 'withdrawalCancelled',
    }),
    confirmWithdrawal: async () => ({
      dossier: await (await accepted()).act(citizen, 'askWithdrawal', { reason }),
      by: by(counter, leader),
      entry: 'withdrawn',
    }),
    correctResult: async () => ({
      dossier: await signed(),
      by: by(handler, leader),
      body: { reason, words: result },
      entry: 'correctionDrafted',
    }),
    signCorrection: async () => ({
      dossier: await (await signed()).act(handler, 'correctResult', { reason, words: result }),
      by: by(leader),
      body: { password: demo.password },
      entry: 'resultCorrected',
    }),
    reissue: async () => ({
      dossier: await signed(),
      by: by(counter),
      body: { reason, to: 'Trịnh Thị Mai Hoa' },
      entry: 'reissued',
    }),
  }

  function asking(workingDays: number) {
    return {
      units: ['dept-stp'],
      question: 'Có thông tin gì thêm không?',
      within: { workingDays },
      silence: { means: 'report' },
    }
  }

  async function overdue(perform: typeof noteLate) {
    const dossier = await accepted()
    clock.set('2026-10-06T09:00+07:00')
    return { dossier, clock: () => perform(parts, dossier.code) }
  }

  beforeEach(() => clock.set(monday))

  /** What may lawfully be done a second time by whoever has read what the first did. */
  const repeatable = ['note', 'consult', 'assign', 'reissue']

  test.each(dossierActions.map(action => [action]))(
    '%s: one does it, the other is told, the record holds it once',
    async action => {
      const { dossier, by: people, body, clock: byClock, entry } = await races[action]()
      const { seq } = await dossier.now()
      const before = await dossier.count(entry)
      let second: string | undefined
      if (people === undefined) await Promise.allSettled([byClock?.(), byClock?.()])
      else {
        const answers = await Promise.all(people.map(who => dossier.send(who, action, body, seq)))
        expect(answers.map(({ status }) => status).sort(), JSON.stringify(answers)).toEqual([200, 409])
        const lost = answers.findIndex(({ status }) => status === 409)
        expect(answers[lost]?.body).toMatchObject({ code: 'stale', seq: (await dossier.now()).seq })
        second = people[lost]
      }
      expect(await dossier.count(entry)).toBe(before + 1)
      if (second === undefined) return
      const again = await dossier.send(second, action, body)
      const refused = { status: 409, body: { because: expect.any(String) } }
      expect(again).toMatchObject(repeatable.includes(action) ? { status: 200 } : refused)
    },
  )

  test('what they leave behind is whole', async () => {
    expect((await verifyDossiers(parts.db)).faults).toEqual([])
  })
})
