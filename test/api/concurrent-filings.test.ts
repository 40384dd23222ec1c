import { expect, test } from 'vitest'
import { verifyDossiers } from '../../src/modules/dossiers/index.ts'
import { testApp } from '../support/app.ts'
import { birthFiling } from '../support/filings.ts'
import { citizenToken } from '../support/people.ts'

const filings = 1_000

test('a thousand filings to one authority at once get a thousand codes, one after the other, each whole', async () => {
  const { app, parts } = await testApp()
  const citizen = await citizenToken(parts.db)
  const payload = await birthFiling(app, citizen)
  const file = () =>
    app.inject({
      method: 'POST',
      url: '/api/v1/dossiers',
      headers: { authorization: `Bearer ${citizen}` },
      payload,
    })

  const answers = await Promise.all(Array.from({ length: filings }, file))

  const refused = answers.filter(answer => answer.statusCode !== 201).map(answer => answer.body)
  expect(refused).toEqual([])
  const codes = answers.map(answer => answer.json().code as string).sort()
  const consecutive = Array.from(
    { length: filings },
    (_, index) => `H26.107-261005-${String(index + 1).padStart(4, '0')}`,
  )
  expect(codes).toEqual(consecutive.sort())

  // One entry and one thing to do each: replaying the record gives every row and its work.
  expect(await verifyDossiers(parts.db)).toEqual({ dossiers: filings, entries: filings, faults: [] })
  const waiting = await parts.db.selectFrom('work_items').select(['dossier_id', 'kind', 'unit_id']).execute()
  expect(new Set(waiting.map(item => item.dossier_id)).size).toBe(filings)
  expect(new Set(waiting.map(item => `${item.kind} ${item.unit_id}`))).toEqual(
    new Set(['answerFiling ward-00004']),
  )
}, 90_000)
