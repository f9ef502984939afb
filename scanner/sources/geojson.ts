import { createHash } from 'node:crypto'
import { shortJson } from '#scanner/sources/json-flatten.ts'
import type { Finding } from '#contract/findings.ts'
import type { Flattener } from '#scanner/sources/json-flatten.ts'

type Geometry = { type: string; coordinates?: unknown; geometries?: Geometry[] }

const KINDS = new Set(['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon', 'GeometryCollection'])

/** Answers whether the value is a GeoJSON geometry (RFC 7946). */
export function isGeometry(value: unknown): value is Geometry {
  return (
    typeof value === 'object' && value !== null && KINDS.has((value as Geometry).type) && ('coordinates' in value || 'geometries' in value)
  )
}

/** Puts one feature: its properties as columns, its geometry in short as the column `geometry`, which is given back. */
export function putFeature(flat: Flattener, record: unknown): Geometry | null {
  const feature = (record ?? {}) as { id?: unknown; properties?: unknown; geometry?: unknown }
  const geometry = isGeometry(record) ? record : isGeometry(feature.geometry) ? feature.geometry : null
  if (feature.id !== undefined && typeof feature.id !== 'object' && !isGeometry(record)) flat.put(feature.id, 'id')
  if (feature.properties !== null && typeof feature.properties === 'object') flat.put(feature.properties)
  flat.put(geometry ? geometryText(geometry) : null, 'geometry')
  return geometry
}

const WHOLE = 1000

/**
 * A geometry as text: whole where it is short; else its kind, its first position, how many it has and their digest, so that different ones
 * stay different and it is still JSON.
 */
function geometryText(geometry: Geometry): string {
  const whole = shortJson(
    Array.isArray(geometry.geometries)
      ? { type: geometry.type, geometries: geometry.geometries }
      : { type: geometry.type, coordinates: geometry.coordinates ?? [] },
    WHOLE,
  )
  if (whole.length < WHOLE) return whole
  const numbers = positionsOf(geometry).flatMap(([x, y]) => [x, y])
  const digest = createHash('sha256').update(new Float64Array(numbers)).digest('hex').slice(0, 16)
  return JSON.stringify({ type: geometry.type, coordinates: numbers.slice(0, 2), positions: numbers.length / 2, digest })
}

/** Every position of a geometry, from its first; however deep it is. */
function positionsOf(geometry: Geometry): [number, number][] {
  const positions: [number, number][] = []
  const stack: unknown[] = [
    geometry.coordinates,
    ...(Array.isArray(geometry.geometries) ? geometry.geometries.slice(0, 10_000).map((part) => part?.coordinates) : []),
  ].toReversed()
  while (stack.length > 0) {
    const node = stack.pop()
    if (!Array.isArray(node)) continue
    if (typeof node[0] === 'number' && typeof node[1] === 'number') positions.push([node[0], node[1]])
    else for (let at = node.length - 1; at >= 0; at--) stack.push(node[at])
  }
  return positions
}

/** Widens west, south, east, north by every position of the geometry. */
export function geometryBounds(geometry: Geometry | null, known: Finding['bounds']): Finding['bounds'] {
  if (!geometry) return known
  const bounds: [number, number, number, number] = known ?? [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of positionsOf(geometry)) {
    bounds[0] = Math.min(bounds[0], x)
    bounds[1] = Math.min(bounds[1], y)
    bounds[2] = Math.max(bounds[2], x)
    bounds[3] = Math.max(bounds[3], y)
  }
  return Number.isFinite(bounds[0]) ? bounds : known
}
