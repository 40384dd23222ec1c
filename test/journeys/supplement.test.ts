import { describe, expect } from 'vitest'
import { windClock } from '../../src/clockwork.ts'
import { timeMessages } from '../../src/modules/dossiers/pages/office/acts/time/messages.ts'
import { lateMessages } from '../../src/modules/dossiers/pages/office/late/messages.ts'
import { aFiledBirth } from '../support/dossiers.ts'
import { endBrowserAfterwards, journey } from '../support/journey.ts'
import { signInAsCitizen, signInAsOfficer } from '../support/journey-acts.ts'
import { birthNoticeName, sendNotice } from '../support/journey-birth.ts'

endBrowserAfterwards()

const reason = 'Giấy chứng sinh thiếu dấu của bệnh viện.'

describe('completion after acceptance', () => {
  journey(
    'the handling officer asks once, the clock stands still, and is counted again when the mother has sent it',
    async ({ site, words, someone }) => {
      const { office, filing } = words
      const { code, act } = await aFiledBirth(site)
      await act('tiepnhan.badinh', 'accept')

      site.clock.set('2026-10-05T10:00+07:00')
      const handler = await someone()
      const paper = birthNoticeName(handler)
      const clock = lateMessages(handler.locale)
      await signInAsOfficer(handler, words, 'xuly.badinh')
      await handler.visit(`/office/dossiers/${code}`)
      await handler.press(office.actions.requestSupplement)
      await handler.tick(paper)
      await handler.fill(office.supplement.reason(paper), reason)
      await handler.press(office.supplement.button)
      await handler.see(office.done.requestSupplement)
      await handler.see(clock.paused)
      await handler.see(clock.restartsAfter)
      // Nobody works on it meanwhile.
      expect(await handler.can(office.actions.finishStep)).toBe(false)

      // Two days later: the paper comes.
      site.clock.set('2026-10-07T10:00+07:00')
      const mother = await someone()
      await signInAsCitizen(mother, words, 'hoa')
      await mother.visit(`/dossiers/${code}`)
      await mother.see(reason)
      await mother.press(filing.answerSupplement)
      await mother.press(filing.goOnWith(filing.papers))
      await sendNotice(mother, words)
      await mother.press(filing.saveAndGoOn)
      await mother.press(filing.submitSupplement)

      await signInAsOfficer(handler, words, 'xuly.badinh')
      await handler.visit(`/office/dossiers/${code}`)
      await handler.see(words.dossiers.entries.supplemented)
      await handler.see(office.resultDue(office.today('17:00')))
      await handler.see(clock.firstPromise(office.onDay('17:00', '05/10/2026')))
      expect(await handler.can(office.actions.requestSupplement)).toBe(false)
      await handler.visit(`/office/dossiers/${code}/supplement-requests/new`)
      await handler.see(words.dossiers.because.supplement_already_asked)
      await handler.press(office.backToDossier)
      expect(await handler.can(office.actions.finishStep)).toBe(true)
    },
    { backs: ['desk', 'english'] },
  )

  journey(
    'a mother who is silent for thirty days finds the dossier stopped',
    async ({ site, words, someone }) => {
      const { office } = words
      const { code, act } = await aFiledBirth(site)
      await act('tiepnhan.badinh', 'accept')
      await act('xuly.badinh', 'requestSupplement', { items: [{ component: 'birthNotice', reason }] })

      site.clock.set('2026-11-10T09:00+07:00')
      await windClock(site.parts)
      const counter = await someone()
      await signInAsOfficer(counter, words, 'tiepnhan.badinh')
      await counter.visit(`/office/dossiers/${code}`)
      await counter.see(words.dossiers.states.stopped)
      await counter.see(timeMessages(counter.locale).stopGrounds.notCompleted)
      expect(await counter.can(office.actions.stop)).toBe(false)

      const mother = await someone()
      await signInAsCitizen(mother, words, 'hoa')
      await mother.visit(`/dossiers/${code}`)
      await mother.see(words.filing.state_stopped)
    },
    { backs: ['plain'] },
  )
})
