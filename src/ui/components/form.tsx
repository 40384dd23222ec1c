import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { useMessages } from '../locale.ts'
import { type Attributes, classes, type Words } from './words.ts'

/** Gives the token when a form asks for it, so that a page without a form sets no cookie. The layout provides it. */
export const CsrfContext = createContext<() => string>(() => '')

export interface FormProps {
  readonly action: string
  readonly method?: 'post' | 'get' | undefined
  /** The token; the page's own when left out. */
  readonly csrf?: string | undefined
  /** The form carries files. */
  readonly multipart?: boolean | undefined
  /** Address that keeps a draft as it is typed (with scripts): the form's fields are posted there. */
  readonly autosave?: string | undefined
  /** Files go up with a progress bar (with scripts). */
  readonly progress?: boolean | undefined
  readonly id?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly children?: Words
}

/** A form that cannot be forged and is sent once however often the button is pressed. */
export function Form(props: FormProps) {
  const pageToken = useContext(CsrfContext)
  const messages = useMessages()
  const method = props.method ?? 'post'
  return (
    <form
      id={props.id}
      class={classes(props.classes) || undefined}
      action={props.action}
      method={method}
      enctype={props.multipart ? 'multipart/form-data' : undefined}
      // The service names what is wrong in its own words, in one place.
      novalidate
      data-mc-form={method === 'post' ? 'once' : undefined}
      data-mc-autosave={props.autosave}
      data-mc-saved={props.autosave && messages.draftSaved}
      data-mc-unsaved={props.autosave && messages.draftNotSaved}
      data-mc-progress={props.progress ? messages.uploading : undefined}
      data-mc-failed={props.progress ? messages.uploadFailed : undefined}
      {...props.attributes}
    >
      {method === 'post' && <input type="hidden" name="_csrf" value={props.csrf ?? pageToken()} />}
      {props.children}
    </form>
  )
}
