import type { CheerioAPI } from 'cheerio'
import { expect } from 'vitest'

/** What every page must have, whatever it is about. */
export function pagesMet(path: string, $: CheerioAPI): void {
  expect($('title').text().trim(), `${path}: title`).not.toBe('')
  expect($('h1').length, `${path}: one h1`).toBe(1)
  expect($('html').attr('lang'), `${path}: language`).toMatch(/^(vi|en)$/)
  const ids = $('[id]')
    .toArray()
    .map(node => $(node).attr('id'))
  expect(
    new Set(ids).size,
    `${path}: every id once (${ids.filter((id, at) => ids.indexOf(id) !== at)})`,
  ).toBe(ids.length)
  for (const node of $('input, select, textarea').toArray()) {
    const control = $(node)
    if (['hidden', 'submit'].includes(control.attr('type') ?? '')) continue
    const id = control.attr('id') ?? ''
    expect($(`label[for="${id}"]`).length, `${path}: label of ${control.attr('name')}`).toBeGreaterThan(0)
  }
  for (const node of $('form').toArray())
    expect($(node).attr('action'), `${path}: a form's action`).toBeTruthy()
  for (const link of $('.govuk-error-summary a[href^="#"]').toArray()) {
    const target = ($(link).attr('href') ?? '').slice(1)
    expect(ids, `${path}: error leads to ${target}`).toContain(target)
  }
  expect($('body').text(), `${path}: nothing unsaid`).not.toMatch(/\bundefined\b|\[object|\bNaN\b|\bnull\b/)
}
