/**
 * Which jobs `j` of the queue have failed for good: those that no later one of the same work has made up for, and of what fails again and
 * again the latest alone.
 */
export const failedForGood = `
  j.state = 'failed'
    and not exists (
      select
      from pgboss.job l
      where l.name = j.name
        and l.data = j.data
        and l.created_on > j.created_on
        and l.state in ('created', 'retry', 'active', 'completed', 'failed')
    )
`
