import { describe, expect } from 'vitest'
import { say } from '../../src/kernel/index.ts'
import { aboutApplicant } from '../../src/modules/dossiers/pages/filing/counter/about-applicant.ts'
import { messagesIn } from '../../src/modules/visits/pages/messages.ts'
import { sayDay } from '../../src/modules/visits/pages/words.ts'
import type { Driver } from '../support/driver.ts'
import { endBrowserAfterwards, journey } from '../support/journey.ts'
import { answer, signInAsCitizen, signInAsOfficer } from '../support/journey-acts.ts'
import { codeOn } from '../support/journey-birth.ts'
import { demo, theProcedure, type Words } from '../support/journey-words.ts'

endBrowserAfterwards()

/** Certified copies: what is asked for most in a house. */
const copies = theProcedure('2.000815')
/** Its questions as the officer reads them. */
const asSpoken = { ...copies, form: aboutApplicant(copies.form, new Map()) }

const mother = { fullName: 'Nguyễn Thị Thử Nghiệm', phone: '0900000109', number: '099138000109' }
const slotDay = Temporal.PlainDate.from('2026-10-07')

describe('a home visit', () => {
  journey(
    'a son asks for his mother, the ward gives a slot, the officer goes there and files in the house',
    async ({ site, words, someone }) => {
      const officer = await someone()
      const said = messagesIn(officer.locale)
      await signInAsOfficer(officer, words, 'tiepnhan.badinh')
      await offerSlot(officer)

      const son = await someone()
      await signInAsCitizen(son, words, 'nam')
      await askForMother(son)
      await son.see(said.own.sent)
      await son.see(said.own.waiting)

      // The ward sees who waits, and gives a place on a day that suits them.
      await officer.visit('/office/visits')
      await officer.follow(mother.fullName)
      await officer.press(said.visit.planButton)
      expect(await officer.errorSummary()).toMatchObject([{ message: said.faults.slotMissing }])
      await officer.choose(
        said.visit.slot,
        said.details.slot(sayDay(slotDay, officer.locale), '08:30', '11:30'),
      )
      await officer.tick('Máy quét cầm tay')
      await officer.press(said.visit.planButton)
      await officer.see(said.visit.done.planned ?? '')
      await officer.see(said.visit.tooEarly)

      const coming = said.details.inSlot(sayDay(slotDay, son.locale), '08:30', '11:30')
      await son.visit('/phuc-vu-tai-nha')
      await son.follow(mother.fullName)
      await son.see(said.own.coming(coming))

      // On the day: the way there, what to bring, whom to ring.
      site.clock.set('2026-10-07T08:20+07:00')
      await signInAsOfficer(officer, words, 'tiepnhan.badinh')
      await officer.visit('/office/visits/today')
      await officer.see(`1. ${mother.fullName}`)
      await officer.see('Máy quét cầm tay')
      expect(await officer.leadsTo(mother.phone)).toBe(`tel:${mother.phone}`)
      await officer.press(`${said.route.open}: ${said.route.openOf(mother.fullName)}`)

      const code = await fileInTheHouse(officer, words)
      await officer.see(code)
      await officer.tick(said.outcomes.filed)
      await officer.press(said.visit.finishButton)
      await officer.see(said.visit.done.finished ?? '')
      await officer.follow(code)
      await officer.see(words.dossiers.states.in_progress)

      await signInAsCitizen(son, words, 'nam')
      await son.visit('/phuc-vu-tai-nha')
      await son.follow(mother.fullName)
      await son.see(said.states.done)
      await son.see(code)
    },
    { backs: ['phone', 'plain', 'english'] },
  )
})

async function offerSlot(officer: Driver): Promise<void> {
  const { slots, equipment } = messagesIn(officer.locale)
  await officer.visit('/office/visits/equipment')
  await officer.fill(equipment.name, 'Máy quét cầm tay')
  await officer.fill(equipment.count, '1')
  await officer.press(equipment.addButton)
  await officer.visit('/office/visits/slots')
  await officer.fillDate(slots.day, slotDay.toString())
  await officer.fill(slots.from, '8:30')
  await officer.fill(slots.to, '11:30')
  await officer.fill(slots.capacity, '3')
  await officer.tick(nameOf('tiepnhan.badinh'))
  await officer.press(slots.addButton)
  await officer.see(slots.taken(0, 3))
}

async function askForMother(son: Driver): Promise<void> {
  const { home, form, relations, reasons } = messagesIn(son.locale)
  await son.visit('/phuc-vu-tai-nha')
  await son.press(home.ask)
  await son.choose(form.forWhom, form.relative)
  await son.fill(form.personName, mother.fullName)
  await son.fill(form.personPhone, mother.phone)
  await son.fill(form.personNumber, mother.number)
  await son.choose(form.relation, relations.child)
  await son.choose(form.reason, reasons.elderly)
  await son.tick(say(copies.shortName ?? copies.name, son.locale))
  await son.fill(form.address, '12 phố Thử Nghiệm')
  await son.tick(sayDay(slotDay, son.locale))
  await son.press(form.send)
  // The person visited has to agree.
  expect(await son.errorSummary()).toMatchObject([{ leadsTo: 'consent' }])
  expect(await son.valueOf(form.personName)).toBe(mother.fullName)
  await son.tick(form.consent)
  await son.press(form.send)
}

/** At the kitchen table, as at the counter: who it is stands there already. The visit then knows the code. */
async function fileInTheHouse(officer: Driver, words: Words): Promise<string> {
  const { filing } = words
  const { visit } = messagesIn(officer.locale)
  const here = officer.address()
  await officer.press(visit.fileButton)
  expect(await officer.valueOf(filing.fullName)).toBe(mother.fullName)
  expect(await officer.valueOf(filing.personalNumber)).toBe(mother.number)
  expect(await officer.valueOf(filing.phone)).toBe(mother.phone)
  await officer.press(filing.saveAndGoOn)
  await officer.press(filing.saveAndGoOn)
  await answer(officer, asSpoken, 'requester', {
    requesterName: mother.fullName,
    requesterBirth: '1938-02-03',
    requesterNumber: mother.number,
    requesterAddress: '12 phố Thử Nghiệm, phường Ba Đình',
    requesterPhone: mother.phone,
  })
  await officer.press(filing.saveAndGoOn)
  await answer(officer, asSpoken, 'document', {
    documentName: 'Sổ hưu trí',
    documentIssuer: 'Bảo hiểm xã hội thành phố',
    pages: 2,
    copies: 1,
  })
  await officer.press(filing.saveAndGoOn)
  await officer.press(filing.saveAndGoOn)
  await officer.press(filing.saveAndGoOn)
  await officer.tick(filing.declarationCheckCounter)
  await officer.press(filing.submitCounter)
  const code = codeOn(officer)
  await officer.visit(here)
  return code
}

function nameOf(key: string): string {
  return demo.officers.find(officer => officer.key === key)?.name ?? ''
}
