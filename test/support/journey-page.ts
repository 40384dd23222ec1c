import * as cheerio from 'cheerio'
import type { Locale } from '../../src/kernel/index.ts'

/**
 * What every page owes, whatever it says: a title, its language, one `h1`, ids that are given once, a label for each
 * control, an address for each form, links that lead somewhere. An empty list is a page in order.
 */
export function faultsOfPage(html: string, locale: Locale): string[] {
  const $ = cheerio.load(html)
  const faults: string[] = []
  const fault = (found: boolean, words: string) => found && faults.push(words)
  fault($('head > title').text().trim() === '', 'no title')
  fault($('html').attr('lang') !== locale, `lang is ${$('html').attr('lang')}, not ${locale}`)
  fault($('h1').length !== 1, `${$('h1').length} h1`)
  fault($('main').length !== 1, `${$('main').length} main`)
  for (const id of twice(
    $('[id]')
      .map((_, each) => $(each).attr('id'))
      .get(),
  ))
    faults.push(`id ${id} is given twice`)
  $('form').each((_, form) => void fault(!$(form).attr('action'), 'a form without an action'))
  $('input, select, textarea').each((_, control) => {
    fault(!isLabelled($, control), `${control.tagName} ${$(control).attr('name') ?? ''} has no label`)
  })
  $('a[href^="#"]').each((_, link) => {
    const id = ($(link).attr('href') ?? '').slice(1)
    fault($(`[id="${id}"]`).length === 0, `a link leads to #${id}, which is not there`)
  })
  $('[aria-describedby], [aria-labelledby]').each((_, each) => {
    const ids = `${$(each).attr('aria-describedby') ?? ''} ${$(each).attr('aria-labelledby') ?? ''}`
    for (const id of ids.split(/\s+/).filter(Boolean))
      fault($(`[id="${id}"]`).length === 0, `described by #${id}, which is not there`)
  })
  $('img').each((_, image) => void fault($(image).attr('alt') === undefined, 'an image without alt'))
  fault(
    /\bundefined\b|\[object Object\]|\bNaN\b/.test($('body').text()),
    'a value that was not meant for people',
  )
  return faults
}

type Page = ReturnType<typeof cheerio.load>
type Control = Parameters<Page>[0]

const unlabelled = new Set(['hidden', 'submit', 'button', 'reset'])

function isLabelled($: Page, control: Control): boolean {
  const each = $(control)
  if (unlabelled.has(each.attr('type') ?? '')) return true
  if (each.attr('aria-label') || each.attr('aria-labelledby')) return true
  const id = each.attr('id')
  const label = id === undefined ? '' : $(`label[for="${id}"]`).text().trim()
  return label !== '' || each.closest('label').text().trim() !== ''
}

function twice(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
}
