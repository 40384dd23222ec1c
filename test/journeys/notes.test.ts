import { describe, expect } from 'vitest'
import { peopleWords } from '../../src/modules/dossiers/pages/office/acts/people/messages.ts'
import { aFiledBirth } from '../support/dossiers.ts'
import { endBrowserAfterwards, journey } from '../support/journey.ts'
import { signInAsCitizen, signInAsOfficer } from '../support/journey-acts.ts'
import { birthNotice } from '../support/journey-birth.ts'

endBrowserAfterwards()

describe('a note among colleagues', () => {
  journey(
    'carries a working paper, stands on top for whom it names, and the applicant sees none of it',
    async ({ site, words, someone, locale }) => {
      const { office } = words
      const { note } = peopleWords(locale)
      const said = 'Đã gọi bệnh viện, số giấy chứng sinh đúng.'
      const { code, act } = await aFiledBirth(site)
      await act('tiepnhan.badinh', 'accept')

      const handler = await someone()
      await signInAsOfficer(handler, words, 'xuly.badinh')
      await handler.visit(`/office/dossiers/${code}`)
      await handler.follow(office.actions.note)
      await handler.upload(note.files, birthNotice)
      await handler.press(note.button)
      expect(await handler.errorSummary()).toEqual([{ message: note.textMissing, leadsTo: 'text' }])
      await handler.see(birthNotice.name)
      await handler.fill(note.text, said)
      await handler.tick('Doãn Quốc Khải')
      await handler.press(note.button)
      await handler.see(office.done.note)
      const paper = await handler.download(note.file(birthNotice.name))
      expect(paper).toMatchObject({ status: 200, mediaType: 'image/png' })

      const leader = await someone()
      await signInAsOfficer(leader, words, 'lanhdao.badinh')
      await leader.visit(`/office/dossiers/${code}`)
      await leader.see(note.forYou)
      await leader.see(said)

      const mother = await someone()
      await signInAsCitizen(mother, words, 'hoa')
      await mother.visit(`/dossiers/${code}`)
      expect(await mother.sees(said)).toBe(false)
    },
    { backs: ['desk', 'plain'] },
  )
})
