// Configuration: what the environment says, judged once, with its secrets kept apart.
export { type Config, type Loaded, loadConfig } from './config.ts'
export { type Env, readEnv } from './env.ts'
export { isHostName, isLoopback } from './names.ts'
export { describeProblems, type Problem } from './problem.ts'
export { SECRET_BYTES, type Secrets } from './secrets.ts'
export { type Setting, settingNames, settings } from './settings.ts'
