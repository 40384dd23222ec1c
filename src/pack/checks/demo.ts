import type { Demo, DemoCitizen, DemoOfficer, Unit } from '../pack.ts'
import { type Finding, repeats } from './finding.ts'

/** Numbers of real people begin with 001 to 096: 099 is nobody's. */
const inventedPrefix = '099'

export function checkDemo(demo: Demo, units: ReadonlyMap<string, Unit>): Finding[] {
  const people = [
    ...demo.officers.map(officer => officer.email),
    ...demo.citizens.map(citizen => citizen.email),
  ]
  return [
    ...repeats(people, email => email).map(([i, email]): Finding => {
      const at = i < demo.officers.length ? ['officers', i] : ['citizens', i - demo.officers.length]
      return [[...at, 'email'], `${email} is used twice`]
    }),
    ...repeats(demo.citizens, citizen => citizen.personalNumber).map(
      ([i]): Finding => [['citizens', i, 'personalNumber'], 'the personal number is used twice'],
    ),
    ...demo.officers.flatMap((officer, i) => in_('officers', i, checkOfficer(officer, units))),
    ...demo.citizens.flatMap((citizen, i) => in_('citizens', i, checkCitizen(citizen, units))),
  ]
}

function checkOfficer(officer: DemoOfficer, units: ReadonlyMap<string, Unit>): Finding[] {
  return [
    ...checkAddress(officer.email),
    ...officer.posts.flatMap((post, i) => in_('posts', i, checkPost(post, units))),
  ]
}

function checkPost(post: DemoOfficer['posts'][number], units: ReadonlyMap<string, Unit>): Finding[] {
  const unit = units.get(post.unit)
  if (!unit) return [[['unit'], `unknown unit "${post.unit}"`]]
  if (post.role === 'receivingOfficer' && !unit.receives)
    return [[['role'], `unit "${unit.id}" has no counter`]]
  if (post.role === 'leader' && !unit.decides) return [[['role'], `unit "${unit.id}" decides nothing`]]
  return []
}

function checkCitizen(citizen: DemoCitizen, units: ReadonlyMap<string, Unit>): Finding[] {
  const findings = checkAddress(citizen.email)
  if (!citizen.personalNumber.startsWith(inventedPrefix))
    findings.push([['personalNumber'], `an invented personal number begins with ${inventedPrefix}`])
  if (citizen.personalNumber.slice(3, 6) !== sexAndYear(citizen))
    findings.push([
      ['personalNumber'],
      `digits 4 to 6 are ${sexAndYear(citizen)} for this sex and date of birth`,
    ])
  if (!units.get(citizen.ward)?.wardCode)
    findings.push([['ward'], `unknown commune or ward "${citizen.ward}"`])
  return findings
}

/** Digit 4 counts centuries from 1900, even for men and odd for women; digits 5 and 6 are the year. */
function sexAndYear(citizen: DemoCitizen): string {
  const year = Number(citizen.dateOfBirth.slice(0, 4))
  const century = Math.floor(year / 100) - 19
  return `${century * 2 + (citizen.sex === 'female' ? 1 : 0)}${citizen.dateOfBirth.slice(2, 4)}`
}

/** Mail to `.example` can reach nobody (RFC 2606). */
function checkAddress(email: string): Finding[] {
  return email.endsWith('.example') ? [] : [[['email'], 'a demo address ends in .example']]
}

function in_(list: string, index: number, findings: readonly Finding[]): Finding[] {
  return findings.map(([at, message]) => [[list, index, ...at], message])
}
