import { componentsAskedFor } from '../modules/catalogue/index.ts'
import {
  acceptDossier,
  addNote,
  apologise,
  askOpinions,
  askWithdrawal,
  assignStep,
  cancelWithdrawal,
  completeFiling,
  confirmWithdrawal,
  correctResult,
  draftResult,
  explainDelay,
  extendTimeLimit,
  finishStep,
  handOverResult,
  openSteps,
  pauseClock,
  putRight,
  receivePapers,
  recordPayment,
  refuseDossier,
  reissueResult,
  requestSupplement,
  resumeClock,
  sendBackDraft,
  sendPapers,
  signCorrection,
  signResult,
  stopDossier,
  takeUpStep,
  withdraw,
} from '../modules/dossiers/index.ts'
import type { Story } from './agenda.ts'
import type { Hand, World } from './hand.ts'

/** What may become of a dossier; more of some, fewer of others, as in a city. */
export interface Fate {
  readonly name: string
  readonly weight: number
  /** Told only of dossiers it fits. */
  readonly fits?: (hand: Hand) => boolean
  readonly tell: (hand: Hand, world: World) => Story
}

export const fates: readonly Fate[] = [
  { name: 'straight', weight: 46, tell: straight },
  { name: 'supplement at filing', weight: 7, fits: isOnline, tell: supplementAtFiling },
  { name: 'supplement in progress', weight: 7, tell: supplementInProgress },
  { name: 'supplement never answered', weight: 3, fits: isOnline, tell: neverAnswered },
  { name: 'demand beyond the list', weight: 2, fits: isOnline, tell: beyondTheList },
  { name: 'refused', weight: 3, fits: isOnline, tell: refused },
  { name: 'negative decision', weight: 4, tell: negative },
  { name: 'withdrawn before acceptance', weight: 2, fits: isOnline, tell: withdrawnEarly },
  { name: 'withdrawn in progress', weight: 3, tell: withdrawnLate },
  { name: 'thought better of it', weight: 1, tell: wentOnAfterAll },
  { name: 'stopped by a court', weight: 1, tell: stoppedByCourt },
  { name: 'forgotten on a desk', weight: 6, tell: forgotten },
  { name: 'opinions asked for', weight: 4, tell: consulted },
  { name: 'sent back once', weight: 4, tell: sentBack },
  { name: 'paused on a ground', weight: 3, tell: paused },
  { name: 'extended by law', weight: 2, tell: extended },
  { name: 'name put right', weight: 2, tell: namePutRight },
  { name: 'result corrected', weight: 2, tell: corrected },
  { name: 'paper issued again', weight: 1, tell: reissued },
]

function isOnline(hand: Hand): boolean {
  return hand.dossier.channel === 'online'
}

/** So long until somebody gets round to it, in working minutes of the authority. */
function wait({ deps, chance }: World, hand: Hand, least: number, most: number): Temporal.Instant {
  const calendar = deps.calendar().projected
  return calendar.add(deps.clock.now(), chance.between(least, most), hand.dossier.competentAuthority)
}

async function* answered(hand: Hand, world: World): Story {
  if (hand.dossier.state !== 'filed') return
  yield wait(world, hand, 20, 400)
  await hand.act('accept', hand.counter, (deps, acting) => acceptDossier(deps, acting))
}

/** Every step in its turn until the leader's desk is reached. */
async function* worked(hand: Hand, world: World, kind: 'granted' | 'refused' = 'granted'): Story {
  for (let turn = 0; turn < 40; turn += 1) {
    const dossier = await hand.look()
    const step = openSteps(dossier).find(({ kind: each }) => each !== 'sign')
    if (dossier.state !== 'in_progress' || step === undefined) return
    yield wait(world, hand, 10, paceOf(hand))
    const [open] = openSteps(await hand.look()).filter(({ kind: each }) => each !== 'sign')
    const actor =
      open &&
      (world.town.holders(open.unit, open.role).find(({ id }) => id === open.officer) ??
        world.town.holder(open.unit, open.role))
    if (open === undefined) continue
    const moved = await hand.act(open.kind, actor, (deps, acting) =>
      open.kind === 'draft'
        ? draftResult(
            deps,
            { ...acting, step: open.key },
            { kind, text: kind === 'refused' ? 'Không đủ điều kiện theo quy định' : '' },
          )
        : finishStep(deps, { ...acting, step: open.key }, 'Hồ sơ đủ điều kiện để làm bước tiếp theo.'),
    )
    if (!moved) yield wait(world, hand, 60, 240)
  }
}

/** A matter of some days is taken up within hours, one of the same day within minutes. */
function paceOf(hand: Hand): number {
  const limit = hand.dossier.acceptance?.timeLimit
  return limit !== undefined && 'workingDays' in limit ? limit.workingDays * 110 : 40
}

async function* signed(hand: Hand, world: World): Story {
  yield wait(world, hand, 5, paceOf(hand))
  await hand.look()
  for (const step of openSteps(hand.dossier).filter(({ kind }) => kind === 'sign')) {
    const leader = world.town.holder(step.unit, step.role)
    await hand.act('sign', leader, (deps, acting) => signResult(deps, { ...acting, step: step.key }, ''))
  }
}

async function* given(hand: Hand, world: World): Story {
  yield wait(world, hand, 30, 600)
  const { fee } = await hand.look()
  if (fee.total !== null && fee.total > 0 && fee.paid === undefined) {
    const payment = { amount: fee.total, receipt: `BL ${hand.dossier.code.slice(-4)}` }
    await hand.act('recordPayment', hand.counter, (deps, acting) => recordPayment(deps, acting, payment))
  }
  if (hand.dossier.state !== 'result_ready') return
  await hand.act('handOver', hand.counter, (deps, acting) => handOverResult(deps, acting, 'Người nộp'))
}

/** Papers that have to travel do, with the list of the day. */
async function* papersMoved(hand: Hand, world: World): Story {
  const { receivingUnit, competentAuthority } = hand.dossier
  if (receivingUnit === competentAuthority) return
  const batch = `${receivingUnit}-${world.deps.clock.now().toString().slice(0, 10)}`
  await hand.act('sendPapers', hand.counter, (deps, acting) => sendPapers(deps, acting, batch))
  yield wait(world, hand, 60, 300)
  const receiver = world.town.holder(competentAuthority, 'handlingOfficer')
  await hand.act('receivePapers', receiver, (deps, acting) => receivePapers(deps, acting, batch))
}

async function* straight(hand: Hand, world: World): Story {
  yield* answered(hand, world)
  if (hand.dossier.channel === 'counter') yield* papersMoved(hand, world)
  await assignedNow(hand, world)
  yield* worked(hand, world)
  yield* signed(hand, world)
  yield* given(hand, world)
}

/** Some leaders give the work out by hand. */
async function assignedNow(hand: Hand, world: World): Promise<void> {
  const [step] = openSteps(hand.dossier)
  if (step === undefined || !world.chance.percent(10)) return
  const officer = world.chance.one(world.town.holders(step.unit, step.role))
  await hand.act('assign', world.town.holder(step.unit, 'leader'), (deps, acting) =>
    assignStep(deps, acting, officer.id.slice('officer:'.length)),
  )
}

function wantedOf(hand: Hand, { deps }: World) {
  const { code, version } = hand.dossier.procedure
  const [component] = componentsAskedFor(deps.catalogue.version(code, version), {})
  return [{ component: component?.key ?? '', reason: 'Bản chụp mờ, không đọc được số.' }]
}

async function completed(hand: Hand, world: World): Promise<void> {
  const sender = hand.applicant
  const file = await world.town.fileOf(sender.id)
  const asked = (hand.dossier.supplement?.items ?? []).map(({ component }) => component)
  await hand.act('supplement', sender, (deps, acting) =>
    completeFiling(deps, acting, { components: asked.map(key => ({ key, files: [file] })) }),
  )
}

async function* supplementAtFiling(hand: Hand, world: World): Story {
  yield wait(world, hand, 30, 300)
  const wanted = wantedOf(hand, world)
  await hand.act('requestSupplement', hand.counter, (deps, acting) => requestSupplement(deps, acting, wanted))
  yield wait(world, hand, 200, 2_000)
  await completed(hand, world)
  yield* straight(hand, world)
}

async function* supplementInProgress(hand: Hand, world: World): Story {
  yield* answered(hand, world)
  yield wait(world, hand, 20, 200)
  await hand.look()
  const wanted = wantedOf(hand, world)
  await hand.act('requestSupplement', hand.handler, (deps, acting) => requestSupplement(deps, acting, wanted))
  yield wait(world, hand, 300, 2_500)
  await hand.look()
  await completed(hand, world)
  yield* worked(hand, world)
  yield* signed(hand, world)
  yield* given(hand, world)
}

async function* neverAnswered(hand: Hand, world: World): Story {
  yield wait(world, hand, 30, 300)
  const wanted = wantedOf(hand, world)
  await hand.act('requestSupplement', hand.counter, (deps, acting) => requestSupplement(deps, acting, wanted))
}

async function* beyondTheList(hand: Hand, world: World): Story {
  yield wait(world, hand, 30, 200)
  const demand = [{ component: 'bankStatement', reason: 'Nộp thêm sao kê.' }]
  await hand.act('requestSupplement', hand.counter, (deps, acting) => requestSupplement(deps, acting, demand))
  yield* straight(hand, world)
}

async function* refused(hand: Hand, world: World): Story {
  yield wait(world, hand, 30, 400)
  const why = {
    reason: 'Hồ sơ nộp trùng với hồ sơ đã tiếp nhận.',
    ground: 'Nghị định 118/2025/NĐ-CP, Điều 17',
  }
  await hand.act('refuse', hand.counter, (deps, acting) => refuseDossier(deps, acting, why))
}

async function* negative(hand: Hand, world: World): Story {
  yield* answered(hand, world)
  yield* worked(hand, world, 'refused')
  yield* signed(hand, world)
  yield* given(hand, world)
}

async function* withdrawnEarly(hand: Hand, world: World): Story {
  yield wait(world, hand, 5, 60)
  await hand.act('withdraw', hand.applicant, (deps, acting) => withdraw(deps, acting, 'Nộp nhầm thủ tục.'))
}

async function* withdrawnLate(hand: Hand, world: World): Story {
  yield* answered(hand, world)
  yield wait(world, hand, 20, 200)
  await hand.act('askWithdrawal', hand.applicant, (deps, acting) =>
    askWithdrawal(deps, acting, 'Không còn nhu cầu.'),
  )
  yield wait(world, hand, 60, 400)
  await hand.act('confirmWithdrawal', hand.counter, confirmWithdrawal)
}

async function* wentOnAfterAll(hand: Hand, world: World): Story {
  yield* answered(hand, world)
  await hand.act('askWithdrawal', hand.applicant, (deps, acting) =>
    askWithdrawal(deps, acting, 'Để xem lại.'),
  )
  yield wait(world, hand, 30, 120)
  await hand.act('cancelWithdrawal', hand.applicant, cancelWithdrawal)
  yield* worked(hand, world)
  yield* signed(hand, world)
  yield* given(hand, world)
}

async function* stoppedByCourt(hand: Hand, world: World): Story {
  yield* answered(hand, world)
  yield wait(world, hand, 60, 300)
  const why = { ground: 'courtOrder' as const, reason: 'Quyết định áp dụng biện pháp khẩn cấp tạm thời.' }
  await hand.act('stop', hand.leader, (deps, acting) => stopDossier(deps, acting, why))
}

/** Nobody looks at it until long after its date: the clock drafts the apology, notes the lateness; the leader answers for it. */
async function* forgotten(hand: Hand, world: World): Story {
  yield* answered(hand, world)
  await hand.act('takeUp', hand.handler, takeUpStep)
  const calendar = world.deps.calendar().projected
  const due = Temporal.Instant.from(hand.dossier.due?.at ?? hand.dossier.filedAt)
  yield calendar.subtract(due, world.chance.between(60, 300), hand.dossier.competentAuthority)
  yield* sorry(hand, world)
  yield calendar.add(due, world.chance.between(200, 1_400), hand.dossier.competentAuthority)
  yield* sorry(hand, world)
  const taskBy = world.deps.clock.now().toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate().add({ days: 7 })
  const delay = { cause: 'workload' as const, task: 'Bố trí thêm người, rà soát hằng ngày.', taskBy }
  await hand.act('explainDelay', hand.leader, (deps, acting) => explainDelay(deps, acting, delay))
  yield* worked(hand, world)
  yield* signed(hand, world)
  yield* given(hand, world)
}

async function* sorry(hand: Hand, world: World): Story {
  const { apology } = await hand.look()
  if (apology === undefined || apology.sent !== undefined) return
  yield wait(world, hand, 10, 60)
  const newDate = Temporal.Instant.from(apology.proposed)
  const letter = { newDate, reason: 'Cơ quan chưa bố trí kịp người xử lý.' }
  await hand.act('apologise', hand.leader, (deps, acting) => apologise(deps, acting, letter))
}

async function* consulted(hand: Hand, world: World): Story {
  yield* answered(hand, world)
  await hand.look()
  const others = world.town.units.filter(unit => unit !== hand.dossier.competentAuthority).slice(0, 2)
  const asking = {
    units: others,
    question: 'Đề nghị cho biết ý kiến về tình trạng cư trú.',
    within: { workingHours: 8 },
    silence: { means: 'report' as const },
  }
  await hand.act('consult', hand.handler, (deps, acting) => askOpinions(deps, acting, asking))
  yield wait(world, hand, 60, 300)
  await hand.look()
  const first = openSteps(hand.dossier).find(({ askedBy }) => askedBy !== undefined)
  if (first !== undefined)
    await hand.act('answerConsultation', world.town.holder(first.unit, first.role), (deps, acting) =>
      finishStep(deps, { ...acting, step: first.key }, 'Không có ý kiến khác.'),
    )
  // The other keeps silent until its time is over.
  yield wait(world, hand, 700, 900)
  yield* worked(hand, world)
  yield* signed(hand, world)
  yield* given(hand, world)
}

async function* sentBack(hand: Hand, world: World): Story {
  yield* answered(hand, world)
  yield* worked(hand, world)
  yield wait(world, hand, 10, 100)
  await hand.act('sendBack', hand.leader, (deps, acting) => sendBackDraft(deps, acting, 'Ghi rõ căn cứ.'))
  yield* worked(hand, world)
  yield* signed(hand, world)
  yield* given(hand, world)
}

async function* paused(hand: Hand, world: World): Story {
  yield* answered(hand, world)
  const grounds = ['payment', 'agency', 'inspection'] as const
  for (const ground of grounds) {
    if (
      !(await hand.act(`pause ${ground}`, hand.handler, (deps, acting) => pauseClock(deps, acting, ground)))
    )
      continue
    yield wait(world, hand, 300, 1_500)
    await hand.act(`resume ${ground}`, hand.handler, (deps, acting) => resumeClock(deps, acting, ground))
  }
  const note = { text: 'Đã đối chiếu với sổ gốc.' }
  await hand.act('note', hand.handler, (deps, acting) => addNote(deps, acting, note))
  yield* worked(hand, world)
  yield* signed(hand, world)
  yield* given(hand, world)
}

async function* extended(hand: Hand, world: World): Story {
  yield* answered(hand, world)
  yield wait(world, hand, 5, 30)
  const { code, version } = hand.dossier.procedure
  for (const { key } of world.deps.catalogue.version(code, version).extensions ?? [])
    await hand.act('extend', hand.leader, (deps, acting) => extendTimeLimit(deps, acting, key))
  yield* worked(hand, world)
  yield* signed(hand, world)
  yield* given(hand, world)
}

async function* namePutRight(hand: Hand, world: World): Story {
  yield* answered(hand, world)
  yield wait(world, hand, 10, 100)
  const righted = { reason: 'Ghi sai tên đệm khi tiếp nhận.', applicant: { fullName: 'Lý Ngọc Thực Hành' } }
  await hand.act('putRight', hand.counter, (deps, acting) => putRight(deps, acting, righted))
  yield* worked(hand, world)
  yield* signed(hand, world)
  yield* given(hand, world)
}

async function* corrected(hand: Hand, world: World): Story {
  yield* straight(hand, world)
  yield wait(world, hand, 200, 1_000)
  const handler = world.town.holder(hand.dossier.competentAuthority, 'handlingOfficer')
  const correction = { reason: 'Sai lỗi chính tả.', words: { kind: 'granted' as const, text: '' } }
  await hand.act('correctResult', handler, (deps, acting) => correctResult(deps, acting, correction))
  yield wait(world, hand, 60, 300)
  await hand.act('signCorrection', hand.leader, (deps, acting) => signCorrection(deps, acting, ''))
  yield* given(hand, world)
}

async function* reissued(hand: Hand, world: World): Story {
  yield* straight(hand, world)
  yield wait(world, hand, 500, 2_000)
  const again = { reason: 'Làm mất bản giấy.', to: 'Người nộp' }
  await hand.act('reissue', hand.counter, (deps, acting) => reissueResult(deps, acting, again))
}
