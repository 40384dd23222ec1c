import '../styles/main.css'
import {
  Button,
  Checkboxes,
  createAll,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  SkipLink,
} from 'govuk-frontend'
import { saveDrafts } from './autosave.ts'
import { offerCopies, offerPrinting } from './copy.ts'
import { PlainRadios } from './plain-radios.ts'
import { sendOnce } from './send-once.ts'
import { showProgress } from './upload.ts'

const components = [
  Button,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  PlainRadios,
  SkipLink,
]

/** Gives a page, or a page drawn anew, what scripts can add. Everything works without. */
function enhance(): void {
  document.body.classList.add('js-enabled', 'govuk-frontend-supported')
  for (const component of components) createAll(component)
  saveDrafts()
  showProgress(enhance)
  offerCopies()
  offerPrinting()
}

sendOnce()
enhance()
