import { describe, expect } from 'vitest'
import { ownWords } from '../../src/modules/dossiers/pages/filing/own/words.ts'
import { timeMessages } from '../../src/modules/dossiers/pages/office/acts/time/messages.ts'
import { lateMessages } from '../../src/modules/dossiers/pages/office/late/messages.ts'
import { aFiledBirth } from '../support/dossiers.ts'
import { endBrowserAfterwards, journey } from '../support/journey.ts'
import { signInAsCitizen, signInAsOfficer } from '../support/journey-acts.ts'

endBrowserAfterwards()

const reason = 'Gia đình đã đăng ký khai sinh ở quê.'

describe('a withdrawal in progress', () => {
  journey(
    'work rests while it is asked for, goes on when it is taken back, and ends when the counter confirms',
    async ({ site, words, someone }) => {
      const { office, filing } = words
      const { code, act } = await aFiledBirth(site)
      await act('tiepnhan.badinh', 'accept')

      // The mother rings the counter.
      const counter = await someone()
      const { withdraw, askWithdrawal, cancelWithdrawal, confirmWithdrawal } = timeMessages(counter.locale)
      await signInAsOfficer(counter, words, 'tiepnhan.badinh')
      await counter.visit(`/office/dossiers/${code}`)
      await counter.follow(office.actions.askWithdrawal)
      await counter.press(askWithdrawal.button)
      expect(await counter.errorSummary()).toEqual([{ message: withdraw.reasonMissing, leadsTo: 'reason' }])
      await counter.fill(withdraw.reason, reason)
      await counter.press(askWithdrawal.button)
      await counter.see(office.done.askWithdrawal)

      const handler = await someone()
      await signInAsOfficer(handler, words, 'xuly.badinh')
      await handler.visit(`/office/dossiers/${code}`)
      await handler.see(lateMessages(handler.locale).withdrawalAsked)
      await handler.see(reason)
      expect(await handler.can(office.actions.finishStep)).toBe(false)

      await counter.follow(office.actions.cancelWithdrawal)
      await counter.press(cancelWithdrawal.button)
      await counter.see(office.done.cancelWithdrawal)
      await handler.visit(`/office/dossiers/${code}`)
      expect(await handler.can(office.actions.finishStep)).toBe(true)

      // Then she asks herself, in her account.
      const mother = await someone()
      const own = ownWords(mother.locale)
      await signInAsCitizen(mother, words, 'hoa')
      await mother.visit(`/dossiers/${code}`)
      await mother.follow(own.withdrawLink)
      await mother.fill(own.withdrawReason, reason)
      await mother.press(own.withdrawSend)
      await mother.see(own.withdrawalSent)

      await counter.visit('/office')
      await counter.follow(code)
      await counter.press(office.actions.confirmWithdrawal)
      await counter.see(reason)
      await counter.see(confirmWithdrawal.noPapers)
      await counter.press(confirmWithdrawal.button)
      await counter.see(office.done.confirmWithdrawal)
      await counter.see(words.dossiers.states.withdrawn)

      await mother.visit(`/dossiers/${code}`)
      await mother.see(filing.state_withdrawn)
    },
    { backs: ['desk', 'english'] },
  )
})
