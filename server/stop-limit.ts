/**
 * The most seconds a stop may take beside draining: requests, open pages and jobs ten each, the bundled database sixty, and some to spare.
 * Whoever starts the platform waits longer (deploy/rongshu.service).
 */
export const stopSeconds = 100
