export function clockAt(at) {
  let now = Temporal.Instant.from(at)
  return {
    now: () => now,
    set(later) {
      now = Temporal.Instant.from(later)
    },
    advance(by) {
      now = now.add(by)
    },
  }
}
//# sourceMappingURL=clock.js.map
