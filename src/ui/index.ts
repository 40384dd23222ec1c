export { assetsRoutes } from './assets-routes.ts'
export * from './components/action-bar.tsx'
export * from './components/button.tsx'
export * from './components/cards.tsx'
export {
  Checkboxes,
  type CheckboxesProps,
  type Choice,
  type Divider,
  Radios,
  type RadiosProps,
} from './components/choices.tsx'
export * from './components/date-input.tsx'
export * from './components/document-viewer.tsx'
export * from './components/error-summary.tsx'
export {
  ErrorMessage,
  type ErrorWords,
  type FieldProps,
  Fieldset,
  type FieldsetProps,
  type FormGroupOptions,
  type LabelWords,
} from './components/field.tsx'
export * from './components/file-upload.tsx'
export { Form, type FormProps } from './components/form.tsx'
export * from './components/links.tsx'
export * from './components/live-part.tsx'
export * from './components/navigation.tsx'
export * from './components/notices.tsx'
export { NotificationBanner as Banner } from './components/notices.tsx'
export * from './components/pagination.tsx'
export * from './components/process-line.tsx'
export * from './components/search-box.tsx'
export * from './components/select.tsx'
export * from './components/summary-list.tsx'
export * from './components/table.tsx'
export * from './components/task-list.tsx'
export {
  PasswordInput,
  type PasswordInputProps,
  TextInput,
  type TextInputProps,
} from './components/text-input.tsx'
export * from './components/textarea.tsx'
export * from './components/time-left.tsx'
export * from './components/timeline.tsx'
export type { Attributes, Words } from './components/words.ts'
export { goKey, listKeys, pageKeys } from './desk-keys.ts'
export { faviconRoutes } from './layout/favicon.ts'
export type { PageProps, PageRequest } from './layout/page.tsx'
export { useLocale } from './locale.ts'
export { sendPage } from './render.tsx'
export { configureSite, type Site, type SiteLink } from './site.ts'
