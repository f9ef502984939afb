import { FIT } from '#scanner/recognise/kind.ts'
import { fitName, frequentShare, givenShare } from '#scanner/recognise/names.ts'
import { isIdentifier } from '#scanner/sources/json-names.ts'
import type { Faults } from '#scanner/faults.ts'

/**
 * The names of sheets as they may be told: where there is a sheet for each person, or one is called by a number of somebody, it is told by
 * its place (choice:masking).
 */
export function toldSheets(names: readonly string[], faults: Faults): string[] {
  const persons = names.filter((name) => fitName(name.trim()) === FIT.checked)
  const told = persons.length + names.filter(isIdentifier).length
  const areNames = told >= 2 && told * 2 >= names.length && frequentShare(persons) >= 0.8 && givenShare(persons) >= 0.6
  const isValue = (name: string): boolean => isIdentifier(name) || (areNames && persons.includes(name))
  const count = names.filter(isValue).length
  if (count > 0)
    faults.warn(
      'unsafe-name',
      {
        zh: '工作表以人名或号码命名，名称不写出，按顺序称为“工作表1”等',
        en: 'Sheets are called by names or numbers of persons; they are told by their order instead (工作表1 and so on)',
      },
      { count },
    )
  return names.map((name, at) => (isValue(name) ? `工作表${at + 1}` : name))
}
