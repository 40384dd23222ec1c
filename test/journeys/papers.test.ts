import { describe, expect } from 'vitest'
import { movesMessages } from '../../src/modules/dossiers/pages/office/moves/messages.ts'
import { caseworkIn } from '../support/casework.ts'
import { endBrowserAfterwards, journey } from '../support/journey.ts'
import { signInAsOfficer } from '../support/journey-acts.ts'

endBrowserAfterwards()

describe('papers received elsewhere', () => {
  journey(
    'go to the ward on one list, and the ward signs for each',
    async ({ site, words, someone }) => {
      const casework = caseworkIn(site)
      const onPaper = { channel: 'counter', counter: 'pasc-branch-01', returnBy: 'counter' } as const
      const [first, second] = [await casework.filed(onPaper), await casework.filed(onPaper)]

      const counter = await someone()
      const said = movesMessages(counter.locale)
      await signInAsOfficer(counter, words, 'tiepnhan.cn1')
      await counter.visit('/office')
      await counter.follow(said.title)
      await counter.follow(said.prepare)
      await counter.see(first.code)
      await counter.press(said.send)
      await counter.see(said.made(2))
      await counter.see(said.missing(2))
      const list = await counter.download(said.printList)
      expect(list).toMatchObject({ status: 200, mediaType: 'application/pdf' })
      const batch = counter.address().split('?')[0] ?? ''

      const ward = await someone()
      await signInAsOfficer(ward, words, 'xuly.badinh')
      await ward.visit('/office')
      await ward.follow(said.title)
      await ward.follow(batch.split('/').at(-1) ?? '')
      await ward.fill(said.scan, 'H26.107-261005-9999')
      await ward.press(said.scanButton)
      expect(await ward.errorSummary()).toMatchObject([{ leadsTo: 'scanned' }])
      await ward.fill(said.scan, first.code)
      await ward.press(said.scanButton)
      await ward.see(said.received(1))

      // What has not come is open for both until somebody signs for it.
      await counter.visit(batch)
      await counter.see(said.missing(1))
      await ward.press(said.receiveAll(1))
      await ward.see(said.allReceived)
      expect((await second.now()).papers).toMatchObject([{ from: 'pasc-branch-01', to: 'ward-00004' }])
    },
    { backs: ['desk', 'plain'] },
  )
})
