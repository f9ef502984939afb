import { Link } from '@tanstack/react-router'
import { inventoryRoutes } from '#contract/inventory.ts'
import { useAsk } from '../ui/api.ts'

/** The name of another dataset of the same source, as a link to its finding where there is one. */
export function DatasetLink({ roundId, sourceId, dataset }: { roundId: string; sourceId: string; dataset: string }) {
  const found = useAsk(inventoryRoutes.listFindings, { params: { id: roundId }, query: { q: dataset.slice(0, 100), limit: 100 } })
  const line = found.data?.items.find((each) => each.sourceId === sourceId && each.dataset === dataset && each.state !== 'replaced')
  return line ? (
    <Link to="/inventory/findings/$id" params={{ id: line.id }}>
      {dataset}
    </Link>
  ) : (
    <>{dataset}</>
  )
}
