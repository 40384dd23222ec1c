import { type CheerioAPI, load } from 'cheerio'

/** A page as a reader, an ear or a keyboard meets it. */
export interface CheckedPage {
  readonly $: CheerioAPI
  readonly faults: readonly string[]
}

/** What every page owes its readers; each fault is a sentence that names the element. */
export function checkPage(html: string, language: 'vi' | 'en'): CheckedPage {
  const $ = load(html)
  return {
    $,
    faults: [
      ...headFaults($, language),
      ...idFaults($),
      ...labelFaults($),
      ...referenceFaults($),
      ...formFaults($),
    ],
  }
}

function headFaults($: CheerioAPI, language: string): string[] {
  const headings = $('h1')
  return [
    ...($('html').attr('lang') === language ? [] : [`the language is ${$('html').attr('lang')}`]),
    ...(headings.length === 1 ? [] : [`${headings.length} h1`]),
    ...($('title').text().trim() === '' ? ['no title'] : []),
    ...($('main').length === 1 ? [] : [`${$('main').length} main`]),
    ...($('meta[name=viewport]').length === 1 ? [] : ['no viewport']),
    ...$('h1, h2, h3')
      .toArray()
      .filter(heading => $(heading).text().trim() === '')
      .map(heading => `empty ${heading.tagName}`),
  ]
}

function idFaults($: CheerioAPI): string[] {
  const ids = $('[id]')
    .toArray()
    .map(element => $(element).attr('id') ?? '')
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map(id => `id ${id} twice`)
}

/** Each thing that can be filled in or pressed has a name. */
function labelFaults($: CheerioAPI): string[] {
  const fields = $('input:not([type=hidden], [type=submit], [type=button]), select, textarea').toArray()
  const unnamed = fields.filter(field => {
    const id = $(field).attr('id')
    const labelled =
      id !== undefined && $('label').filter((_, label) => $(label).attr('for') === id).length > 0
    return !labelled && $(field).closest('label').length === 0 && !hasAriaName($, $(field))
  })
  const silent = $('a[href], button, summary')
    .toArray()
    .filter(element => $(element).text().trim() === '' && !hasAriaName($, $(element)))
  const pictures = $('img:not([alt])').toArray()
  return [
    ...unnamed.map(field => `no label: ${$(field).attr('name') ?? $.html(field).slice(0, 80)}`),
    ...silent.map(element => `no name: ${$.html(element).slice(0, 80)}`),
    ...pictures.map(picture => `no alt: ${$(picture).attr('src')}`),
  ]
}

function hasAriaName($: CheerioAPI, element: ReturnType<CheerioAPI>): boolean {
  if ((element.attr('aria-label') ?? '').trim() !== '') return true
  return (element.attr('aria-labelledby') ?? '').split(/\s+/).some(id => id !== '' && byId($, id).length > 0)
}

/** What points to another element of the page points to one that is there. */
function referenceFaults($: CheerioAPI): string[] {
  return ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls']
    .flatMap(attribute =>
      $(`[${attribute}]`)
        .toArray()
        .flatMap(element => ($(element).attr(attribute) ?? '').split(/\s+/))
        .filter(id => id !== '' && byId($, id).length === 0)
        .map(id => `${attribute} names #${id}, which is not there`),
    )
    .concat(
      $('a[href^="#"]')
        .toArray()
        .map(link => ($(link).attr('href') ?? '').slice(1))
        .filter(id => id !== '' && byId($, id).length === 0)
        .map(id => `a link leads to #${id}, which is not there`),
    )
}

function byId($: CheerioAPI, id: string) {
  return $('[id]').filter((_, element) => $(element).attr('id') === id)
}

function formFaults($: CheerioAPI): string[] {
  return $('form')
    .toArray()
    .flatMap(form => {
      const posts = ($(form).attr('method') ?? 'get').toLowerCase() === 'post'
      const named = `the form ${$(form).attr('action') ?? ''}`
      const isUpload = $(form).attr('enctype') === 'multipart/form-data'
      const hasButton = $(form).find('button:not([type=button]), input[type=submit]').length > 0
      return [
        ...($(form).attr('action') === undefined ? ['a form without an action'] : []),
        ...(hasButton ? [] : [`${named} has no button`]),
        ...(posts && !isUpload && $(form).find('input[name=_csrf]').length !== 1
          ? [`${named} carries no token`]
          : []),
      ]
    })
}
