import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { gallery } from './gallery.tsx'

describe.each(gallery())('the gallery page $name', ({ html }) => {
  const $ = load(html)
  const all = (selector: string) =>
    $(selector)
      .toArray()
      .map(element => $(element))

  test('says its language and title and has one h1', () => {
    expect($('html').attr('lang')).toMatch(/^(vi|en)$/)
    expect($('title').text()).not.toBe('')
    expect($('h1')).toHaveLength(1)
    expect($('main h1')).toHaveLength(1)
  })

  test('uses each id once, and only ids that exist', () => {
    const ids = all('[id]').map(element => element.attr('id'))
    expect(ids).toEqual([...new Set(ids)])
    const named = all('[aria-describedby], [aria-labelledby]').flatMap(element =>
      [element.attr('aria-describedby'), element.attr('aria-labelledby')].flatMap(
        list => list?.split(' ') ?? [],
      ),
    )
    expect(named.filter(id => !ids.includes(id))).toEqual([])
  })

  test('labels every field and gives every form an address', () => {
    const fields = all('input:not([type=hidden]), select, textarea')
    expect(fields.filter(field => $(`label[for="${field.attr('id')}"]`).length !== 1)).toEqual([])
    expect(all('form').filter(form => !form.attr('action'))).toEqual([])
    expect(all('form[method=post]').filter(form => form.find('[name=_csrf]').length !== 1)).toEqual([])
  })

  test('has no style or script inside', () => {
    expect($('[style], style, script:not([src])')).toHaveLength(0)
    const handlers = all('*').flatMap(element =>
      Object.keys(element.attr() ?? {}).filter(name => /^on/.test(name)),
    )
    expect(handlers).toEqual([])
  })

  test('leads to its content first', () => {
    expect($('body a').first().attr('href')).toBe('#main-content')
    expect($('#main-content')).toHaveLength(1)
  })
})

test('a page with errors says so in its title, and each error leads to its field', () => {
  const page = gallery().find(({ name }) => name === 'form-errors')
  const $ = load(page?.html ?? '')
  expect($('title').text()).toMatch(/^Lỗi: Trẻ được khai sinh/)
  const targets = $('.govuk-error-summary__list a')
    .toArray()
    .map(link => $(link).attr('href')?.slice(1))
  expect(targets).toHaveLength(4)
  expect(targets.filter(id => $(`[id="${id}"]`).is('input'))).toEqual(targets)
})

test('the language switch leads to the same page in the other language', () => {
  const switches = gallery().flatMap(({ name, html }) => {
    const link = load(html)('a[hreflang]')
    return name.startsWith('home') ? [[name, link.attr('href'), link.text()]] : []
  })
  expect(switches).toEqual([
    ['home', '/en', 'English'],
    ['home-en', '/', 'Tiếng Việt'],
  ])
})
