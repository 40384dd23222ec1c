import type { OfficerViewer, Viewer } from '../../platform/http/index.ts'
import type { Actor } from './rules/actor.ts'
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

/** The units whose dossiers an officer has to do with: those where a post works on dossiers. An administrator's does not. */
export function unitsOf(officer: OfficerViewer): string[] {
  const posts = officer.posts.filter(post => workOnDossiers.has(post.role))
  return [...new Set(posts.map(post => post.unit))]
}

const workOnDossiers = new Set(['receivingOfficer', 'handlingOfficer', 'leader'])
