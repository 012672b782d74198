// The operator's own tables, read as a start reads them: one that is not right keeps every server from starting.
import type { Config } from '../../config/index.ts'
import { loadPolicyFile } from '../../policy/index.ts'
import { loadMethods } from '../../registration/index.ts'
import { describeFailure } from '../failure.ts'
import { type Finding, ok, problem } from './finding.ts'

export function checkTables({ policyFile, methodsFile, mode }: Config): readonly Finding[] {
  return [
    ...(policyFile === undefined ? [] : [judge('policy', policyFile, () => loadPolicyFile(policyFile))]),
    ...(methodsFile === undefined ? [] : [judge('methods', methodsFile, () => loadMethods(methodsFile, mode))]),
  ]
}

function judge(check: string, path: string, read: () => unknown): Finding {
  try {
    read()
    return ok(check, `${path} can be used.`)
  } catch (cause) {
    const [found = '', ...lines] = describeFailure(cause).split('\n')
    return problem(check, {
      found,
      why: 'The server does not start with it.',
      fix: lines.map((line) => line.trim()).join(' ') || `ls -l ${path}    # as the user of the server`,
    })
  }
}
