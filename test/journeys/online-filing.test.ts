import { describe, expect } from 'vitest'
import { exactly } from '../support/driver.ts'
import { endBrowserAfterwards, journey, visitUntil } from '../support/journey.ts'
import { chooseCitizen, signInAsOfficer } from '../support/journey-acts.ts'
import { answerAll, codeOn, goToCheck, nameOfBirth, sendNotice } from '../support/journey-birth.ts'
import { demo } from '../support/journey-words.ts'

endBrowserAfterwards()

describe('online filing to result', () => {
  journey(
    'a mother finds, files, and holds a signed birth certificate that anyone can check',
    async ({ site, words, someone }) => {
      const { filing, office, tracking } = words
      const mother = await someone()

      // She finds what she needs, and signs in when she is asked to.
      await mother.visit('/')
      await mother.fill(words.portal.searchLabel, 'dang ky khai sinh')
      await mother.press(words.portal.search)
      await mother.follow(nameOfBirth(mother))
      await mother.press(words.catalogue.file)
      await mother.press(filing.signInAndBegin)
      await mother.press(words.identity.signInButton)
      await chooseCitizen(mother, words, 'hoa')
      await mother.press(filing.begin)

      // An officer is looking at the queue meanwhile.
      const counter = await someone()
      await signInAsOfficer(counter, words, 'tiepnhan.badinh')
      await counter.visit('/office?queue=filed')
      await counter.see(office.empty.filed)

      // She answers, sends the hospital's paper, reads everything again, and files.
      await answerAll(mother, words)
      await sendNotice(mother, words)
      await mother.see('giay-chung-sinh.png')
      await goToCheck(mother, words)
      expect(await mother.heading()).toBe(filing.checkTitle)
      await mother.see('Hoàng Trịnh Bảo Ngọc')
      await mother.see('giay-chung-sinh.png')
      await mother.press(filing.submit)
      expect(await mother.errorSummary()).toEqual([
        { message: filing.declarationRequired, leadsTo: 'declaration' },
      ])
      await mother.tick(filing.declarationCheck)
      await mother.press(filing.submit)
      expect(await mother.heading()).toMatch(exactly(filing.filedTitle))
      const code = codeOn(mother)
      await mother.see(code)
      await mother.see(filing.answerBy)
      const acknowledgement = await mother.download(filing.acknowledgement)
      expect(acknowledgement).toMatchObject({ status: 200, mediaType: 'application/pdf' })

      // The queue shows it by itself; without scripts, when it is looked at again.
      if (!counter.scripts) await counter.visit('/office?queue=filed')
      await counter.see(code)

      // The counter accepts; the clock begins.
      site.clock.advance({ minutes: 20 })
      await counter.follow(code)
      await counter.press(office.actions.accept)
      await counter.press(office.accept.button)
      await counter.see(words.dossiers.states.in_progress)

      // The civil status officer examines and drafts.
      const handler = await someone()
      await signInAsOfficer(handler, words, 'xuly.badinh')
      await handler.visit('/office?queue=work')
      await handler.follow(code)
      await handler.press(office.actions.takeUp)
      await handler.see(office.done.takeUp)
      await handler.press(office.actions.finishStep)
      await handler.fill(office.finish.conclusion, 'Hồ sơ đủ điều kiện.')
      await handler.press(office.finish.button)
      await handler.press(office.actions.draftResult)
      await handler.choose(office.draft.legend, office.draft.granted)
      await handler.press(office.draft.button)

      // The leader reads it, mistypes the password once, and signs.
      site.clock.advance({ minutes: 40 })
      const leader = await someone()
      await signInAsOfficer(leader, words, 'lanhdao.badinh')
      await leader.visit('/office?queue=sign')
      await leader.follow(code)
      await leader.press(office.actions.sign)
      await leader.fill(office.sign.password, 'not the password')
      await leader.press(office.sign.button)
      expect(await leader.errorSummary()).toEqual([{ message: office.sign.wrong, leadsTo: 'password' }])
      await leader.fill(office.sign.password, demo.password)
      await leader.press(office.sign.button)
      await leader.see(office.done.sign)

      // The result is hers.
      await mother.visit('/ho-so-cua-toi')
      await mother.follow(nameOfBirth(mother))
      await mother.see(filing.state_returned)
      const result = await mother.download(filing.downloadResult)
      expect(result).toMatchObject({ status: 200, mediaType: 'application/pdf' })
      expect(result.content.subarray(0, 5).toString()).toBe('%PDF-')

      // Letters told her of each step, the first with the acknowledgement.
      const letters = words.letterAbout(code)
      await visitUntil(mother, '/sandbox/mail', letters.resultReady)
      await mother.follow(letters.filingReceived)
      await mother.see('maihoa@hanoi.example')
      await mother.see('.pdf')

      // Anyone sees that a result was given, and that the paper is genuine.
      const anyone = await someone()
      await anyone.visit('/tra-cuu')
      await anyone.fill(tracking.codeLabel, code.toLowerCase())
      await anyone.press(tracking.trackButton)
      await anyone.see(tracking.stage_returned)
      expect(await anyone.sees('Trịnh Thị Mai Hoa')).toBe(false)
      const { check_token: token } = await site.parts.db
        .selectFrom('issued_documents')
        .select('check_token')
        .where('kind', '=', 'result')
        .executeTakeFirstOrThrow()
      await anyone.visit(`/xac-thuc/${token}`)
      expect(await anyone.heading()).toBe(tracking.genuine)
      await anyone.see('Hoàng Trịnh Bảo Ngọc')
    },
    { backs: ['desk', 'phone', 'plain', 'english'] },
  )
})
