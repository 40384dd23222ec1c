import type { ComponentChildren } from 'preact'

export interface PlainPageProps {
  readonly title: string
  readonly lead?: string | undefined
  readonly sections: readonly { readonly title: string; readonly children: ComponentChildren }[]
}

/** A page of text: a title and a few short sections. */
export function PlainPage({ title, lead, sections }: PlainPageProps) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-xl">{title}</h1>
        {lead !== undefined && <p class="govuk-body-l">{lead}</p>}
        {sections.map(section => (
          <section key={section.title}>
            <h2 class="govuk-heading-m">{section.title}</h2>
            {section.children}
          </section>
        ))}
      </div>
    </div>
  )
}
