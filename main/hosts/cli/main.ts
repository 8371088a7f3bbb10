import { runCommand } from './command.ts';
void runCommand;
