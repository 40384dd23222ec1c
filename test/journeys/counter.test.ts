import { describe, expect } from 'vitest'
import { formatVnd, say, vnd } from '../../src/kernel/index.ts'
import type { AnswerValue, Procedure } from '../../src/modules/catalogue/index.ts'
import { aboutApplicant } from '../../src/modules/dossiers/pages/filing/counter/about-applicant.ts'
import { messagesIn } from '../../src/modules/dossiers/pages/filing/counter/messages.ts'
import type { Driver } from '../support/driver.ts'
import type { BrowserDriver } from '../support/driver-browser.ts'
import { browserJourney, endBrowserAfterwards, journey } from '../support/journey.ts'
import { answer, signInAsOfficer } from '../support/journey-acts.ts'
import { theProcedure } from '../support/journey-words.ts'

endBrowserAfterwards()

const copies = asSpoken('2.000815')
const signature = asSpoken('2.000884')
const extract = asSpoken('2.000635')

/** A procedure whose questions are put as the officer reads them. */
function asSpoken(code: string): Procedure {
  const procedure = theProcedure(code)
  return { ...procedure, form: aboutApplicant(procedure.form, new Map()) }
}

/** An invented student's card, as the counter's scanner types it. */
const card =
  '099306007215||Lý Tường Vy|21072006|Nữ|Số 144, đường Xuân Thủy, phường Cầu Giấy, thành phố Hà Nội|15042021'

const diploma = {
  requesterPhone: '0900000105',
  documentName: 'Bằng tốt nghiệp trung học phổ thông',
  documentIssuer: 'Sở Giáo dục và Đào tạo Hà Nội',
  pages: 3,
  copies: 2,
}

const birthExtract = {
  requesterPhone: diploma.requesterPhone,
  relation: 'self',
  civilEvent: 'birth',
  personName: 'Lý Tường Vy',
  personBirth: '2006-07-21',
  registeredAt: 'Ủy ban nhân dân phường Cầu Giấy',
  copies: 2,
}

describe('at the counter', () => {
  journey('one person brings three things and is received in one go', async ({ words, someone }) => {
    const counter = await someone()
    const said = messagesIn(counter.locale)
    const { filing } = words
    await signInAsOfficer(counter, words, 'tiepnhan.badinh')
    await counter.visit('/office')
    await counter.follow(words.office.walkIn)

    // The card says who stands there; what it says is asked for nowhere again.
    await counter.fill(said.cardLabel, card)
    await counter.press(said.begin)
    expect(await counter.heading()).toBe(said.receptionTitle('Lý Tường Vy'))
    await counter.see('099306007215')

    await add(counter, copies, 'sao y ban chinh')
    await fillIn(counter, copies, diploma)
    await counter.press(said.saveAndAdd)
    await add(counter, signature, 'chung thuc chu ky')
    await fillIn(counter, signature, {
      requesterPhone: diploma.requesterPhone,
      documentName: 'Giấy ủy quyền nhận lương hưu',
      foreignLanguage: false,
      cannotSign: false,
    })
    await counter.press(said.saveAndAdd)
    await add(counter, extract, '2.000635')
    await counter.press(said.saveAndCheck)
    // What is forgotten is said beside its box, and what is typed stays.
    expect((await counter.errorSummary()).length).toBeGreaterThan(0)
    await fillIn(counter, extract, birthExtract)
    await counter.press(said.saveAndCheck)

    expect(await counter.heading()).toBe(filing.checkTitle)
    await counter.see(said.dossiersHere(3))
    await counter.see('Bằng tốt nghiệp trung học phổ thông')
    await counter.tick(filing.declarationCheckCounter)
    await counter.pressTwice(said.fileAll(3))

    await counter.see(said.doneTitle(3))
    await counter.see(formatVnd(vnd(10_000), counter.locale))
    await counter.follow(said.printAll)
    expect(await counter.heading()).toBe(said.receiptsTitle(3))
    await counter.see('GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ')
    await counter.see(formatVnd(vnd(10_000), 'vi'))
  })

  browserJourney(
    'a certified copy is received by keys alone, in less than 90 seconds',
    async ({ words, someone }) => {
      const officer = await someone()
      const said = messagesIn('vi')
      await signInAsOfficer(officer, words, 'tiepnhan.badinh')
      await officer.visit('/office/walk-in')
      const hand = handAt(officer)

      // The box has the focus; the scanner types and ends with Enter, which is nobody's work.
      await officer.type(card)
      await hand.scanned()
      await hand.type('sao y')
      await hand.away('Enter')
      await hand.away('Enter')
      await hand.type('0900000105')
      await hand.tabTo('Tên giấy tờ')
      await hand.type('Bằng tốt nghiệp')
      await hand.tabTo('Cơ quan, tổ chức cấp')
      await hand.type('Sở Giáo dục')
      await hand.tabTo('Bản chính có bao nhiêu trang?')
      await hand.type('3')
      await hand.tabTo('Người nộp cần mấy bản sao?')
      await hand.type('2')
      await hand.away('Enter')
      await hand.keys('c')
      // A letter waits a moment, in case a scanner typed it.
      await officer.page.waitForFunction(() => document.activeElement?.matches('input[type=checkbox]'))
      await hand.keys('Space')
      await hand.away('Enter')
      await officer.see(said.doneTitle(1))
      await hand.away('i')
      expect(await officer.heading()).toBe(said.receiptsTitle(1))

      const { keys, pages } = hand.counted()
      const seconds = keys * secondsAKey + pages * secondsAPage
      expect(pages).toBeLessThanOrEqual(7)
      expect(keys).toBeLessThanOrEqual(90)
      expect(seconds).toBeLessThanOrEqual(90)
    },
  )
})

/** An average typist's key, and a look at a new page (keystroke-level model of Card, Moran and Newell). */
const secondsAKey = 0.28
const secondsAPage = 1.35

/** Counts what the officer does with their hands. */
function handAt(officer: BrowserDriver) {
  let keys = 0
  let pages = 1
  return {
    async scanned() {
      await officer.keyAway('Enter')
      pages += 1
    },
    async type(text: string) {
      await officer.type(text)
      keys += text.length
    },
    async keys(...pressed: string[]) {
      await officer.keys(...pressed)
      keys += pressed.length
    },
    async tabTo(label: string) {
      const before = await tabsPressed(officer)
      await officer.tabTo(label)
      keys += (await tabsPressed(officer)) - before
    },
    async away(key: string) {
      await officer.keyAway(key)
      keys += 1
      pages += 1
    },
    counted: () => ({ keys, pages }),
  }
}

/** How often Tab has been pressed on this page. */
function tabsPressed(officer: BrowserDriver): Promise<number> {
  return officer.page.evaluate(() => {
    const counting = window as unknown as { tabs?: number }
    if (counting.tabs === undefined) {
      counting.tabs = 0
      document.addEventListener(
        'keydown',
        event => {
          if (event.key === 'Tab') counting.tabs = (counting.tabs ?? 0) + 1
        },
        true,
      )
    }
    return counting.tabs
  })
}

async function add(counter: Driver, procedure: Procedure, search: string): Promise<void> {
  const said = messagesIn(counter.locale)
  await counter.fill(said.searchLabel, search)
  await counter.press(said.find)
  await counter.press(`${said.add}: ${say(procedure.shortName ?? procedure.name, counter.locale)}`)
  expect(await counter.heading()).toBe(said.onePageTitle)
}

/** Answers everything of a dossier on its one page. */
async function fillIn(
  counter: Driver,
  procedure: Procedure,
  answers: Readonly<Record<string, AnswerValue>>,
): Promise<void> {
  for (const { key } of procedure.form.groups) await answer(counter, procedure, key, answers)
}
