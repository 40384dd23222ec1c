import { describe, expect } from 'vitest'
import { say } from '../../src/kernel/index.ts'
import type { Procedure } from '../../src/modules/catalogue/index.ts'
import { findPublic } from '../../src/modules/dossiers/index.ts'
import { aboutApplicant } from '../../src/modules/dossiers/pages/filing/counter/about-applicant.ts'
import { messagesIn } from '../../src/modules/dossiers/pages/filing/counter/messages.ts'
import { endBrowserAfterwards, journey } from '../support/journey.ts'
import { answer, signInAsOfficer } from '../support/journey-acts.ts'
import { codeOn } from '../support/journey-birth.ts'
import { demo, theProcedure } from '../support/journey-words.ts'

endBrowserAfterwards()

const copies = asSpoken(theProcedure('2.000815'))

/** Its questions as the officer reads them. */
function asSpoken(procedure: Procedure): Procedure {
  return { ...procedure, form: aboutApplicant(procedure.form, new Map()) }
}

const applicant = {
  requesterName: 'Lý Tường Vy',
  requesterBirth: '2006-07-21',
  requesterNumber: '099306007215',
  requesterAddress: 'Số 144, đường Xuân Thủy, phường Cầu Giấy, thành phố Hà Nội',
  requesterPhone: '0900000105',
  documentName: 'Bằng tốt nghiệp trung học phổ thông',
  documentIssuer: 'Sở Giáo dục và Đào tạo Hà Nội',
  pages: 2,
  copies: 1,
}

const friday = { vi: 'Thứ Sáu Xanh', en: 'Green Friday' }

describe('Green Friday', () => {
  journey(
    'a certified copy asked for on a Friday is in hand within its hour',
    async ({ site, words, someone }) => {
      site.clock.set('2026-10-09T09:00+07:00')
      const { filing, office } = words
      const counter = await someone()
      const said = messagesIn(counter.locale)
      const lane = friday[counter.locale]

      // Anybody reads of the lane before they come.
      await counter.visit(`/thu-tuc/${copies.code}`)
      await counter.see(lane)

      await signInAsOfficer(counter, words, 'tiepnhan.badinh')
      await counter.visit('/office/walk-in')
      await counter.press(said.noCard)
      await counter.fill(filing.fullName, applicant.requesterName)
      await counter.fill(filing.personalNumber, applicant.requesterNumber)
      await counter.fill(filing.phone, applicant.requesterPhone)
      await counter.press(said.saveAndAddProcedures)
      await counter.fill(said.searchLabel, 'sao y ban chinh')
      await counter.press(said.find)
      await counter.press(`${said.add}: ${say(copies.shortName ?? copies.name, counter.locale)}`)
      await answer(counter, copies, 'requester', applicant)
      await answer(counter, copies, 'document', applicant)
      await counter.press(said.saveAndCheck)
      await counter.tick(filing.declarationCheckCounter)
      await counter.press(said.fileAll(1))

      // The counter sees which lane it rides and how much of the hour is left.
      await counter.see(lane)
      await counter.follow(said.printOne)
      const code = codeOn(counter)
      const accepted = await findPublic(site.parts.db, code)
      expect(accepted?.acceptance?.lane?.dueAt).toBe('2026-10-09T03:00:00Z')
      for (const step of accepted?.steps ?? [])
        expect(Temporal.Instant.compare(step.dueAt, '2026-10-09T03:00:00Z')).toBeLessThanOrEqual(0)

      site.clock.advance({ minutes: 15 })
      const handler = await someone()
      await signInAsOfficer(handler, words, 'xuly.badinh')
      await handler.visit(`/office/dossiers/${code}`)
      await handler.see(lane)
      await handler.press(office.actions.finishStep)
      await handler.fill(office.finish.conclusion, 'Bản chụp đúng với bản chính.')
      await handler.press(office.finish.button)
      await handler.press(office.actions.draftResult)
      await handler.choose(office.draft.legend, office.draft.granted)
      await handler.press(office.draft.button)

      site.clock.advance({ minutes: 15 })
      const leader = await someone()
      await signInAsOfficer(leader, words, 'lanhdao.badinh')
      await leader.visit(`/office/dossiers/${code}`)
      await leader.press(office.actions.sign)
      await leader.fill(office.sign.password, demo.password)
      await leader.press(office.sign.button)

      site.clock.advance({ minutes: 10 })
      await counter.visit(`/office/dossiers/${code}`)
      await counter.press(office.actions.recordPayment)
      await counter.fill(office.payment.receipt, 'BL-000124')
      await counter.press(office.payment.button)
      await counter.press(office.actions.handOver)
      await counter.press(office.handOver.button)
      await counter.see(words.dossiers.states.returned)

      const returned = await findPublic(site.parts.db, code)
      expect(returned?.handOver?.at).toBe('2026-10-09T02:40:00Z')
      expect(returned?.late).toBeUndefined()
    },
  )
})
