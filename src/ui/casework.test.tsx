import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { normalised } from '../../test/support/normalised-html.ts'
import { SideNavigation, SubNavigation } from './components/navigation.tsx'
import { Timeline } from './components/timeline.tsx'
import { LocaleContext } from './locale.ts'

/** MOJ Frontend ships no fixtures: these are the examples of its documentation, as its own templates draw them. */
const english = (content: Parameters<typeof renderToString>[0]) =>
  normalised(renderToString(<LocaleContext.Provider value="en">{content}</LocaleContext.Provider>))

test('a timeline is drawn as the documented example', () => {
  const timeline = (
    <Timeline
      items={[
        {
          title: 'Application review in progress',
          children: 'Your application is being reviewed by one of our case workers.',
          at: Temporal.Instant.from('2019-06-07T12:32:00Z'),
          by: 'Caseworker 1',
        },
      ]}
    />
  )
  expect(english(timeline)).toBe(
    normalised(`
      <div class="moj-timeline">
        <div class="moj-timeline__item">
          <div class="moj-timeline__header">
            <h2 class="moj-timeline__title">Application review in progress</h2>
            <p class="moj-timeline__byline">by Caseworker 1</p>
          </div>
          <p class="moj-timeline__date"><time datetime="2019-06-07T12:32:00Z">19:32 on 07/06/2019</time></p>
          <div class="moj-timeline__description">Your application is being reviewed by one of our case workers.</div>
        </div>
      </div>`),
  )
})

test('a side navigation is drawn as the documented example, with our counts', () => {
  const navigation = (
    <SideNavigation
      label="Side navigation"
      sections={[
        {
          heading: 'Section 1',
          items: [
            { text: 'Nav item 1', href: '#1', active: true },
            { text: 'Nav item 2', href: '#2', count: 1214 },
          ],
        },
      ]}
    />
  )
  expect(english(navigation)).toBe(
    normalised(`
      <nav class="moj-side-navigation" aria-label="Side navigation">
        <h4 class="moj-side-navigation__title">Section 1</h4>
        <ul class="moj-side-navigation__list">
          <li class="moj-side-navigation__item moj-side-navigation__item--active">
            <a href="#1" aria-current="location">Nav item 1</a>
          </li>
          <li class="moj-side-navigation__item">
            <a href="#2">Nav item 2 <span class="mc-count">1.214</span></a>
          </li>
        </ul>
      </nav>`),
  )
})

test('a sub navigation is drawn as the documented example', () => {
  const navigation = (
    <SubNavigation
      label="Sub navigation"
      items={[
        { text: 'Nav item 1', href: '#1', active: true },
        { text: 'Nav item 2', href: '#2' },
      ]}
    />
  )
  expect(english(navigation)).toBe(
    normalised(`
      <nav class="moj-sub-navigation" aria-label="Sub navigation">
        <ul class="moj-sub-navigation__list">
          <li class="moj-sub-navigation__item"><a class="moj-sub-navigation__link" aria-current="page" href="#1">Nav item 1</a></li>
          <li class="moj-sub-navigation__item"><a class="moj-sub-navigation__link" href="#2">Nav item 2</a></li>
        </ul>
      </nav>`),
  )
})
