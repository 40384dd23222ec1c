import { describe, expect } from 'vitest'
import { latest } from '../../src/modules/documents/index.ts'
import { findPublic } from '../../src/modules/dossiers/index.ts'
import { peopleWords } from '../../src/modules/dossiers/pages/office/acts/people/messages.ts'
import { wordsIn as organisationWords } from '../../src/modules/organisation/words/index.ts'
import { aDraftedBirth } from '../support/dossiers.ts'
import { endBrowserAfterwards, journey } from '../support/journey.ts'
import { signInAsOfficer } from '../support/journey-acts.ts'
import { demo } from '../support/journey-words.ts'

endBrowserAfterwards()

describe('a delegated signature', () => {
  journey(
    'the chairman delegates for a week; the officer signs by order of the writing, and the paper says so',
    async ({ site, words, someone, locale }) => {
      const { office } = words
      const { delegations } = organisationWords(locale)
      const { code } = await aDraftedBirth(site)
      const chairman = await someone()
      await signInAsOfficer(chairman, words, 'lanhdao.badinh')
      await chairman.visit('/office')
      await chairman.follow(peopleWords(locale).account.delegations)
      await chairman.fill(delegations.to, 'xuly2.badinh@hanoi.example')
      await chairman.choose(delegations.form, delegations.forms.TUQ)
      await chairman.fill(delegations.basis, '15/QĐ-UBND')
      await chairman.fillDate(delegations.basisOn, '2026-10-01')
      await chairman.fillDate(delegations.validFrom, '2026-10-05')
      await chairman.fillDate(delegations.validTo, '2026-10-09')
      await chairman.press(delegations.give)
      await chairman.see(delegations.done.given ?? '')

      // At once the draft is in the queue of whoever signs for the chairman.
      const officer = await someone()
      await signInAsOfficer(officer, words, 'xuly2.badinh')
      await officer.visit('/office?queue=sign')
      await officer.follow(code)
      await officer.press(office.actions.sign)
      await officer.see('15/QĐ-UBND ngày 01/10/2026')
      await officer.fill(office.sign.password, demo.password)
      await officer.press(office.sign.button)
      await officer.see(peopleWords(locale).results.onBehalf('Doãn Quốc Khải'))

      const dossier = await findPublic(site.parts.db, code)
      const paper = dossier && (await latest(site.parts.db, dossier.id, 'result'))
      expect(paper?.content).toMatchObject({
        signer: {
          capacity: 'TUQ',
          headTitle: 'Chủ tịch UBND phường Ba Đình',
          name: 'Tạ Thùy Dung',
          basis: 'Quyết định số 15/QĐ-UBND ngày 01/10/2026',
        },
      })

      // The week is over: nothing is left in the queue, and the form is not theirs any more.
      const later = await aDraftedBirth(site)
      site.clock.set('2026-10-12T09:00+07:00')
      await signInAsOfficer(officer, words, 'xuly2.badinh')
      await officer.visit(`/office/dossiers/${later.code}`)
      expect(await officer.can(office.actions.sign)).toBe(false)
    },
    { backs: ['desk', 'plain'] },
  )
})
