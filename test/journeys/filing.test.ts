import { describe, expect } from 'vitest'
import { maxFileBytes, sayUploadFault, type UploadFault } from '../../src/modules/documents/index.ts'
import { messagesIn as counterWords } from '../../src/modules/dossiers/pages/filing/counter/messages.ts'
import type { Driver, PickedFile } from '../support/driver.ts'
import { onePixelPng } from '../support/filings.ts'
import { endBrowserAfterwards, journey } from '../support/journey.ts'
import { signInAsCitizen, signInAsOfficer } from '../support/journey-acts.ts'
import {
  answerAll,
  answerBirth,
  beginBirth,
  birthNoticeName,
  codeOn,
  fileBirth,
  goOn,
  goToCheck,
  prepareBirth,
  sendNotice,
  titleOf,
} from '../support/journey-birth.ts'
import { questionOf, theProcedure } from '../support/journey-words.ts'

endBrowserAfterwards()

const birth = theProcedure('1.001193')
const asked = (key: string, { locale }: Driver) => questionOf(birth, key, locale).asked

describe('a draft', () => {
  journey('is left half-way and gone on with on another device, nothing lost', async ({ words, someone }) => {
    const { filing } = words
    const mother = await someone()
    await signInAsCitizen(mother, words, 'hoa')
    await beginBirth(mother, words)
    await goOn(mother, words, filing.where)
    await mother.press(filing.saveAndGoOn)
    // What the identity knows is offered; she only says what she is to the child.
    expect(await mother.valueOf(asked('requesterName', mother))).toBe('Trịnh Thị Mai Hoa')
    await answerBirth(mother, 'requester')
    await mother.press(filing.saveAndGoOn)
    await mother.fill(asked('childName', mother), 'Hoàng Trịnh Bảo Ngọc')
    await mother.fillDate(asked('childBirth', mother), '2026-13-45')
    await mother.press(filing.saveAndLeave)
    await mother.see(filing.begun)

    const phone = await mother.onAnotherDevice()
    await signInAsCitizen(phone, words, 'hoa')
    await phone.visit('/nop-ho-so/1.001193')
    await phone.see(filing.resumeTitle)
    await phone.press(filing.resume)
    await goOn(phone, words, titleOf('child', phone))
    expect(await phone.valueOf(asked('childName', phone))).toBe('Hoàng Trịnh Bảo Ngọc')
    expect(await phone.dateIn(asked('childBirth', phone))).toBe('45/13/2026')
    await answerBirth(phone, 'child')
    await phone.press(filing.saveAndGoOn)
    expect(await phone.heading()).toBe(titleOf('birth', phone))
  })

  journey('is filled in on two devices at once', async ({ words, someone }) => {
    const { filing } = words
    const desk = await someone()
    await signInAsCitizen(desk, words, 'hoa')
    await beginBirth(desk, words)
    await goOn(desk, words, filing.where)
    await desk.press(filing.saveAndGoOn)
    const phone = await desk.onAnotherDevice()
    await signInAsCitizen(phone, words, 'hoa')
    await phone.visit('/ho-so-cua-toi')
    await phone.visit('/nop-ho-so/1.001193')
    await phone.press(filing.resume)
    await phone.follow(titleOf('child', phone))

    // Both pages are open; each sends its own.
    await answerBirth(desk, 'requester')
    await answerBirth(phone, 'child')
    await desk.press(filing.saveAndGoOn)
    await phone.press(filing.saveAndGoOn)
    await desk.visit('/nop-ho-so/1.001193')
    await desk.press(filing.resume)
    await goOn(desk, words, titleOf('birth', desk))
    await desk.visit(desk.address().replace('/birth', '/child'))
    expect(await desk.valueOf(asked('childName', desk))).toBe('Hoàng Trịnh Bảo Ngọc')
    await desk.visit(desk.address().replace('/child', '/requester'))
    expect(await desk.valueOf(asked('requesterPhone', desk))).toMatch(/0900\s?000\s?101/)
  })
})

describe('an upload', () => {
  const refused: readonly (PickedFile & { readonly because: UploadFault })[] = [
    {
      name: 'giay-chung-sinh.png',
      content: Buffer.concat([onePixelPng, Buffer.alloc(maxFileBytes + 1 - onePixelPng.length)]),
      because: { code: 'file_too_big' },
    },
    {
      name: 'bang.pdf',
      content: Buffer.from(`MZ${'\0'.repeat(400)}PE`),
      because: { code: 'file_type_not_allowed' },
    },
    { name: 'trong.pdf', content: Buffer.alloc(0), because: { code: 'file_empty' } },
  ]

  journey('is refused with the reason, beside what was sent before', async ({ words, someone }) => {
    const { filing } = words
    const mother = await someone()
    await signInAsCitizen(mother, words, 'hoa')
    await beginBirth(mother, words)
    await answerAll(mother, words)
    await mother.press(filing.saveAndGoOn)
    expect(await mother.errorSummary()).toEqual([
      { message: filing.paperMissing(birthNoticeName(mother)), leadsTo: 'files-birthNotice' },
    ])
    await sendNotice(mother, words, { name: 'ảnh đầu tiên.png', content: onePixelPng })
    await mother.see('ảnh đầu tiên.png')
    for (const file of refused) {
      await sendNotice(mother, words, file)
      const why = sayUploadFault(file.because, mother.locale)
      expect(await mother.errorSummary()).toEqual([
        { message: filing.fileRefused(file.name, why), leadsTo: 'files-birthNotice' },
      ])
      await mother.see('ảnh đầu tiên.png')
    }
    await goToCheck(mother, words)
    expect(await mother.heading()).toBe(filing.checkTitle)
  })

  journey('is refused at the counter, and the counts typed beside it stay', async ({ words, someone }) => {
    const { filing } = words
    const counter = await someone()
    await signInAsOfficer(counter, words, 'tiepnhan.badinh')
    await counter.visit('/office/walk-in')
    const said = counterWords(counter.locale)
    await counter.press(said.noCard)
    await counter.fill(filing.fullName, 'Lý Tường Vy')
    await counter.press(said.saveAndAddProcedures)
    const signature = theProcedure('2.000884')
    const name = counter.locale === 'vi' ? signature.shortName?.vi : signature.shortName?.en
    await counter.fill(said.searchLabel, '2.000884')
    await counter.press(said.find)
    await counter.press(`${said.add}: ${name}`)
    await counter.press(said.attachScans)
    await counter.fill(filing.originals, '3')
    const paper = signature.components.find(({ key }) => key === 'document')
    const paperName = (counter.locale === 'vi' ? paper?.name.vi : paper?.name.en) ?? ''
    await counter.upload(`${filing.chooseFilesShort}: ${paperName}`, refused[1] as PickedFile)
    await counter.press(`${filing.upload}${filing.uploadFor(paperName)}`)
    expect(await counter.errorSummary()).toMatchObject([{ leadsTo: 'files-document' }])
    expect(await counter.valueOf(filing.originals)).toBe('3')
  })
})

describe('filing', () => {
  journey('is done once, however often the button is pressed', async ({ site, words, someone }) => {
    const mother = await someone()
    await signInAsCitizen(mother, words, 'hoa')
    await prepareBirth(mother, words)
    await mother.pressTwice(words.filing.submit)
    expect(await mother.heading()).toContain(words.filing.filedTitle)
    const { count } = await site.parts.db
      .selectFrom('dossiers')
      .select(eb => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect(count).toBe(1)
  })

  journey('is not done again by going back and pressing once more', async ({ words, someone }) => {
    const { filing } = words
    const mother = await someone()
    await signInAsCitizen(mother, words, 'hoa')
    await prepareBirth(mother, words)
    const tab = await mother.inAnotherTab()
    await tab.visit(mother.address())
    await tab.tick(filing.declarationCheck)
    await mother.press(filing.submit)
    const code = codeOn(mother)
    // A browser may show the page before as it was, button and all; else it leads to what became of the draft.
    await mother.back()
    if (await mother.can(filing.submit)) {
      await mother.tick(filing.declarationCheck)
      await mother.press(filing.submit)
    }
    expect(codeOn(mother)).toBe(code)
    // The page left open in another tab files nothing new.
    await tab.press(filing.submit)
    expect(codeOn(tab)).toBe(code)
  })

  journey('is seen by nobody else', async ({ words, someone }) => {
    const mother = await someone()
    await signInAsCitizen(mother, words, 'hoa')
    const code = await fileBirth(mother, words)
    const neighbour = await someone()
    await signInAsCitizen(neighbour, words, 'binh')
    await neighbour.visit(`/dossiers/${code}`)
    expect(await neighbour.sees('Trịnh Thị Mai Hoa')).toBe(false)
    expect(await neighbour.sees('Hoàng Trịnh Bảo Ngọc')).toBe(false)
    const elsewhere = await someone()
    await signInAsOfficer(elsewhere, words, 'xuly.socson')
    await elsewhere.visit(`/office/dossiers/${code}`)
    expect(await elsewhere.sees('Trịnh Thị Mai Hoa')).toBe(false)
  })
})
