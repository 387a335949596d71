#!/usr/bin/env node
import { start } from './cli/program.js';

await start(process);
