import { describe, expect } from 'vitest'
import { formatVnd, say, vnd } from '../../src/kernel/index.ts'
import type { Procedure } from '../../src/modules/catalogue/index.ts'
import { aboutApplicant } from '../../src/modules/dossiers/pages/filing/counter/about-applicant.ts'
import { messagesIn } from '../../src/modules/dossiers/pages/filing/counter/messages.ts'
import { endBrowserAfterwards, journey } from '../support/journey.ts'
import { answer, signInAsOfficer } from '../support/journey-acts.ts'
import { codeOn } from '../support/journey-birth.ts'
import { demo, theProcedure } from '../support/journey-words.ts'

endBrowserAfterwards()

/** Certified copies: paid by the page, handed back on paper. */
const copies = asSpoken(theProcedure('2.000815'))

/** Its questions as the officer reads them. */
function asSpoken(procedure: Procedure): Procedure {
  return { ...procedure, form: aboutApplicant(procedure.form, new Map()) }
}

const student = {
  requesterName: 'Lý Tường Vy',
  requesterBirth: '2006-07-21',
  requesterNumber: '099306007215',
  requesterAddress: 'Ký túc xá, số 144, đường Xuân Thủy, phường Cầu Giấy, thành phố Hà Nội',
  requesterPhone: '0900000105',
  documentName: 'Bằng tốt nghiệp trung học phổ thông',
  documentIssuer: 'Sở Giáo dục và Đào tạo Hà Nội',
  pages: 3,
  copies: 2,
}

describe('walk-in to hand-over', () => {
  journey(
    'a student asks for certified copies at the counter, pays, and takes the paper home',
    async ({ site, words, someone }) => {
      const { filing, office } = words
      const counter = await someone()
      const said = messagesIn(counter.locale)
      await signInAsOfficer(counter, words, 'tiepnhan.badinh')

      // Without a card at hand the officer types who stands there, finds the procedure and what they ask for.
      await counter.visit('/office')
      await counter.follow(office.walkIn)
      await counter.press(said.noCard)
      await counter.press(said.saveAndAddProcedures)
      expect(await counter.errorSummary()).toMatchObject([{ leadsTo: 'fullName' }])
      await counter.fill(filing.fullName, student.requesterName)
      await counter.fill(filing.personalNumber, student.requesterNumber)
      await counter.fill(filing.phone, student.requesterPhone)
      await counter.press(said.saveAndAddProcedures)
      await counter.fill(said.searchLabel, 'sao y ban chinh')
      await counter.press(said.find)
      await counter.press(`${said.add}: ${say(copies.shortName ?? copies.name, counter.locale)}`)
      await answer(counter, copies, 'requester', student)
      await answer(counter, copies, 'document', student)
      await counter.press(said.saveAndCheck)
      expect(await counter.heading()).toBe(filing.checkTitle)
      // Two pages at 2.000, the third at 1.000, twice.
      await counter.see(formatVnd(vnd(10_000), counter.locale))
      await counter.tick(filing.declarationCheckCounter)
      await counter.press(said.fileAll(1))

      // The dossier is accepted on the spot; the receipt is printed.
      await counter.see(said.doneTitle(1))
      await counter.follow(said.printOne)
      const code = codeOn(counter)
      const receipt = await counter.download(said.pdfOf(code))
      expect(receipt).toMatchObject({ status: 200, mediaType: 'application/pdf' })

      const handler = await someone()
      await signInAsOfficer(handler, words, 'xuly.badinh')
      await handler.visit('/office')
      await handler.follow(code)
      await handler.press(office.actions.finishStep)
      await handler.fill(office.finish.conclusion, 'Bản chụp đúng với bản chính.')
      await handler.press(office.finish.button)
      await handler.press(office.actions.draftResult)
      await handler.choose(office.draft.legend, office.draft.granted)
      await handler.press(office.draft.button)

      site.clock.advance({ minutes: 30 })
      const leader = await someone()
      await signInAsOfficer(leader, words, 'lanhdao.badinh')
      await leader.visit(`/office/dossiers/${code}`)
      await leader.press(office.actions.sign)
      await leader.fill(office.sign.password, demo.password)
      await leader.press(office.sign.button)
      await leader.see(words.dossiers.states.result_ready)

      // Nothing is handed over before it is paid for.
      await counter.visit('/office?queue=return')
      await counter.follow(code)
      await counter.press(office.actions.recordPayment)
      await counter.press(office.payment.button)
      expect(await counter.errorSummary()).toEqual([{ message: office.payment.missing, leadsTo: 'receipt' }])
      await counter.fill(office.payment.receipt, 'BL-000123')
      await counter.press(office.payment.button)
      await counter.see(office.done.recordPayment)
      await counter.press(office.actions.handOver)
      expect(await counter.valueOf(office.handOver.to)).toBe(student.requesterName)
      await counter.press(office.handOver.button)
      await counter.see(office.done.handOver)
      await counter.see(words.dossiers.states.returned)
      await counter.see('BL-000123')

      const anyone = await someone()
      await anyone.visit(`/tra-cuu/${code}`)
      await anyone.see(words.tracking.stage_returned)
    },
  )
})
