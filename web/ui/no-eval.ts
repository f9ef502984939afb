import { config } from 'zod'

// Shapes are checked without compiling them from text: the policy of the page forbids that, and asking whether it may be done is reported as a breach of it.
config({ jitless: true })
