import type { OfficerViewer, Viewer } from '../../platform/http/index.ts'
import type { Actor } from './rules/may.ts'
import type { Sight } from './store.ts'

/** The viewer as the record names them. */
export function actorOf(viewer: Viewer): Actor {
  return { id: `${viewer.kind}:${viewer.id}`, posts: viewer.kind === 'officer' ? viewer.posts : [] }
}

/** What the viewer may see: citizens their own, officers what their units have to do with, the centre's supervisor all. */
export function sightOf(viewer: Viewer): Sight {
  if (viewer.kind === 'citizen') return { who: 'citizen', id: viewer.id }
  if (viewer.posts.some(post => post.role === 'supervisor')) return { who: 'all' }
  return { who: 'officer', units: unitsOf(viewer) }
}

export function unitsOf(officer: OfficerViewer): string[] {
  return [...new Set(officer.posts.map(post => post.unit))]
}
