import { parentPort, workerData } from 'node:worker_threads'
import { digestNow } from '#scanner/sources/digest.ts'

const { path, throttle } = workerData as { path: string; throttle: number }
parentPort!.postMessage(digestNow(path, throttle))
