/** The service's own sign: an open door under a roof. Nothing official. */
export function Emblem() {
  return (
    <svg class="mc-emblem" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false">
      <path
        fill="none"
        stroke="currentColor"
        stroke-width="3"
        stroke-linecap="round"
        stroke-linejoin="round"
        d="M5 36V13.5L20 4l15 9.5V36"
      />
      <path fill="currentColor" d="M14 19h14v17H14z" />
      <path class="mc-emblem__leaf" d="M22.5 21 30 18.5V38l-7.5-2.5z" />
      <circle class="mc-emblem__knob" cx="19.5" cy="28" r="1.3" />
    </svg>
  )
}
