import { type AddCommand, addCommand } from './add-command.ts';

export const addDoctor: AddCommand = (program) => {
  addCommand(program, 'doctor', 'check settings, engine, disk, clock and permissions', ['turnout doctor']);
};
