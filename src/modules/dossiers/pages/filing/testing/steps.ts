import { expect } from 'vitest'
import type { TestApp } from '../../../../../../test/support/app.ts'
import { birthAnswers, onePixelPng } from '../../../../../../test/support/filings.ts'
import { type Answer, follow, type Visitor } from './visitor.ts'

/** Registering a birth. */
export const birth = '1.001193'

/** The hospital's paper, in its box. */
export const paper = { field: 'files-birthNotice', name: 'giay-chung-sinh.png', content: onePixelPng }

/** What somebody does on the way to a filed dossier, by the forms of the pages. */
export interface Steps {
  /** The answers of a group as they are typed into its boxes. */
  typedGroup(group: string, over?: Readonly<Record<string, string>>): Record<string, string>
  /** Opens a draft and gives its address. */
  begin(who: Visitor, fields?: Readonly<Record<string, string>>): Promise<string>
  /** Every page of questions, in the order the service leads through them. */
  answerAll(who: Visitor, from: Answer): Promise<Answer>
  /** A draft with everything in it, before its last page. */
  aFullDraft(who: Visitor): Promise<string>
  /** A dossier filed from home, by its code. */
  file(who: Visitor): Promise<string>
}

export function stepsAt(site: TestApp): Steps {
  const steps: Steps = {
    typedGroup(group, over = {}) {
      const procedure = site.parts.catalogue.procedure(birth)
      const fields = procedure?.form.groups.find(({ key }) => key === group)?.fields ?? []
      const own = Object.entries(birthAnswers).filter(([key]) => fields.some(field => field.key === key))
      return { ...Object.assign({}, ...own.map(([key, value]) => typed(key, value))), ...over }
    },
    async begin(who, fields = { anew: 'yes' }) {
      await who.get(`/nop-ho-so/${birth}`)
      const begun = await who.post(`/nop-ho-so/${birth}`, fields)
      expect(begun.status).toBe(303)
      expect(begun.location).toMatch(/^\/drafts\/[0-9a-f-]{36}$/)
      return begun.location
    },
    async answerAll(who, from) {
      let answer = from
      for (let guard = 0; guard < 20; guard += 1) {
        const group = /\/questions\/(\w+)$/.exec(answer.location)?.[1]
        if (group === undefined) return answer
        await follow(who, answer)
        answer = await who.post(answer.location, steps.typedGroup(group))
        expect(answer.status, answer.$('.govuk-error-summary').text()).toBe(303)
      }
      throw new Error('the questions never end')
    },
    async aFullDraft(who) {
      const draft = await steps.begin(who)
      const where = await who.post(`${draft}/where`, { competentAuthority: 'ward-00004' })
      const papers = await steps.answerAll(who, where)
      expect(papers.location).toBe(`${draft}/papers`)
      await who.get(papers.location)
      const result = await who.postFiles(`${draft}/papers`, { do: 'continue' }, [paper])
      expect(result.location, result.$('.govuk-error-summary').text()).toBe(`${draft}/result`)
      const contact = { phone: '0900000101', email: 'maihoa@hanoi.example' }
      const check = await who.post(`${draft}/result`, { returnBy: 'account', ...contact })
      expect(check.location).toBe(`${draft}/check`)
      return draft
    },
    async file(who) {
      const draft = await steps.aFullDraft(who)
      await who.get(`${draft}/check`)
      return codeIn((await who.post(`${draft}/submit`, { declaration: 'yes' })).location)
    },
  }
  return steps
}

/** An answer as somebody types it into its boxes. */
function typed(key: string, value: string | boolean): Record<string, string> {
  if (typeof value === 'boolean') return { [key]: value ? 'yes' : 'no' }
  const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value)
  if (date === null) return { [key]: value }
  return { [`${key}-day`]: date[3] ?? '', [`${key}-month`]: date[2] ?? '', [`${key}-year`]: date[1] ?? '' }
}

/** The code in the address of a dossier. */
export function codeIn(location: string): string {
  return /\/dossiers\/([^/?]+)/.exec(location)?.[1] ?? ''
}

/** Everything that stands in the boxes of a page's form, as a browser would send it back. */
export function standingIn({ $ }: Answer): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const node of $('main form').find('input, select, textarea').toArray()) {
    const control = $(node)
    const isChosen = !['radio', 'checkbox'].includes(control.attr('type') ?? '') || control.is('[checked]')
    const name = control.attr('name') ?? ''
    if (name !== '' && name !== '_csrf' && isChosen) fields[name] = String(control.val() ?? '')
  }
  return fields
}
