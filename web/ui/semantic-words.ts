export * from '#contract/semantic-words.ts'
