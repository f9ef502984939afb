import { expect, test } from 'vitest'
import { actOfKey } from './grid-keys.ts'

test('arrows move within the page and turn it beyond its ends', () => {
  expect([actOfKey('ArrowDown', 0, 3), actOfKey('ArrowDown', 2, 3), actOfKey('ArrowUp', 2, 3), actOfKey('ArrowUp', 0, 3)]).toEqual([
    { move: 1 },
    { turn: 1 },
    { move: 1 },
    { turn: -1 },
  ])
  expect([actOfKey('Home', 2, 3), actOfKey('End', 0, 3)]).toEqual([{ move: 0 }, { move: 2 }])
})

test('right and left open and shut the details, digits grade, Enter accepts, other keys do nothing', () => {
  expect([
    actOfKey('ArrowRight', 0, 3),
    actOfKey('ArrowLeft', 0, 3),
    actOfKey('3', 0, 3),
    actOfKey('Enter', 0, 3),
    actOfKey('5', 0, 3),
    actOfKey('a', 0, 3),
  ]).toEqual([{ open: true }, { open: false }, { grade: 3 }, 'accept', null, null])
})
