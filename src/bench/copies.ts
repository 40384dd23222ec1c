import { randomUUID } from 'node:crypto'
import type { WorkingCalendar } from '../modules/calendar/index.ts'
import {
  type Dossier,
  type DossierLabels,
  dossierRow,
  evolve,
  stream,
  workRows,
} from '../modules/dossiers/index.ts'
import { type Act, personal, sealAll } from '../modules/journal/index.ts'
import type { Row } from './copy-in.ts'
import type { Template } from './template.ts'

/** What is another in each copy of a template. */
export interface Differing {
  readonly id: string
  readonly code: string
  readonly unit: string
  readonly name: string
  readonly number: string
  /** Who files, where the template was filed from an account. */
  readonly citizen: string
  /** Who has it in hand, where somebody has. */
  readonly officer: string
}

/** The rows of one dossier, by table. */
export interface Rows {
  readonly dossiers: Row[]
  readonly work_items: Row[]
  readonly personal_content: Row[]
  readonly journal_entries: Row[]
}

export const noRows = (): Rows => ({
  dossiers: [],
  work_items: [],
  personal_content: [],
  journal_entries: [],
})

/**
 * Makes dossiers like a template: the same acts about another person, code and authority go through the rules that made
 * the template, so that each row is what `record` would have written.
 */
export class Copier {
  readonly #template: Template
  readonly #calendar: WorkingCalendar
  readonly #acts: Wording
  readonly #instants: readonly Temporal.Instant[]
  readonly #contents: readonly Wording[]
  readonly #subject: Wording

  constructor(template: Template, calendar: WorkingCalendar) {
    const { acts, contents, labels } = template
    const words = wordsOf(template)
    this.#template = template
    this.#calendar = calendar
    this.#instants = acts.map(({ at }) => Temporal.Instant.from(at))
    this.#acts = new Wording(JSON.stringify(acts), words)
    this.#contents = contents.map(({ value }) => new Wording(JSON.stringify(value), words))
    this.#subject = new Wording(labels.subject ?? '', words)
  }

  /** Adds the rows of one more dossier. */
  add(rows: Rows, differing: Differing): void {
    const { contents, labels } = this.#template
    const people = saidOf(differing)
    const kept = this.#contents.map(wording => personal(JSON.parse(wording.say(people))))
    const said = [...people, ...kept.flatMap(({ ref }) => [ref.content, ref.sha256])]
    if (kept.length !== contents.length) throw new Error('content was lost')
    const acts = (JSON.parse(this.#acts.say(said)) as Act[]).map((act, index) => ({
      ...act,
      at: this.#instants[index] as Temporal.Instant,
    }))
    const name = stream(differing.id)
    const entries = sealAll(name, undefined, acts)
    const dossier = entries.reduce<Dossier | undefined>(evolve, undefined) as Dossier
    const shown: DossierLabels = {
      applicantName: differing.name,
      personalNumber: labels.personalNumber === null ? null : differing.number,
      subject: labels.subject === null ? null : this.#subject.say(people),
    }
    rows.dossiers.push({ ...dossierRow(dossier, shown, this.#calendar), facts: dossier })
    rows.work_items.push(...workRows(dossier, this.#calendar))
    rows.personal_content.push(...kept.map(({ row }) => ({ stream: name, ...row })))
    for (const { kind, seq, at, actor, bytes, hash } of entries)
      rows.journal_entries.push({ stream: name, seq, kind, at, actor, bytes, hash })
  }
}

/** The words of a template that are another in each copy, in the order of `saidOf`; a word it does not have is never found. */
function wordsOf({ id, code, unit, citizen, officer, labels, contents }: Template): string[] {
  const words = [id, code, unit, labels.applicantName, labels.personalNumber, citizen, officer]
  return [...words.map(word => word ?? nowhere), ...contents.flatMap(content => [content.id, content.sha256])]
}

const nowhere = '\u0000'

function saidOf({ id, code, unit, name, number, citizen, officer }: Differing): string[] {
  return [id, code, unit, name, number, citizen, officer]
}

/** A text with places in it for other words; said again a million times, it is cut up once. */
class Wording {
  readonly #texts: readonly string[]
  readonly #places: readonly number[]

  constructor(text: string, words: readonly string[]) {
    const pieces = text.split(new RegExp(`(${words.map(word => RegExp.escape(word)).join('|')})`))
    this.#texts = pieces.filter((_, index) => index % 2 === 0)
    this.#places = pieces.filter((_, index) => index % 2 === 1).map(word => words.indexOf(word))
  }

  say(said: readonly string[]): string {
    let text = this.#texts[0] as string
    for (let index = 0; index < this.#places.length; index += 1) {
      text += `${said[this.#places[index] as number]}${this.#texts[index + 1]}`
    }
    return text
  }
}

/** A dossier's id as it would have been made at that moment: rows filed together lie together. */
export function idAt(epochMilliseconds: number): string {
  const time = epochMilliseconds.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`
}
