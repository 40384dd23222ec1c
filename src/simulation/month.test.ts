import path from 'node:path'
import { expect, test } from 'vitest'
import { testApp } from '../../test/support/app.ts'
import { windClock } from '../clockwork.ts'
import { readPack } from '../pack/index.ts'
import { projectRoot } from '../platform/root.ts'
import { verifyRecord } from '../verify.ts'
import { Agenda, type Story } from './agenda.ts'
import { chanceOf } from './chance.ts'
import { playMonth } from './month.ts'

const at = (time: string) => Temporal.Instant.from(`2026-10-05T${time}+07:00`)

test('stories go on in the order of time, whoever began first', async () => {
  const told: string[] = []
  const story = async function* (name: string, waits: readonly string[]): Story {
    for (const wait of waits) {
      told.push(name)
      yield at(wait)
    }
    told.push(`${name}!`)
  }
  const agenda = new Agenda()
  agenda.add(at('09:00'), story('a', ['12:00']))
  agenda.add(at('08:00'), story('b', ['10:00', '07:00']))
  while (await agenda.step());
  expect(told).toEqual(['b', 'a', 'b', 'b!', 'a!'])
})

test('the same seed has the same chance, another another', () => {
  const draw = (seed: number) => {
    const chance = chanceOf(seed)
    return Array.from({ length: 20 }, () => chance.between(1, 6))
  }
  expect(draw(7)).toEqual(draw(7))
  expect(draw(7)).not.toEqual(draw(8))
  expect(Math.min(...draw(7))).toBeGreaterThanOrEqual(1)
  expect(Math.max(...draw(7))).toBeLessThanOrEqual(6)
})

test('the first days of a month of one ward leave a record with nothing wrong in it', {
  timeout: 240_000,
}, async () => {
  const { parts, clock } = await testApp({ at: '2026-10-01T00:00+07:00' })
  const reading = await readPack(path.join(projectRoot, 'packs/hanoi'))
  if ('faults' in reading) throw new Error('the pack has faults')
  const wound = {
    now: () => clock.now(),
    set: (later: Temporal.Instant) => {
      if (Temporal.Instant.compare(later, clock.now()) > 0) clock.set(later.toString())
    },
  }
  const wind = () => windClock(parts)
  const month = Temporal.PlainYearMonth.from('2026-10')
  const options = { units: 1, month, seed: 3, daily: 3, days: 6, tell: () => {} }
  const report = await playMonth({ deps: parts, clock: wound, wind }, reading.pack, options)
  expect(report.filed).toBeGreaterThan(8)
  expect(report.done.get('sign')).toBeGreaterThan(3)
  const check = await verifyRecord(parts.db)
  expect(check.dossiers).toBe(report.filed)
  expect(check.faults).toEqual([])
})
