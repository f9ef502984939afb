import { shortJson } from '#scanner/sources/json-flatten.ts'
import type { Finding } from '#contract/findings.ts'
import type { Flattener } from '#scanner/sources/json-flatten.ts'

type Geometry = { type: string; coordinates?: unknown; geometries?: Geometry[] }

const KINDS = new Set(['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon', 'GeometryCollection'])

/** Answers whether the value is a GeoJSON geometry (RFC 7946). */
export function isGeometry(value: unknown): value is Geometry {
  return typeof value === 'object' && value !== null && KINDS.has((value as Geometry).type) && ('coordinates' in value || 'geometries' in value)
}

/** Puts one feature: its properties as columns, its geometry in short as the column `geometry`, which is given back. */
export function putFeature(flat: Flattener, record: unknown): Geometry | null {
  const feature = (record ?? {}) as { id?: unknown; properties?: unknown; geometry?: unknown }
  const geometry = isGeometry(record) ? record : isGeometry(feature.geometry) ? feature.geometry : null
  if (feature.id !== undefined && typeof feature.id !== 'object' && !isGeometry(record)) flat.put(feature.id, 'id')
  if (feature.properties !== null && typeof feature.properties === 'object') flat.put(feature.properties)
  flat.put(geometry ? shortJson({ type: geometry.type, coordinates: geometry.coordinates ?? [] }) : null, 'geometry')
  return geometry
}

/** Widens west, south, east, north by every position of the geometry. */
export function geometryBounds(geometry: Geometry | null, known: Finding['bounds']): Finding['bounds'] {
  if (!geometry) return known
  const bounds: [number, number, number, number] = known ?? [Infinity, Infinity, -Infinity, -Infinity]
  const stack: unknown[] = [geometry.coordinates, ...(Array.isArray(geometry.geometries) ? geometry.geometries.slice(0, 10_000).map((part) => part?.coordinates) : [])]
  while (stack.length > 0) {
    const node = stack.pop()
    if (!Array.isArray(node)) continue
    if (typeof node[0] === 'number' && typeof node[1] === 'number') {
      bounds[0] = Math.min(bounds[0], node[0])
      bounds[1] = Math.min(bounds[1], node[1])
      bounds[2] = Math.max(bounds[2], node[0])
      bounds[3] = Math.max(bounds[3], node[1])
    } else for (const child of node) stack.push(child)
  }
  return Number.isFinite(bounds[0]) ? bounds : known
}
