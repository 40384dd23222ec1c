import { describe, expect, test } from 'vitest'
import { isTest, readSources } from './sources.ts'

const sources = readSources('src').filter(({ path }) => !isTest(path))

/** The queue as the code names it, with the module that does: `dossiers applicantLetters`. */
function queuesIn(pattern: RegExp): string[] {
  const named = sources.flatMap(({ path, code }) =>
    [...code.matchAll(pattern)].map(match => `${path.split('/')[2]} ${match[1]?.trim()}`),
  )
  return [...new Set(named)].sort()
}

describe('queues', () => {
  const sent = queuesIn(/\bjobs\s*\.send\(\s*[\w.]+,\s*([\w.'"]+)\s*,/g)
  const worked = queuesIn(/\bjobs\s*\.work\(\s*([\w.'"]+)\s*,/g)

  test('every queue that is sent to has a worker, and every worker a sender', () => {
    expect(sent).toEqual(worked)
  })

  test('there are some, so the reading of the code still works', () => {
    expect(sent.length).toBeGreaterThan(1)
  })
})
